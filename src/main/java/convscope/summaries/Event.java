package convscope.summaries;

import java.util.List;

/**
 * One entry of an event file.
 *
 * @param wallTime when it was written, in seconds since 1970
 * @param step its step
 * @param restart whether the run continues here after an interruption, which invalidates earlier entries for this step
 *     and later ones
 * @param summaries its content
 */
public record Event(double wallTime, long step, boolean restart, List<Summary> summaries) {
  public Event {
    summaries = List.copyOf(summaries);
  }

  /** The {@code summaries} of {@code step}, now. */
  public static Event of(long step, List<Summary> summaries) {
    return new Event(now(), step, false, summaries);
  }

  /** The run continues with {@code step}, now. */
  public static Event restart(long step) {
    return new Event(now(), step, true, List.of());
  }

  private static double now() {
    return System.currentTimeMillis() / 1000.0;
  }
}
