package convscope.data;

import convscope.foundation.Sentence;

/** Receives the progress of a long operation a few times per second, on the thread that runs it. */
public interface ProgressListener {
  /** Ignores the progress and never cancels. */
  ProgressListener NONE = progress -> { };

  /** The unit of the counts. */
  enum Unit { BYTES, IMAGES }

  /**
   * The progress so far.
   *
   * @param what is being done, a few words without a period
   * @param done the number done, in the unit
   * @param total the total number, in the unit
   * @param perSecond the average rate so far
   */
  record Progress(Sentence what, Unit unit, long done, long total, double perSecond) {

    /** The remaining seconds at this rate. */
    public double secondsLeft() {
      return (total - done) / perSecond;
    }
  }

  void at(Progress progress);

  /** Whether the operation should end as soon as possible, keeping its partial result. */
  default boolean cancelled() {
    return false;
  }
}
