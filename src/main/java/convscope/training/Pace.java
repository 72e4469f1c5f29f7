package convscope.training;

/** How fast steps go by, from one reading to the next. */
final class Pace {
  private final int batchSize;
  private long since = System.nanoTime();
  private int steps;

  Pace(int batchSize) {
    this.batchSize = batchSize;
  }

  /** A step is done. */
  void step() {
    steps++;
  }

  /** So many nanoseconds were spent waiting, and are not the steps'. */
  void held(long nanos) {
    since += nanos;
  }

  /** The mean time of a step since the last reading, which this is now. */
  double secondsPerStep() {
    long now = System.nanoTime();
    double seconds = (now - since) / 1e9 / Math.max(1, steps);
    since = now;
    steps = 0;
    return seconds;
  }

  double examplesPerSecond(double secondsPerStep) {
    return batchSize / secondsPerStep;
  }
}
