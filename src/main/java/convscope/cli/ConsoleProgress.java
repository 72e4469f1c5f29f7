package convscope.cli;

import convscope.data.ProgressListener;
import convscope.foundation.Face;
import convscope.foundation.Language;
import java.util.Locale;

/** Progress as one line on the error stream that is written over and over. */
final class ConsoleProgress implements ProgressListener {
  private static final double MEGA = 1e6;

  @Override
  public void at(Progress progress) {
    boolean whole = progress.done() >= progress.total();
    String what = progress.what().in(Language.of(Locale.getDefault()), Face.CONSOLE);
    double left = progress.secondsLeft();
    String line = switch (progress.unit()) {
      case BYTES -> String.format(Locale.ROOT, "%s: %.1f of %.1f MB, %.1f MB/s, %.0f s left", what, progress.done() / MEGA,
          progress.total() / MEGA, progress.perSecond() / MEGA, left);
      case IMAGES -> String.format(Locale.ROOT, "%s: %,d of %,d, %.0f s left", what, progress.done(), progress.total(), left);
    };
    System.err.print("\r" + line + "  " + (whole ? "\n" : ""));
  }
}
