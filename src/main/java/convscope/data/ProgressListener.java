package convscope.data;

import convscope.foundation.Sentence;

/** Told the progress of a long operation a few times a second, on the thread that does it. */
public interface ProgressListener {
  /** Listens to nothing and never cancels. */
  ProgressListener NONE = progress -> { };

  /** What is counted. */
  enum Unit { BYTES, IMAGES }

  /**
   * The progress so far.
   *
   * @param what is being done, a few words without a full stop
   * @param done how many of the unit
   * @param total how many of the unit in all
   * @param perSecond the average rate so far
   */
  record Progress(Sentence what, Unit unit, long done, long total, double perSecond) {

    /** The seconds that are left at this rate. */
    public double secondsLeft() {
      return (total - done) / perSecond;
    }
  }

  void at(Progress progress);

  /** Whether it should end as soon as it can, keeping what it has. */
  default boolean cancelled() {
    return false;
  }
}
