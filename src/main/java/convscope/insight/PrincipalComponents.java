package convscope.insight;

import java.util.Arrays;

/**
 * The plane of largest variance of points of many dimensions: the two eigenvectors of their covariance with the largest
 * eigenvalues, found by orthogonal iteration (Golub and Van Loan, "Matrix Computations", 8.2.4). The same points give
 * the same plane; each vector points to where its largest component is positive. All points must be finite.
 *
 * @param first the direction of the largest variance, of length 1
 * @param second that of the second largest, at right angles to it
 * @param variances along both
 * @param total the variance in all directions together
 * @param places of the points in the plane, two for each, their mean in the middle
 */
public record PrincipalComponents(double[] first, double[] second, double[] variances, double total, double[] places) {
  private static final int MOST_ROUNDS = 2_000;
  private static final double SETTLED = 1e-12;

  /**
   * The plane of {@code count} points.
   *
   * @param values {@code [count, dimensions]} row-major
   * @throws IllegalArgumentException if there are not at least two points of at least two dimensions
   */
  public static PrincipalComponents of(float[] values, int count) {
    int dimensions = count < 2 ? 0 : values.length / count;
    if (dimensions < 2 || values.length != count * dimensions) {
      throw new IllegalArgumentException(values.length + " values of " + count + " points");
    }
    double[] mean = mean(values, count, dimensions);
    double[][] covariance = covariance(values, count, mean);
    double total = 0;
    for (int i = 0; i < dimensions; i++) {
      total += covariance[i][i];
    }
    double[][] plane = plane(covariance);
    double[] variances = {along(covariance, plane[0]), along(covariance, plane[1])};
    double[] places = new double[2 * count];
    for (int point = 0; point < count; point++) {
      for (int i = 0; i < dimensions; i++) {
        double away = values[point * dimensions + i] - mean[i];
        places[2 * point] += away * plane[0][i];
        places[2 * point + 1] += away * plane[1][i];
      }
    }
    return new PrincipalComponents(plane[0], plane[1], variances, total, places);
  }

  /** The share of all variance that the plane shows, 0 … 1; 1 if there is none. */
  public double share() {
    return total > 0 ? Math.min(1, (variances[0] + variances[1]) / total) : 1;
  }

  private static double[] mean(float[] values, int count, int dimensions) {
    double[] mean = new double[dimensions];
    for (int i = 0; i < values.length; i++) {
      mean[i % dimensions] += values[i] / (double) count;
    }
    return mean;
  }

  private static double[][] covariance(float[] values, int count, double[] mean) {
    int dimensions = mean.length;
    double[][] sums = new double[dimensions][dimensions];
    double[] away = new double[dimensions];
    for (int point = 0; point < count; point++) {
      for (int i = 0; i < dimensions; i++) {
        away[i] = values[point * dimensions + i] - mean[i];
      }
      for (int i = 0; i < dimensions; i++) {
        // Units that are zero everywhere cost nothing.
        for (int j = 0; j <= i && away[i] != 0; j++) {
          sums[i][j] += away[i] * away[j];
        }
      }
    }
    for (int i = 0; i < dimensions; i++) {
      for (int j = 0; j <= i; j++) {
        sums[i][j] /= count - 1;
        sums[j][i] = sums[i][j];
      }
    }
    return sums;
  }

  private static double[][] plane(double[][] covariance) {
    int dimensions = covariance.length;
    double[] first = new double[dimensions];
    double[] second = new double[dimensions];
    // Any start works that is not orthogonal to the solution.
    for (int i = 0; i < dimensions; i++) {
      first[i] = 1 + covariance[i][i];
      second[i] = (i % 2 == 0 ? 1 : -1) * (1 + i / (double) dimensions);
    }
    normalize(first);
    straighten(second, first);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double[] nextFirst = times(covariance, first);
      double[] nextSecond = times(covariance, second);
      if (!normalize(nextFirst)) {
        break;
      }
      if (!straighten(nextSecond, nextFirst)) {
        nextSecond = second;
        straighten(nextSecond, nextFirst);
      }
      double moved = Math.max(distance(first, nextFirst), distance(second, nextSecond));
      first = nextFirst;
      second = nextSecond;
      if (moved < SETTLED) {
        break;
      }
    }
    turn(first);
    turn(second);
    return new double[][] {first, second};
  }

  private static double[] times(double[][] matrix, double[] vector) {
    double[] product = new double[vector.length];
    for (int i = 0; i < vector.length; i++) {
      product[i] = dot(matrix[i], vector);
    }
    return product;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double along(double[][] covariance, double[] direction) {
    return dot(direction, times(covariance, direction));
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }

  /** Scales {@code vector} to length 1; false if it is zero. */
  private static boolean normalize(double[] vector) {
    double length = Math.sqrt(dot(vector, vector));
    for (int i = 0; i < vector.length && length > 0; i++) {
      vector[i] /= length;
    }
    return length > 0;
  }

  /** Makes {@code vector} orthogonal to {@code other} and scales it to length 1; false if nothing of it is left. */
  private static boolean straighten(double[] vector, double[] other) {
    double along = dot(vector, other);
    for (int i = 0; i < vector.length; i++) {
      vector[i] -= along * other[i];
    }
    return normalize(vector);
  }

  private static void turn(double[] vector) {
    double largest = 0;
    for (double component : vector) {
      largest = Math.abs(component) > Math.abs(largest) ? component : largest;
    }
    if (largest < 0) {
      Arrays.setAll(vector, i -> -vector[i]);
    }
  }
}
