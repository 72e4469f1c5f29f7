package convscope.training;

import convscope.foundation.Figures;
import convscope.runs.MetricsRow;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The tutorial's lines, to the letter, except for diverged losses. */
public final class ConsoleLine {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  private static final double LARGE = 1e7;

  private ConsoleLine() {}

  /** {@code 2016-12-29 14:59:25.595257: step 1590, loss = 1.96 (195.0 examples/sec; 0.656 sec/batch)}. */
  public static String step(MetricsRow row) {
    return String.format(Locale.ROOT, "%s: step %d, loss = %s (%.1f examples/sec; %.3f sec/batch)",
        TIME.format(LocalDateTime.parse(row.time())), row.step(), loss(row.loss()), row.examplesPerSecond(),
        row.secondsPerBatch());
  }

  /** {@code   tower_0 cpu: 195.0 examples/sec, 36 MB; tower_1 …}: its memory is omitted if unknown. */
  public static String towers(List<TowerPace> paces) {
    return paces.stream().map(ConsoleLine::tower).collect(Collectors.joining("; ", "  ", ""));
  }

  private static String tower(TowerPace pace) {
    String memory = pace.memoryBytes() == 0 ? "" : String.format(Locale.ROOT, ", %.0f MB", pace.memoryBytes() / 1e6);
    return String.format(Locale.ROOT, "tower_%d %s: %.1f examples/sec%s", pace.tower(), pace.device().id(),
        pace.examplesPerSecond(), memory);
  }

  /** The tutorial writes all digits of a diverged loss, which nobody reads. */
  private static String loss(double loss) {
    return Math.abs(loss) < LARGE ? String.format(Locale.ROOT, "%.2f", loss) : Figures.loss(loss);
  }

  /** {@code 2016-12-29 15:10:25.595257: precision @ 1 = 0.860}. */
  public static String precision(LocalDateTime time, double precision) {
    return String.format(Locale.ROOT, "%s: precision @ 1 = %.3f", TIME.format(time), precision);
  }
}
