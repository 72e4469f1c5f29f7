package convscope.engine.dl4j;

import convscope.engine.Classifier;
import convscope.engine.Device;
import convscope.engine.Engine;
import convscope.engine.InputGradients;
import convscope.engine.Optimizer;
import convscope.engine.Trainer;
import convscope.engine.dl4j.kernel.HostMemory;
import convscope.engine.dl4j.kernel.KernelSet;
import convscope.engine.dl4j.kernel.LibraryVersion;
import convscope.engine.dl4j.loops.LoopKernels;
import convscope.engine.dl4j.loops.OneDnnProducts;
import convscope.engine.dl4j.loops.OpenBlasProducts;
import convscope.engine.dl4j.loops.Products;
import convscope.engine.dl4j.nd4j.Nd4jKernels;
import convscope.engine.dl4j.onednn.OneDnnKernels;
import convscope.foundation.Problem;
import convscope.model.Network;
import convscope.natives.Natives;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** The engine on Deeplearning4j, with the fastest kernels that the machine has unless told otherwise. */
final class Dl4jEngine implements Engine {
  private static final long PEAK_SIZE = 2048;
  private static final int PEAK_ROUNDS = 10;

  private final Natives natives;
  private final String variant;
  private final int threads;
  private final KernelSet kernels;

  private Dl4jEngine(Natives natives, String variant, int threads) {
    this.natives = natives;
    this.variant = variant;
    this.threads = threads;
    kernels = kernels(natives, variant, threads);
  }

  /**
   * Loads the native libraries, which takes a second or two and is done once a process.
   *
   * @param threads for one step; 0 for one a core. Several engines of a process may have different numbers; with ND4J's own
   *     operations the one that was opened last decides for all of them
   * @param variant one of {@link Dl4jProvider#variants}
   * @throws Problem if the libraries cannot be loaded, or the kernels asked for are not there
   */
  static Dl4jEngine open(int threads, String variant) {
    Natives natives = loadLibraries(threads);
    return new Dl4jEngine(natives, variant, natives.threads(threads));
  }

  /** Loads ND4J and what is below it, where nobody has yet. */
  static Natives loadLibraries(int threads) {
    Natives natives = Natives.prepare(threads);
    try {
      natives.loading(() -> Nd4j.getMemoryManager().togglePeriodicGc(false));
    } catch (LinkageError | RuntimeException unable) {
      throw new Problem("Cannot load ND4J's native library for " + natives.cpu().name()
          + ": build for this system, or with -Dconvscope.platforms=all for every one.", unable);
    }
    // ND4J would take as many threads as the environment said when Java started.
    shareOperationsAmong(natives.threads());
    // Products are shared out among our own threads; OpenBLAS's, waiting, would take the cores from them.
    Nd4j.factory().blas().setMaxThreads(1);
    return natives;
  }

  /** ND4J has one number of threads for the whole process. */
  private static void shareOperationsAmong(int threads) {
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
  }

  private static KernelSet kernels(Natives natives, String variant, int threads) {
    return switch (variant) {
      case Dl4jProvider.ND4J -> nd4j(threads);
      case Dl4jProvider.ONEDNN -> oneDnn(natives, threads);
      case Dl4jProvider.OPENBLAS -> new LoopKernels(new OpenBlasProducts(), threads);
      case Dl4jProvider.LOOPS -> new LoopKernels(products(natives), threads);
      // Loops need arrays that Java can reach: a build of ND4J for cards has its own operations alone.
      default -> HostMemory.onHost() ? chosen(natives, threads) : nd4j(threads);
    };
  }

  private static KernelSet nd4j(int threads) {
    shareOperationsAmong(threads);
    return new Nd4jKernels(() -> Natives.shareOutAmong(threads));
  }

  private static KernelSet chosen(Natives natives, int threads) {
    if (!hasCompiledProducts(natives)) {
      return new LoopKernels(new OpenBlasProducts(), threads);
    }
    try {
      return new ChosenKernels(natives.cpu().level(), threads);
    } catch (LinkageError none) {
      return new LoopKernels(new OpenBlasProducts(), threads);
    }
  }

  private static KernelSet oneDnn(Natives natives, int threads) {
    try {
      return new OneDnnKernels(() -> Natives.shareOutAmong(threads));
    } catch (LinkageError none) {
      throw new Problem("There is no oneDNN for " + natives.cpu().architecture()
          + " here: choose other kernels instead.", none);
    }
  }

  /** Whether oneDNN compiles products for this processor; elsewhere it has a plain loop for them. */
  private static boolean hasCompiledProducts(Natives natives) {
    return natives.cpu().architecture().equals("x86_64");
  }

  /** The faster library for products of matrices. */
  private static Products products(Natives natives) {
    if (!hasCompiledProducts(natives)) {
      return new OpenBlasProducts();
    }
    try {
      return new OneDnnProducts();
    } catch (LinkageError none) {
      return new OpenBlasProducts();
    }
  }

  @Override
  public Trainer trainer(Network network, int batchSize, Optimizer optimizer) {
    return new Dl4jTrainer(network, batchSize, optimizer, kernels.forOneNetwork(), natives.threads());
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
  public Device device() {
    return Dl4jProvider.device(natives.cpu());
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
    versions.put("deeplearning4j", LibraryVersion.of("org.deeplearning4j", "deeplearning4j-nn"));
    versions.put("nd4j", LibraryVersion.of("org.nd4j", "nd4j-api"));
    versions.put("nd4j-native", natives.extension().isEmpty() ? "plain" : natives.extension().substring(1));
    versions.putAll(kernels.versions());
    return versions;
  }

  @Override
  public String variant() {
    return variant;
  }

  @Override
  public Map<String, String> arithmetic(Network network, int batchSize) {
    return CompiledNetwork.arithmetic(network, batchSize, kernels);
  }

  @Override
  public int threads() {
    return threads;
  }
}
