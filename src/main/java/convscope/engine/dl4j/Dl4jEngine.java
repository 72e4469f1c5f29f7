package convscope.engine.dl4j;

import convscope.engine.Classifier;
import convscope.engine.Device;
import convscope.engine.Engine;
import convscope.engine.InputGradients;
import convscope.engine.KernelChoice;
import convscope.engine.Optimizer;
import convscope.engine.Trainer;
import convscope.foundation.Problem;
import convscope.model.Network;
import convscope.natives.Natives;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.global.dnnl;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** The engine on Deeplearning4j, with the fastest kernels that the machine has unless told otherwise. */
public final class Dl4jEngine implements Engine {
  private static final long PEAK_SIZE = 2048;
  private static final int PEAK_ROUNDS = 10;

  private final Natives natives;
  private final KernelSet kernels;

  private Dl4jEngine(Natives natives, KernelSet kernels) {
    this.natives = natives;
    this.kernels = kernels;
  }

  /**
   * Loads the native libraries, which takes a second or two and is done once a process.
   *
   * @param threads for one step; 0 for one a core
   * @throws Problem if the libraries cannot be loaded, or the kernels asked for are not there
   */
  public static Dl4jEngine open(int threads, KernelChoice choice) {
    Natives natives = Natives.prepare(threads);
    try {
      natives.loading(() -> Nd4j.getMemoryManager().togglePeriodicGc(false));
    } catch (LinkageError | RuntimeException unable) {
      throw new Problem("Cannot load ND4J's native library for " + natives.cpu().name()
          + ": build for this system, or with -Dconvscope.platforms=all for every one.", unable);
    }
    // ND4J would take as many threads as the environment said when Java started.
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(natives.threads());
    if (natives.extension().contains("onednn")) {
      // OpenBLAS is left with vectors only, and its waiting threads would take the cores from oneDNN's: steps of 33 ms
      // were seen to take 100 every now and then.
      Nd4j.factory().blas().setMaxThreads(1);
    }
    return new Dl4jEngine(natives, kernels(natives, choice));
  }

  private static KernelSet kernels(Natives natives, KernelChoice choice) {
    boolean cuda = !HostMemory.onHost();
    if (choice == KernelChoice.ND4J || choice == KernelChoice.AUTO && cuda) {
      return new Nd4jKernels();
    }
    try {
      KernelSet[] made = new KernelSet[1];
      natives.limited(() -> made[0] = new OneDnnKernels());
      return made[0];
    } catch (LinkageError none) {
      if (choice == KernelChoice.ONEDNN) {
        throw new Problem("There is no oneDNN for " + natives.cpu().architecture()
            + " here: choose the nd4j kernels instead.", none);
      }
      return new Nd4jKernels();
    }
  }

  @Override
  public Trainer trainer(Network network, int batchSize, Optimizer optimizer) {
    return new Dl4jTrainer(network, batchSize, optimizer, kernels.forOneNetwork());
  }

  @Override
  public Classifier classifier(Network network, int batchSize) {
    return new Dl4jClassifier(network, batchSize, kernels.forOneNetwork());
  }

  @Override
  public InputGradients inputGradients(Network network, int batchSize) {
    return new Dl4jInputGradients(network, batchSize, kernels.forOneNetwork());
  }

  @Override
  public void writeZip(Network network, Map<String, float[]> parameters, OutputStream out) throws IOException {
    new StockNetwork(network, parameters).writeTo(out);
  }

  @Override
  public List<Device> devices() {
    List<Device> devices = new ArrayList<>();
    String library = kernels.name().equals("onednn") ? "oneDNN" : "ND4J's operations";
    devices.add(new Device(natives.cpu().name(),
        natives.cpu().cores() + " cores, " + natives.cpu().level() + ", " + natives.threads() + " threads", true,
        "Trains here, with " + library + "."));
    devices.addAll(NvidiaCards.list());
    return devices;
  }

  @Override
  public double measurePeak() {
    try (INDArray left = Nd4j.rand(DataType.FLOAT, PEAK_SIZE, PEAK_SIZE);
        INDArray right = Nd4j.rand(DataType.FLOAT, PEAK_SIZE, PEAK_SIZE);
        INDArray to = Nd4j.create(DataType.FLOAT, PEAK_SIZE, PEAK_SIZE)) {
      double best = 0;
      for (int round = 0; round < PEAK_ROUNDS; round++) {
        long start = System.nanoTime();
        Nd4jKernels.product(left, false, right, false, to);
        best = Math.max(best, 2.0 * PEAK_SIZE * PEAK_SIZE * PEAK_SIZE / (System.nanoTime() - start));
      }
      return best;
    }
  }

  @Override
  public Map<String, String> versions() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("deeplearning4j", version(MultiLayerNetwork.class));
    versions.put("nd4j", version(Nd4j.class));
    versions.put("nd4j-native", natives.extension().isEmpty() ? "plain" : natives.extension().substring(1));
    if (kernels instanceof OneDnnKernels) {
      dnnl_version_t version = dnnl.dnnl_version();
      versions.put("onednn", version.major() + "." + version.minor() + "." + version.patch());
    }
    return versions;
  }

  private static String version(Class<?> of) {
    String version = of.getPackage().getImplementationVersion();
    return version == null ? "1.0.0-M2.1" : version;
  }

  @Override
  public String kernels() {
    return kernels.name();
  }

  @Override
  public int threads() {
    return natives.threads();
  }
}
