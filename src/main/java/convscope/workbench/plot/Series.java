package convscope.workbench.plot;

import java.util.Arrays;

/**
 * Points {@code (x, y)} in the order of x, in bounded memory. When it is full, of every four adjacent points only the
 * lowest and the highest are kept, so that peaks survive in a series of any length. A y that is not finite is a gap.
 * JavaFX thread.
 */
public final class Series {
  /** The default number of points that a series keeps. */
  public static final int CAPACITY = 16_384;

  private static final int THINNED_TOGETHER = 4;
  private static final int FIRST_ROOM = 256;

  private final String name;
  private final String unit;
  private final int capacity;
  private double[] x;
  private double[] y;
  private int size;
  private double lastX = Double.NaN;
  private double lastY = Double.NaN;
  private long version;

  /** A copy of the points of a series; {@code y} is NaN at a gap. */
  public record Points(double[] x, double[] y) {}

  /** An empty series with y in {@code unit}, which may be empty. */
  public Series(String name, String unit) {
    this(name, unit, CAPACITY);
  }

  /**
   * As above, for {@code capacity} points.
   *
   * @throws IllegalArgumentException if that is below 8
   */
  public Series(String name, String unit, int capacity) {
    if (capacity < 2 * THINNED_TOGETHER) {
      throw new IllegalArgumentException("A series needs room for " + 2 * THINNED_TOGETHER + " points: " + capacity);
    }
    this.name = name;
    this.unit = unit;
    this.capacity = capacity;
    x = new double[Math.min(FIRST_ROOM, capacity)];
    y = new double[x.length];
  }

  public String name() {
    return name;
  }

  public String unit() {
    return unit;
  }

  /**
   * Adds a point; one whose y is NaN or infinite is a gap.
   *
   * @throws IllegalArgumentException if {@code atX} is not finite, or lies before the point added last
   */
  public void add(double atX, double value) {
    if (!Double.isFinite(atX) || atX < lastX) {
      throw new IllegalArgumentException("x of " + name + " goes from " + lastX + " to " + atX);
    }
    boolean gap = !Double.isFinite(value);
    if (!gap || size > 0 && !Double.isNaN(y[size - 1])) {
      makeRoom();
      x[size] = atX;
      y[size++] = gap ? Double.NaN : value;
    }
    lastX = atX;
    lastY = gap ? Double.NaN : value;
    version++;
  }

  /** Removes all points. */
  public void clear() {
    size = 0;
    lastX = Double.NaN;
    lastY = Double.NaN;
    version++;
  }

  /** How many points are kept, gaps among them. */
  public int size() {
    return size;
  }

  /** The y added last; NaN at a gap, and if nothing has been added. */
  public double last() {
    return lastY;
  }

  /** The x added last; NaN where nothing has been added. */
  public double lastX() {
    return lastX;
  }

  /** Grows with every change. */
  public long version() {
    return version;
  }

  /** A copy of the points, for another thread. */
  public Points points() {
    return new Points(Arrays.copyOf(x, size), Arrays.copyOf(y, size));
  }

  double x(int index) {
    return x[index];
  }

  double y(int index) {
    return y[index];
  }

  /** The first index whose x is not below {@code wanted}; {@link #size} where there is none. */
  int indexFrom(double wanted) {
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

  /** The index whose x is nearest to {@code wanted}; -1 where there are no points. */
  int indexNear(double wanted) {
    int after = indexFrom(wanted);
    if (after == size) {
      return size - 1;
    }
    return after > 0 && wanted - x[after - 1] < x[after] - wanted ? after - 1 : after;
  }

  private void makeRoom() {
    if (size == capacity) {
      thin();
    } else if (size == x.length) {
      int room = Math.min(2 * size, capacity);
      x = Arrays.copyOf(x, room);
      y = Arrays.copyOf(y, room);
    }
  }

  private void thin() {
    int kept = 0;
    for (int from = 0; from < size; from += THINNED_TOGETHER) {
      int to = Math.min(from + THINNED_TOGETHER, size);
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
      // Never ahead of the read position: of four points at most three are kept.
      for (int i = from; i < to; i++) {
        if (i == lowest || i == highest || i == gap) {
          x[kept] = x[i];
          y[kept++] = y[i];
        }
      }
    }
    size = kept;
  }
}
