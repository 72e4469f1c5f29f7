package convscope.workbench.plot;

import convscope.foundation.PointBuffer;

/**
 * The points of a line, in the order of x, in bounded memory ({@link PointBuffer}). A y that is not finite is a gap.
 * JavaFX thread.
 */
public final class Series {
  /** The default number of points that a series keeps. */
  public static final int CAPACITY = 131_072;

  private final String name;
  private final String unit;
  private final PointBuffer points;
  private final Trace raw;
  private final Trace smoothed;
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
    this.name = name;
    this.unit = unit;
    points = new PointBuffer(capacity);
    raw = new Trace(points);
    smoothed = new Trace(points);
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
    points.add(atX, value);
    version++;
  }

  /** Removes all points. */
  public void clear() {
    points.clear();
    version++;
  }

  /** How many points are kept, gaps among them. */
  public int size() {
    return points.size();
  }

  /** The y added last; NaN at a gap, and if nothing has been added. */
  public double last() {
    return points.lastY();
  }

  /** The x added last; NaN where nothing has been added. */
  public double lastX() {
    return points.lastX();
  }

  /** Grows with every change. */
  public long version() {
    return version;
  }

  /** A copy of the points, for another thread. */
  public Points points() {
    return new Points(points.allX(), points.allY());
  }

  /** The points as they are. */
  Trace raw() {
    return raw;
  }

  /**
   * The points smoothed with {@code weight}, which may be 0 for not at all. Another weight changes what was given
   * before.
   */
  Trace smoothed(double weight) {
    if (weight == 0) {
      return raw;
    }
    smoothed.setWeight(weight);
    return smoothed;
  }
}
