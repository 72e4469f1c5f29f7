package convscope.workbench.fx;

import java.util.Locale;

/** Amounts of bytes as the window writes them, in decimal units. */
public final class ByteWords {
  private static final double KILO = 1e3;
  private static final double MEGA = 1e6;
  private static final double GIGA = 1e9;

  private ByteWords() {}

  /** {@code bytes} in the unit in which it is a small number: {@code 312 kB}, {@code 83.2 MB}, {@code 1.5 GB}. */
  public static String of(long bytes, Locale locale) {
    if (bytes >= GIGA) {
      return String.format(locale, "%,.1f GB", bytes / GIGA);
    }
    return bytes >= MEGA ? megabytes(bytes, locale) + " MB"
        : String.format(locale, "%,.0f kB", Math.ceil(bytes / KILO));
  }

  /** Millions of bytes without their unit, for several amounts beside each other: {@code 83.2}. */
  public static String megabytes(double bytes, Locale locale) {
    return String.format(locale, "%.1f", bytes / MEGA);
  }
}
