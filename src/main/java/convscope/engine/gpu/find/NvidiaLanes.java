package convscope.engine.gpu.find;

import java.util.Optional;

/**
 * How many multiply-accumulates (MACs) in single precision one multiprocessor of NVIDIA's begins at each clock: "CUDA
 * C++ Programming Guide", table of the throughput of native arithmetic instructions.
 */
final class NvidiaLanes {
  private NvidiaLanes() {}

  /** That of cards with this compute capability; empty for those that the table does not know. */
  static Optional<Integer> perUnit(String capability) {
    return switch (capability) {
      case "3.0", "3.2", "3.5", "3.7" -> Optional.of(192);
      case "6.0", "7.0", "7.2", "7.5", "8.0" -> Optional.of(64);
      case "5.0", "5.2", "5.3", "6.1", "6.2", "8.6", "8.7", "8.9", "9.0", "10.0", "10.3", "12.0", "12.1" ->
          Optional.of(128);
      default -> Optional.empty();
    };
  }
}
