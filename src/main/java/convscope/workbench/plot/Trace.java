package convscope.workbench.plot;

import convscope.foundation.PointBuffer;
import java.util.Arrays;

/**
 * The points of a series as they are drawn: as they are, or smoothed by an exponential moving average that is corrected
 * for its start at zero, as TensorBoard's: with weight w, mₙ = w·mₙ₋₁ + (1 − w)·yₙ, of which mₙ / (1 − wⁿ) is drawn.
 * Kept up with the points a slice of time at once, so that a long series does not hold up the window. JavaFX thread.
 */
final class Trace {
  /** After so many points the clock is looked at. */
  private static final int SLICE = 16_384;

  private final PointBuffer points;
  private final Extremes extremes = new Extremes(this::y);
  private double weight;
  private double[] smoothed = {};
  private int size;
  private long thinnings = -1;
  /** The average after the first {@code settled} points, which will not change. */
  private int settled;
  private double average;
  /** w to the power of the number of values averaged. */
  private double decay = 1;

  Trace(PointBuffer points) {
    this.points = points;
  }

  /** Smooths with {@code wanted}, from 0 for not at all to below 1, from now on. */
  void setWeight(double wanted) {
    if (weight != wanted) {
      weight = wanted;
      thinnings = -1;
    }
  }

  /** Computes what is not up to date until {@code deadline}, by {@link System#nanoTime}; whether all is now. */
  boolean update(long deadline) {
    if (thinnings != points.thinnings()) {
      thinnings = points.thinnings();
      settled = 0;
      average = 0;
      decay = 1;
      size = 0;
    }
    int from = settled;
    int stays = points.settled();
    boolean inTime = true;
    while (settled < stays && inTime) {
      int end = Math.min(stays, settled + SLICE);
      smooth(settled, end, true);
      settled = end;
      inTime = System.nanoTime() - deadline < 0;
      if (!inTime) {
        size = settled;
        break;
      }
    }
    if (settled == stays) {
      smooth(stays, points.size(), false);
      size = points.size();
    }
    extremes.update(from, size);
    return size == points.size();
  }

  private void smooth(int from, int to, boolean stay) {
    if (weight == 0) {
      return;
    }
    if (smoothed.length < to) {
      smoothed = Arrays.copyOf(smoothed, Math.max(to, 2 * smoothed.length));
    }
    double nowAverage = average;
    double nowDecay = decay;
    for (int i = from; i < to; i++) {
      double value = points.y(i);
      if (Double.isNaN(value)) {
        smoothed[i] = Double.NaN;
      } else {
        nowAverage = weight * nowAverage + (1 - weight) * value;
        nowDecay *= weight;
        smoothed[i] = nowAverage / (1 - nowDecay);
      }
    }
    if (stay) {
      average = nowAverage;
      decay = nowDecay;
    }
  }

  /** How many points are ready to be drawn. */
  int size() {
    return size;
  }

  double x(int index) {
    return points.x(index);
  }

  /** NaN at a gap. */
  double y(int index) {
    return weight == 0 ? points.y(index) : smoothed[index];
  }

  /** The first index whose x is not below {@code wanted}; {@link #size} if there is none. */
  int indexFrom(double wanted) {
    return Math.min(size, points.indexFrom(wanted));
  }

  /** The index whose x is nearest to {@code wanted}; −1 if there are no points. */
  int indexNear(double wanted) {
    int after = indexFrom(wanted);
    if (after == size) {
      return size - 1;
    }
    return after > 0 && wanted - x(after - 1) < x(after) - wanted ? after - 1 : after;
  }

  /** The first index to draw from {@code low}: one point before, for the line that enters there. */
  int firstShown(double low) {
    return Math.max(0, indexFrom(low) - 1);
  }

  /** The index after the last to draw up to {@code high}: one point beyond. */
  int endShown(double high) {
    return Math.min(size, indexFrom(Math.nextUp(high)) + 1);
  }

  /** The extremes of the points from index {@code from} to before {@code to}, valid until the next question. */
  Extremes extremes(int from, int to) {
    extremes.over(from, to);
    return extremes;
  }
}
