package convscope.workbench.design;

import convscope.workbench.fx.Texts;

/** Figures of a design as they are written. */
final class DesignWords {
  private static final double KILO = 1_000;
  private static final double MEGA = 1_000_000;
  private static final double GIGA = 1_000_000_000;
  private static final double MINUTE = 60;
  private static final double HOUR = 3_600;

  private DesignWords() {}

  /** {@code bytes} in the unit in which it is a small number. */
  static String bytes(long bytes, Texts texts) {
    if (bytes >= GIGA) {
      return texts.get("bytes.giga", bytes / GIGA);
    }
    return bytes >= MEGA ? texts.get("bytes.mega", bytes / MEGA) : texts.get("bytes.kilo", Math.ceil(bytes / KILO));
  }

  /** About how long {@code seconds} are. */
  static String time(double seconds, Texts texts) {
    if (seconds >= HOUR) {
      return texts.get("time.hours", seconds / HOUR);
    }
    return seconds >= MINUTE ? texts.get("time.minutes", Math.ceil(seconds / MINUTE))
        : texts.get("time.seconds", Math.ceil(seconds));
  }
}
