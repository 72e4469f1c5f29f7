package convscope.data;

/**
 * A part of the plane, in a drawing's own coordinates: x to the right, y down, the object drawn within about ±1.
 *
 * @param reach the largest distance of a point from the origin
 */
record Area(Inside inside, double reach) {

  /** Decides which points are in the area. */
  @FunctionalInterface
  interface Inside {
    boolean contains(double x, double y);
  }

  boolean contains(double x, double y) {
    return inside.contains(x, y);
  }

  static Area ellipse(double centreX, double centreY, double radiusX, double radiusY) {
    return new Area((x, y) -> {
      double u = (x - centreX) / radiusX;
      double v = (y - centreY) / radiusY;
      return u * u + v * v <= 1;
    }, Math.hypot(centreX, centreY) + Math.max(radiusX, radiusY));
  }

  static Area circle(double centreX, double centreY, double radius) {
    return ellipse(centreX, centreY, radius, radius);
  }

  static Area box(double left, double top, double right, double bottom) {
    return new Area((x, y) -> x >= left && x <= right && y >= top && y <= bottom,
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
    }, Math.max(Math.hypot(fromX, fromY), Math.hypot(toX, toY)) + width / 2);
  }

  /** A polygon with corners x, y, x, y and so on, in turn around it. */
  static Area polygon(double... corners) {
    double reach = 0;
    for (int i = 0; i < corners.length; i += 2) {
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
    }, reach);
  }
}
