package convscope.engine.gpu.cuda;

import convscope.foundation.Problem;
import java.util.Locale;
import java.util.Set;

/** What CUDA's errors mean for a person, each in one sentence with CUDA's own name of it. */
final class CudaSentences {
  static final int OUT_OF_MEMORY = 2;
  static final int NOT_FOUND = 500;

  private static final int NO_DEVICE = 100;
  private static final int TOOK_TOO_LONG = 702;
  private static final int FIRST_OF_CAPTURE = 900;
  private static final int LAST_OF_CAPTURE = 908;
  private static final long MEGABYTE = 1_000_000;

  /** The compiler of the driver, or what it was given, is not what is needed. */
  private static final Set<Integer> OF_COMPILER = Set.of(200, 209, 218, 221, 222, 223, 300);

  /** After one of these nothing works any more in this process: CUDA keeps answering the same. */
  private static final Set<Integer> FATAL = Set.of(46, 214, 220, 226, 700, 709, 710, 714, 715, 716, 717, 718, 719, 999);

  private CudaSentences() {}

  /** That CUDA cannot be started. */
  static Problem noStart(CudaFailure failure) {
    if (failure.code() == NO_DEVICE) {
      return new Problem("NVIDIA's driver finds no card here (" + failure.name() + "): choose another device.", failure);
    }
    return new Problem("NVIDIA's driver is here but does not start (" + failure.name() + " from " + failure.call()
        + "): restart the machine or install the driver again, or choose another device.", failure);
  }

  /** That {@code bytes} were asked for and could not be had, while {@code free} were free. */
  static Problem noRoom(String card, long bytes, long free, long all, CudaFailure failure) {
    return new Problem(card + " has no room for " + megabytes(bytes) + " more (" + failure.name() + "): "
        + megabytes(free) + " of its " + megabytes(all) + " are free; take a smaller batch, or close other programs that use"
        + " the card.", failure);
  }

  /** That this side has no {@code bytes} of memory which the card could reach. */
  static Problem noPinned(String card, long bytes, CudaFailure failure) {
    return new Problem("There are no " + megabytes(bytes) + " of memory here that " + card + " could copy from ("
        + failure.name() + "): take a smaller batch, or close other programs.", failure);
  }

  /** Whatever else {@code card} answered. */
  static Problem of(String card, CudaFailure failure) {
    int code = failure.code();
    if (code == OUT_OF_MEMORY) {
      return new Problem(card + " has run out of memory (" + failure.name() + " from " + failure.call()
          + "): take a smaller batch, or close other programs that use the card.", failure);
    }
    if (code == TOOK_TOO_LONG) {
      return new Problem("The system ended a step that took " + card + " too long (" + failure.name()
          + "): start the program again, resume the run from its last checkpoint, and take a smaller batch.", failure);
    }
    if (FATAL.contains(code)) {
      return new Problem(card + " failed (" + failure.name() + " from " + failure.call() + "): start the program again and"
          + " resume the run from its last checkpoint; if it happens again, update NVIDIA's driver.", failure);
    }
    if (OF_COMPILER.contains(code)) {
      return new Problem("NVIDIA's driver cannot compile ConvScope's kernels for " + card + " (" + said(failure)
          + "): update the driver, or choose another device.", failure);
    }
    if (code >= FIRST_OF_CAPTURE && code <= LAST_OF_CAPTURE) {
      return new Problem("CUDA makes no graph of a step on " + card + " (" + failure.name() + " from " + failure.call()
          + "): compute with cuda-graphless instead.", failure);
    }
    return new Problem("CUDA refuses a call on " + card + " (" + said(failure) + " from " + failure.call()
        + "): update NVIDIA's driver, or choose another device.", failure);
  }

  private static String said(CudaFailure failure) {
    return failure.name() + (failure.detail().isEmpty() ? "" : ": " + failure.detail());
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%,d MB", (bytes + MEGABYTE - 1) / MEGABYTE);
  }
}
