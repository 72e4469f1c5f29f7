package convscope.foundation;

import java.util.Arrays;

/**
 * Points {@code (x, y)} in the order of x, in bounded memory. When it is full, of every four adjacent points the lowest
 * and the highest are kept, and from then on as many of the points that follow, so that peaks survive at any length,
 * all parts are thinned alike, and the latest point is always there. A y that is not finite is a gap, which is kept as
 * NaN; of adjacent gaps one is kept. One thread at a time.
 */
public final class PointBuffer {
  private static final int THINNED_TOGETHER = 4;
  private static final int FIRST_ROOM = 256;

  private final int capacity;
  private double[] x;
  private double[] y;
  private int size;
  /** How many added points share a bucket, of which the lowest, the highest and a gap are kept. */
  private long bucketLength = 1;
  private long inBucket;
  private int bucketFrom;
  private long thinnings;
  private double lastX = Double.NaN;
  private double lastY = Double.NaN;

  /**
   * An empty buffer for {@code capacity} points.
   *
   * @throws IllegalArgumentException if that is below 8
   */
  public PointBuffer(int capacity) {
    if (capacity < 2 * THINNED_TOGETHER) {
      throw new IllegalArgumentException("At least " + 2 * THINNED_TOGETHER + " points must have room: " + capacity);
    }
    this.capacity = capacity;
    x = new double[Math.min(FIRST_ROOM, capacity)];
    y = new double[x.length];
  }

  /**
   * Adds a point.
   *
   * @throws IllegalArgumentException if {@code atX} is not finite, or lies before the point added last
   */
  public void add(double atX, double value) {
    if (!Double.isFinite(atX) || atX < lastX) {
      throw new IllegalArgumentException("x goes from " + lastX + " to " + atX);
    }
    double kept = Double.isFinite(value) ? value : Double.NaN;
    lastX = atX;
    lastY = kept;
    if (Double.isNaN(kept) && (size == 0 || Double.isNaN(y[size - 1]))) {
      return;
    }
    if (inBucket == bucketLength) {
      bucketFrom = keepExtremes(bucketFrom, size, bucketFrom);
      size = bucketFrom;
      inBucket = 0;
    } else if (size - bucketFrom >= THINNED_TOGETHER) {
      size = keepExtremes(bucketFrom, size, bucketFrom);
    }
    makeRoom();
    x[size] = atX;
    y[size++] = kept;
    inBucket++;
  }

  /** Removes all points. */
  public void clear() {
    size = 0;
    bucketLength = 1;
    inBucket = 0;
    bucketFrom = 0;
    thinnings++;
    lastX = Double.NaN;
    lastY = Double.NaN;
  }

  /** How many points are kept, gaps among them. */
  public int size() {
    return size;
  }

  /** x of point {@code index}; ascending. */
  public double x(int index) {
    return x[index];
  }

  /** y of point {@code index}; NaN at a gap. */
  public double y(int index) {
    return y[index];
  }

  /** The x added last; NaN if nothing has been added. */
  public double lastX() {
    return lastX;
  }

  /** The y added last; NaN at a gap, and if nothing has been added. */
  public double lastY() {
    return lastY;
  }

  /** A copy of all x. */
  public double[] allX() {
    return Arrays.copyOf(x, size);
  }

  /** A copy of all y. */
  public double[] allY() {
    return Arrays.copyOf(y, size);
  }

  /** The first index whose x is not below {@code wanted}; {@link #size} if there is none. */
  public int indexFrom(double wanted) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (x[middle] < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many of the first points stay as they are until all are thinned or removed. */
  public int settled() {
    return bucketFrom;
  }

  /** How often all points were thinned or removed: what was computed from settled points holds until this grows. */
  public long thinnings() {
    return thinnings;
  }

  private void makeRoom() {
    if (size == capacity) {
      int kept = 0;
      for (int from = 0; from < size; from += THINNED_TOGETHER) {
        kept = keepExtremes(from, Math.min(from + THINNED_TOGETHER, size), kept);
      }
      size = kept;
      bucketFrom = kept;
      inBucket = 0;
      thinnings++;
      bucketLength = bucketLength == 1 ? THINNED_TOGETHER : 2 * bucketLength;
    } else if (size == x.length) {
      int room = Math.min(2 * size, capacity);
      x = Arrays.copyOf(x, room);
      y = Arrays.copyOf(y, room);
    }
  }

  /**
   * Moves the lowest and the highest of some points, and the first gap among them, to {@code kept}; the index after
   * them.
   */
  private int keepExtremes(int from, int to, int kept) {
    int lowest = -1;
    int highest = -1;
    int gap = -1;
    for (int i = from; i < to; i++) {
      if (Double.isNaN(y[i])) {
        gap = gap < 0 ? i : gap;
      } else {
        lowest = lowest < 0 || y[i] < y[lowest] ? i : lowest;
        highest = highest < 0 || y[i] > y[highest] ? i : highest;
      }
    }
    int at = kept;
    // Never ahead of the read position: of four points at most three are kept.
    for (int i = from; i < to; i++) {
      if (i == lowest || i == highest || i == gap) {
        x[at] = x[i];
        y[at++] = y[i];
      }
    }
    return at;
  }
}
