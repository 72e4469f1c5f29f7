package convscope.training;

/** The speed of steps, from one reading to the next. */
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

  /** Excludes so many nanoseconds, which were spent waiting. */
  void held(long nanos) {
    since += nanos;
  }

  /** The mean time of a step since the last reading; this becomes the last reading. */
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
