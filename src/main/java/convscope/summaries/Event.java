package convscope.summaries;

import java.util.List;

/**
 * One entry of an event file.
 *
 * @param wallTime when it was written, in seconds since 1970
 * @param step the step it tells of
 * @param restart whether the run goes on here after an interruption, so that what was told of this step and of later ones
 *     counts no more
 * @param summaries what it tells
 */
public record Event(double wallTime, long step, boolean restart, List<Summary> summaries) {
  public Event {
    summaries = List.copyOf(summaries);
  }

  /** What {@code summaries} tell of {@code step}, now. */
  public static Event of(long step, List<Summary> summaries) {
    return new Event(now(), step, false, summaries);
  }

  /** The run goes on with {@code step}, now. */
  public static Event restart(long step) {
    return new Event(now(), step, true, List.of());
  }

  private static double now() {
    return System.currentTimeMillis() / 1000.0;
  }
}
