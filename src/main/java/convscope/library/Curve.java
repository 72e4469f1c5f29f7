package convscope.library;

import convscope.foundation.PointBuffer;
import java.util.Arrays;

/**
 * Points ordered by x, possibly thinned: of adjacent points the lowest and the highest are kept, so that no peak is
 * lost.
 *
 * @param x ascending
 * @param y as long as {@code x}; NaN where training produced no finite value
 */
public record Curve(double[] x, double[] y) {

  /** The number of points. */
  public int size() {
    return x.length;
  }

  /** The last y; NaN if there is none. */
  public double last() {
    return y.length == 0 ? Double.NaN : y[y.length - 1];
  }

  /** The points of {@code points}, with a gap at the end if it ends in one, however long. */
  static Curve of(PointBuffer points) {
    double[] x = points.allX();
    double[] y = points.allY();
    if (x.length > 0 && x[x.length - 1] != points.lastX()) {
      x = Arrays.copyOf(x, x.length + 1);
      y = Arrays.copyOf(y, x.length);
      x[x.length - 1] = points.lastX();
      y[x.length - 1] = points.lastY();
    }
    return new Curve(x, y);
  }
}
