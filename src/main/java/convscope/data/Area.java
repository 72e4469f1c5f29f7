package convscope.data;

/** A part of the plane, in a drawing's own coordinates: x to the right, y down, the thing drawn within about ±1. */
@FunctionalInterface
interface Area {
  boolean contains(double x, double y);

  static Area ellipse(double centreX, double centreY, double radiusX, double radiusY) {
    return (x, y) -> {
      double u = (x - centreX) / radiusX;
      double v = (y - centreY) / radiusY;
      return u * u + v * v <= 1;
    };
  }

  static Area circle(double centreX, double centreY, double radius) {
    return ellipse(centreX, centreY, radius, radius);
  }

  static Area box(double left, double top, double right, double bottom) {
    return (x, y) -> x >= left && x <= right && y >= top && y <= bottom;
  }

  /** A straight stroke of some width. */
  static Area line(double fromX, double fromY, double toX, double toY, double width) {
    double alongX = toX - fromX;
    double alongY = toY - fromY;
    double squared = alongX * alongX + alongY * alongY;
    return (x, y) -> {
      double t = Math.max(0, Math.min(1, ((x - fromX) * alongX + (y - fromY) * alongY) / squared));
      double u = x - fromX - t * alongX;
      double v = y - fromY - t * alongY;
      return u * u + v * v <= width * width / 4;
    };
  }

  /** A polygon with corners x, y, x, y and so on, in turn around it. */
  static Area polygon(double... corners) {
    return (x, y) -> {
      boolean inside = false;
      for (int i = 0, j = corners.length - 2; i < corners.length; j = i, i += 2) {
        boolean between = corners[i + 1] > y != corners[j + 1] > y;
        if (between && x < (corners[j] - corners[i]) * (y - corners[i + 1]) / (corners[j + 1] - corners[i + 1])
            + corners[i]) {
          inside = !inside;
        }
      }
      return inside;
    };
  }
}
