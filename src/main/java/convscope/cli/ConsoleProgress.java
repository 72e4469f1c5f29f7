package convscope.cli;

import convscope.data.ProgressListener;
import java.util.Locale;

/** Progress as one line on the error stream that is overwritten repeatedly. */
record ConsoleProgress(Console console) implements ProgressListener {
  private static final double MEGA = 1e6;

  @Override
  public void at(Progress progress) {
    boolean whole = progress.done() >= progress.total();
    String what = console.text(progress.what());
    String left = figure("%.0f", progress.secondsLeft());
    String line = switch (progress.unit()) {
      case BYTES -> console.text("progress", what, figure("%.1f", progress.done() / MEGA),
          figure("%.1f", progress.total() / MEGA), figure("%.1f", progress.perSecond() / MEGA), left);
      case IMAGES -> console.text("progress.images", what, progress.done(), progress.total(), left);
    };
    System.err.print("\r" + line + "  " + (whole ? "\n" : ""));
  }

  private static String figure(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
