package convscope.cli;

import convscope.data.ProgressListener;
import java.util.Locale;

/** Progress as one line on the error stream that is written over and over. */
final class ConsoleProgress implements ProgressListener {
  private static final double MEGA = 1e6;

  @Override
  public void at(Progress progress) {
    boolean whole = progress.done() >= progress.total();
    System.err.printf(Locale.ROOT, "\r%s: %.1f of %.1f MB, %.1f MB/s, %.0f s left  %s", progress.what(),
        progress.done() / MEGA, progress.total() / MEGA, progress.bytesPerSecond() / MEGA, progress.secondsLeft(),
        whole ? "\n" : "");
  }
}
