package convscope.engine.dl4j;

import convscope.engine.KernelChoice;
import java.util.stream.Stream;

/** The kernel sets that this machine has: not every platform has oneDNN. */
final class KernelSets {
  private KernelSets() {}

  static Stream<KernelSet> here() {
    return oneDnnIsHere() ? Stream.of(new OneDnnKernels(), new Nd4jKernels()) : Stream.of(new Nd4jKernels());
  }

  /** Whether the engine finds oneDNN where it looks for it. */
  static boolean oneDnnIsHere() {
    return Dl4jEngine.open(0, KernelChoice.AUTO).kernels().equals("onednn");
  }
}
