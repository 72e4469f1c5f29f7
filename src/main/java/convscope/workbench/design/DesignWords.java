package convscope.workbench.design;

import convscope.workbench.fx.Texts;

/** Figures of a design as they are written. */
final class DesignWords {
  private static final double MINUTE = 60;
  private static final double HOUR = 3_600;

  private DesignWords() {}

  /** About how long {@code seconds} are. */
  static String time(double seconds, Texts texts) {
    if (seconds >= HOUR) {
      return texts.get("time.hours", seconds / HOUR);
    }
    return seconds >= MINUTE ? texts.get("time.minutes", Math.ceil(seconds / MINUTE))
        : texts.get("time.seconds", Math.ceil(seconds));
  }
}
