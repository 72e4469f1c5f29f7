package convscope.cli;

import convscope.engine.Engine;
import convscope.engine.KernelChoice;
import convscope.engine.dl4j.Dl4jEngine;
import picocli.CommandLine.Option;

/** {@code --threads} and {@code --kernels}, and the engine they ask for. */
final class EngineOption {
  @Option(names = "--threads", paramLabel = "N",
      description = "Threads for the arithmetic of a step (default: one a core).")
  private int threads;

  @Option(names = "--kernels", paramLabel = "SET", defaultValue = "auto",
      description = "auto, onednn or nd4j: who does the arithmetic (default: the fastest there is).")
  private KernelChoice kernels;

  Engine open() {
    return Dl4jEngine.open(threads, kernels);
  }

  /** The same threads with other kernels. */
  Engine open(KernelChoice choice) {
    return Dl4jEngine.open(threads, choice);
  }
}
