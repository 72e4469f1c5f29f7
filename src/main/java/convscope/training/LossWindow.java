package convscope.training;

import java.util.Arrays;

/**
 * The losses of the last {@value #SIZE} steps, raw; the smoothed loss now, and its minimum since the first step. A step
 * that does not follow the previous one, as after another run was started, resets it. One thread.
 */
public final class LossWindow {
  /** The most steps that are remembered. */
  public static final int SIZE = 300;

  private final double[] steps = new double[SIZE];
  private final double[] losses = new double[SIZE];
  private int next;
  private int size;
  private double smoothed = Double.NaN;
  private double least = Double.NaN;
  private double smoothedCrossEntropy = Double.NaN;

  /** Adds a step, and drops the oldest if there are too many. */
  public void add(StepPoint point) {
    if (size > 0 && point.step() <= steps[(next + SIZE - 1) % SIZE]) {
      clear();
    }
    steps[next] = point.step();
    losses[next] = point.loss();
    next = (next + 1) % SIZE;
    size = Math.min(size + 1, SIZE);
    smoothed = point.smoothedLoss();
    smoothedCrossEntropy = point.smoothedCrossEntropy();
    if (!(smoothed >= least)) {
      least = Double.isFinite(smoothed) ? smoothed : least;
    }
  }

  /** Clears it. */
  public void clear() {
    next = 0;
    size = 0;
    smoothed = Double.NaN;
    least = Double.NaN;
    smoothedCrossEntropy = Double.NaN;
  }

  /** How many steps are remembered. */
  public int size() {
    return size;
  }

  /** The smoothed loss after the last step, in nats; NaN where there is none. */
  double smoothed() {
    return smoothed;
  }

  /** The minimum of the smoothed loss since the first step, in nats; NaN if there is none. */
  double least() {
    return least;
  }

  /** The cross-entropy alone, as {@link #smoothed}. */
  double smoothedCrossEntropy() {
    return smoothedCrossEntropy;
  }

  /** The numbers of the steps, oldest first. */
  double[] steps() {
    return ordered(steps);
  }

  /** Their losses in nats, oldest first. */
  double[] losses() {
    return ordered(losses);
  }

  private double[] ordered(double[] ring) {
    double[] all = Arrays.copyOf(ring, size);
    if (size == SIZE) {
      System.arraycopy(ring, next, all, 0, SIZE - next);
      System.arraycopy(ring, 0, all, SIZE - next, next);
    }
    return all;
  }
}
