package convscope.data;

/** Told how far something long has come; called a few times a second, on the thread that does it. */
public interface ProgressListener {
  /** Listens to nothing and never cancels. */
  ProgressListener NONE = progress -> { };

  /**
   * How far it is.
   *
   * @param what is being done
   * @param done bytes
   * @param total bytes
   * @param bytesPerSecond over the whole time so far
   */
  record Progress(String what, long done, long total, double bytesPerSecond) {

    /** The seconds that are left at this rate. */
    public double secondsLeft() {
      return (total - done) / bytesPerSecond;
    }
  }

  void at(Progress progress);

  /** Whether it should end as soon as it can, keeping what it has. */
  default boolean cancelled() {
    return false;
  }
}
