package convscope.data;

/**
 * A part of the plane, in a drawing's own coordinates: x to the right, y down, the object drawn within about ±1.
 *
 * @param bounds a rectangle that contains it
 * @param reach the largest distance of a point from the origin
 */
record Area(Inside inside, Bounds bounds, double reach) {
  /** More than rounding can move a point across a border. */
  private static final double MARGIN = 1e-9;

  /** Decides which points are in the area. */
  @FunctionalInterface
  interface Inside {
    boolean contains(double x, double y);
  }

  /** A rectangle with its sides along the axes. */
  record Bounds(double left, double top, double right, double bottom) {
    /** Whether it contains the point, borders included. */
    boolean contains(double x, double y) {
      return x >= left && x <= right && y >= top && y <= bottom;
    }

    /** The smallest that contains the point too. */
    private Bounds with(double x, double y) {
      return new Bounds(Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y));
    }

    /** The rectangle with each side moved outward {@code by} that much. */
    Bounds wider(double by) {
      return new Bounds(left - by, top - by, right + by, bottom + by);
    }
  }

  /** Most points are outside the rectangle, which is decided faster than the rest. */
  boolean contains(double x, double y) {
    return bounds.contains(x, y) && inside.contains(x, y);
  }

  static Area ellipse(double centreX, double centreY, double radiusX, double radiusY) {
    return new Area((x, y) -> {
      double u = (x - centreX) / radiusX;
      double v = (y - centreY) / radiusY;
      return u * u + v * v <= 1;
    }, new Bounds(centreX - radiusX, centreY - radiusY, centreX + radiusX, centreY + radiusY).wider(MARGIN),
        Math.hypot(centreX, centreY) + Math.max(radiusX, radiusY));
  }

  static Area circle(double centreX, double centreY, double radius) {
    return ellipse(centreX, centreY, radius, radius);
  }

  static Area box(double left, double top, double right, double bottom) {
    return new Area((x, y) -> true, new Bounds(left, top, right, bottom),
        Math.hypot(Math.max(Math.abs(left), Math.abs(right)), Math.max(Math.abs(top), Math.abs(bottom))));
  }

  /** A straight line with a width. */
  static Area line(double fromX, double fromY, double toX, double toY, double width) {
    double alongX = toX - fromX;
    double alongY = toY - fromY;
    double squared = alongX * alongX + alongY * alongY;
    return new Area((x, y) -> {
      double t = Math.max(0, Math.min(1, ((x - fromX) * alongX + (y - fromY) * alongY) / squared));
      double u = x - fromX - t * alongX;
      double v = y - fromY - t * alongY;
      return u * u + v * v <= width * width / 4;
    }, new Bounds(Math.min(fromX, toX), Math.min(fromY, toY), Math.max(fromX, toX), Math.max(fromY, toY))
        .wider(width / 2 + MARGIN), Math.max(Math.hypot(fromX, fromY), Math.hypot(toX, toY)) + width / 2);
  }

  /** A polygon with corners x, y, x, y and so on, in turn around it. */
  static Area polygon(double... corners) {
    double reach = 0;
    Bounds bounds = new Bounds(corners[0], corners[1], corners[0], corners[1]);
    for (int i = 0; i < corners.length; i += 2) {
      bounds = bounds.with(corners[i], corners[i + 1]);
      reach = Math.max(reach, Math.hypot(corners[i], corners[i + 1]));
    }
    return new Area((x, y) -> {
      boolean inside = false;
      for (int i = 0, j = corners.length - 2; i < corners.length; j = i, i += 2) {
        boolean between = corners[i + 1] > y != corners[j + 1] > y;
        if (between && x < (corners[j] - corners[i]) * (y - corners[i + 1]) / (corners[j + 1] - corners[i + 1])
            + corners[i]) {
          inside = !inside;
        }
      }
      return inside;
    }, bounds.wider(MARGIN), reach);
  }
}
