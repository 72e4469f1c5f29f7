package convscope.engine.gpu.cuda;

import convscope.foundation.Problem;
import java.util.Set;

/** User-facing messages for CUDA's errors, each one sentence with CUDA's own name of the error. */
final class CudaSentences {
  static final int OUT_OF_MEMORY = 2;
  static final int NOT_FOUND = 500;

  private static final int NO_DEVICE = 100;
  private static final int TOOK_TOO_LONG = 702;
  private static final int FIRST_OF_CAPTURE = 900;
  private static final int LAST_OF_CAPTURE = 908;
  private static final long MEGABYTE = 1_000_000;

  /** The driver's compiler, or its input, does not fit. */
  private static final Set<Integer> OF_COMPILER = Set.of(200, 209, 218, 221, 222, 223, 300);

  /** After one of these nothing works any more in this process: CUDA keeps returning the same error. */
  private static final Set<Integer> FATAL = Set.of(46, 214, 220, 226, 700, 709, 710, 714, 715, 716, 717, 718, 719, 999);

  private CudaSentences() {}

  /** CUDA cannot be started. */
  static Problem noStart(CudaFailure failure) {
    return failure.code() == NO_DEVICE
        ? Problem.because(failure, CudaSentences.class, "driver.no.card", failure.name())
        : Problem.because(failure, CudaSentences.class, "driver.no.start", failure.name(), failure.call());
  }

  /** {@code bytes} could not be allocated, while {@code free} were free. */
  static Problem noRoom(String card, long bytes, long free, long all, CudaFailure failure) {
    return Problem.because(failure, CudaSentences.class, "memory.none", card, megabytes(bytes), failure.name(),
        megabytes(free), megabytes(all));
  }

  /** {@code bytes} of pinned host memory could not be allocated. */
  static Problem noPinned(String card, long bytes, CudaFailure failure) {
    return Problem.because(failure, CudaSentences.class, "memory.pinned", megabytes(bytes), card, failure.name());
  }

  /** Any other error of {@code card}. */
  static Problem of(String card, CudaFailure failure) {
    int code = failure.code();
    if (code == OUT_OF_MEMORY) {
      return Problem.because(failure, CudaSentences.class, "memory.out", card, failure.name(), failure.call());
    }
    if (code == TOOK_TOO_LONG) {
      return Problem.because(failure, CudaSentences.class, "step.too.long", card, failure.name());
    }
    if (FATAL.contains(code)) {
      return Problem.because(failure, CudaSentences.class, "card.failed", card, failure.name(), failure.call());
    }
    if (OF_COMPILER.contains(code)) {
      return Problem.because(failure, CudaSentences.class, "kernels.not.compiled", card, said(failure));
    }
    if (code >= FIRST_OF_CAPTURE && code <= LAST_OF_CAPTURE) {
      return Problem.because(failure, CudaSentences.class, "step.no.graph", card, failure.name(), failure.call());
    }
    return Problem.because(failure, CudaSentences.class, "call.refused", card, said(failure), failure.call());
  }

  private static String said(CudaFailure failure) {
    return failure.name() + (failure.detail().isEmpty() ? "" : ": " + failure.detail());
  }

  private static long megabytes(long bytes) {
    return (bytes + MEGABYTE - 1) / MEGABYTE;
  }
}
