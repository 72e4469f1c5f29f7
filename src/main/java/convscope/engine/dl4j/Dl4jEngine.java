package convscope.engine.dl4j;

import convscope.engine.Classifier;
import convscope.engine.Device;
import convscope.engine.Engine;
import convscope.engine.InputGradients;
import convscope.engine.Learning;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine on Deeplearning4j, by default with the fastest kernels of the machine. */
final class Dl4jEngine implements Engine {
  private static final Logger LOG = LoggerFactory.getLogger(Dl4jEngine.class);
  private static final long PEAK_SIZE = 2048;
  private static final int PEAK_ROUNDS = 10;

  private static boolean told;

  private final Natives natives;
  private final Device device;
  private final int threads;
  private final String variant;
  private final KernelSet kernels;

  private Dl4jEngine(Natives natives, Device device, int threads, String variant) {
    this.natives = natives;
    this.device = device;
    this.threads = threads;
    this.variant = variant;
    kernels = kernels(natives, threads, variant);
  }

  /**
   * Loads the native libraries, which takes a second or two and is done once per process.
   *
   * @param threads for one step; 0 for one per core
   * @param variant one of {@link Dl4jProvider#variants}
   * @throws Problem if the libraries cannot be loaded, or the requested kernels are not available
   */
  static Dl4jEngine open(int threads, String variant) {
    Backend.choose(Backend.PROCESSOR);
    Natives natives = loadLibraries(threads);
    // A library's number of threads is fixed when the process starts; each engine has its own number of ours.
    int own = threads > 0 ? threads : natives.usualThreads();
    return new Dl4jEngine(natives, Dl4jProvider.device(natives.cpu()), librarysOwn(variant) ? natives.threads() : own,
        variant);
  }

  private static boolean librarysOwn(String variant) {
    return variant.equals(Dl4jProvider.ND4J) || variant.equals(Dl4jProvider.ONEDNN);
  }

  /**
   * Opens ND4J's CUDA for {@code card}.
   *
   * @throws Problem if it cannot be loaded, or ND4J computes on the processor already
   */
  static Dl4jEngine onCard(Device card, int threads) {
    Backend.allow(Backend.CUDA);
    Natives.prepare(threads);
    Nd4jCuda.check(card);
    Backend.choose(Backend.CUDA);
    Natives natives = loadLibraries(threads);
    return new Dl4jEngine(natives, card, natives.threads(), Dl4jProvider.ND4J);
  }

  /** Loads ND4J and the libraries below it, if not loaded yet: for the processor, unless a card was opened. */
  static Natives loadLibraries(int threads) {
    Natives natives = Natives.prepare(threads);
    Backend backend = Backend.ofThisProcess();
    Backend.choose(backend);
    if (backend == Backend.CUDA) {
      loadCuda();
      return natives;
    }
    sayWhyNotCuda();
    try {
      natives.loading(() -> Nd4j.getMemoryManager().togglePeriodicGc(false));
    } catch (LinkageError | RuntimeException unable) {
      throw Problem.because(unable, Dl4jEngine.class, "native.unloadable", natives.cpu().name());
    }
    // ND4J would use the number of threads set in the environment when Java started.
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(natives.threads());
    // Products are divided among our own threads; OpenBLAS's waiting threads would take the cores from them.
    Nd4j.factory().blas().setMaxThreads(1);
    return natives;
  }

  private static void loadCuda() {
    try {
      Nd4j.getMemoryManager().togglePeriodicGc(false);
    } catch (LinkageError | RuntimeException unable) {
      throw Problem.because(unable, Dl4jEngine.class, "cuda.unloadable");
    }
  }

  /** A build with ND4J's CUDA is meant for cards: the log says once why it runs without one. */
  private static synchronized void sayWhyNotCuda() {
    if (!told && Backend.CUDA.inThisBuild() && Nd4jCuda.cards().isEmpty()) {
      LOG.warn("This build has ND4J's CUDA, but there is no NVIDIA driver here, or no card that it has code for:"
          + " the CPU computes.");
    }
    told = true;
  }

  private static KernelSet kernels(Natives natives, int threads, String variant) {
    return switch (variant) {
      case Dl4jProvider.ND4J -> new Nd4jKernels();
      case Dl4jProvider.ONEDNN -> oneDnn(natives);
      case Dl4jProvider.OPENBLAS -> new LoopKernels(new OpenBlasProducts(), threads);
      case Dl4jProvider.LOOPS -> new LoopKernels(products(natives), threads);
      // Loops need arrays that Java can access: ND4J on a card has only its own operations.
      default -> HostMemory.onHost() ? chosen(natives, threads) : new Nd4jKernels();
    };
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

  private static KernelSet oneDnn(Natives natives) {
    try {
      return new OneDnnKernels();
    } catch (LinkageError none) {
      throw Problem.because(none, Dl4jEngine.class, "onednn.missing", natives.cpu().architecture());
    }
  }

  /** Whether oneDNN compiles products for this processor; elsewhere it has a plain loop for them. */
  private static boolean hasCompiledProducts(Natives natives) {
    return natives.cpu().architecture().equals("x86_64");
  }

  /** The faster library for matrix products. */
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
  public Trainer trainer(Network network, int batchSize, Learning learning) {
    return new Dl4jTrainer(network, batchSize, learning, kernels.forOneNetwork(), natives.threads());
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
    return device;
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
    if (Backend.ofThisProcess() == Backend.CUDA) {
      versions.put("nd4j-cuda", LibraryVersion.of("org.nd4j", "nd4j-cuda-11.6"));
    } else {
      versions.put("nd4j-native", natives.extension().isEmpty() ? "plain" : natives.extension().substring(1));
    }
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

  /** A library's threads cannot be divided: with its kernels this returns the engine itself. */
  @Override
  public Engine withThreads(int wanted) {
    return librarysOwn(variant) ? this : new Dl4jEngine(natives, device, wanted, variant);
  }
}
