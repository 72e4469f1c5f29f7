package convscope.insight;

import convscope.foundation.CounterRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * An embedding of points of many dimensions that keeps neighbors together: t-SNE (van der Maaten and Hinton,
 * "Visualizing Data using t-SNE", JMLR 9, 2008), exact, for up to some thousand points; its memory grows with the
 * square of their number, 8 MB for 2,000. It starts from the points' principal components (Kobak and Berens, Nature
 * Communications 10, 2019), so that the global arrangement is meaningful; the seed only separates identical points.
 * Distances between clusters mean little.
 */
public final class Tsne {
  /** The most points that it takes. */
  public static final int MOST = 4_000;

  private static final int ROUNDS = 500;
  private static final int EXAGGERATED_ROUNDS = 120;
  private static final double EXAGGERATION = 12;
  private static final double FIRST_SPREAD = 1e-4;
  private static final int HALVINGS = 50;
  private static final double LEAST = 1e-12;
  private static final double LEAST_GAIN = 0.01;

  private final int count;
  /** The neighborhoods' joint probabilities, those of j < i in row i after one another. */
  private final float[] joint;
  private final double[] places;
  private final double[] moves;
  private final double[] gains;
  private final double[] forces;

  private Tsne(int count, float[] joint, double[] start) {
    this.count = count;
    this.joint = joint;
    this.places = start;
    moves = new double[2 * count];
    gains = new double[2 * count];
    Arrays.fill(gains, 1);
    forces = new double[2 * count];
  }

  /**
   * The map of {@code count} points.
   *
   * @param values {@code [count, dimensions]} row-major
   * @param perplexity the approximate number of neighbors of a point; limited to a third of the points
   * @param seed the same seed gives the same result
   * @param progress called after every round
   * @return x and y for each point; empty if {@code progress} ended it
   * @throws IllegalArgumentException if there are not 3 … {@value #MOST} points of at least two dimensions
   */
  public static Optional<double[]> of(float[] values, int count, double perplexity, long seed, Progress progress) {
    if (count < 3 || count > MOST) {
      throw new IllegalArgumentException(count + " points on a map of 3 to " + MOST);
    }
    double[] start = start(PrincipalComponents.of(values, count), seed);
    float[] joint = new float[count * (count - 1) / 2];
    if (!neighbours(values, count, Math.min(perplexity, (count - 1) / 3.0), joint, progress)) {
      return Optional.empty();
    }
    Tsne map = new Tsne(count, joint, start);
    for (int round = 0; round < ROUNDS; round++) {
      if (!progress.goesOn(round, ROUNDS)) {
        return Optional.empty();
      }
      map.move(round < EXAGGERATED_ROUNDS);
    }
    return Optional.of(map.places);
  }

  private static double[] start(PrincipalComponents plane, long seed) {
    double spread = Math.sqrt(plane.variances()[0]);
    CounterRandom random = new CounterRandom(seed);
    double[] start = plane.places().clone();
    for (int i = 0; i < start.length; i++) {
      start[i] = FIRST_SPREAD * ((spread > 0 ? start[i] / spread : 0) + FIRST_SPREAD * random.nextGaussian());
    }
    return start;
  }

  private static int at(int i, int j) {
    return i > j ? i * (i - 1) / 2 + j : j * (j - 1) / 2 + i;
  }

  /**
   * Puts the squared distances into {@code joint}, and then the probabilities in their place; false where it was ended.
   */
  private static boolean neighbours(float[] values, int count, double perplexity, float[] joint, Progress progress) {
    int dimensions = values.length / count;
    for (int i = 1; i < count; i++) {
      if (!progress.goesOn(0, ROUNDS)) {
        return false;
      }
      for (int j = 0; j < i; j++) {
        double sum = 0;
        for (int d = 0; d < dimensions; d++) {
          double away = values[i * dimensions + d] - values[j * dimensions + d];
          sum += away * away;
        }
        joint[at(i, j)] = (float) sum;
      }
    }
    float[] sums = new float[joint.length];
    double[] row = new double[count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        row[j] = i == j ? Double.POSITIVE_INFINITY : joint[at(i, j)];
      }
      conditional(row, Math.log(perplexity));
      for (int j = 0; j < count; j++) {
        if (i != j) {
          sums[at(i, j)] += (float) (row[j] / (2.0 * count));
        }
      }
    }
    System.arraycopy(sums, 0, joint, 0, joint.length);
    return true;
  }

  /**
   * Turns squared distances into probabilities of a normal distribution as wide as {@code entropy}, in nats, wants it.
   */
  private static void conditional(double[] row, double entropy) {
    double nearest = Arrays.stream(row).min().orElseThrow();
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double precision = 1 / Math.max(LEAST, Arrays.stream(row).filter(Double::isFinite).average().orElse(1));
    double[] weights = new double[row.length];
    double sum = 1;
    for (int halving = 0; halving < HALVINGS; halving++) {
      sum = 0;
      double weighted = 0;
      for (int j = 0; j < row.length; j++) {
        double away = row[j] - nearest;
        weights[j] = Math.exp(-away * precision);
        sum += weights[j];
        weighted += Double.isFinite(away) ? weights[j] * away : 0;
      }
      double found = Math.log(sum) + precision * weighted / sum;
      if (Math.abs(found - entropy) < 1e-5) {
        break;
      } else if (found > entropy) {
        low = precision;
        precision = Double.isInfinite(high) ? 2 * precision : (low + high) / 2;
      } else {
        high = precision;
        precision = (low + high) / 2;
      }
    }
    for (int j = 0; j < row.length; j++) {
      row[j] = weights[j] / sum;
    }
  }

  /** One step down the gradient of the Kullback-Leibler divergence, with momentum, and a gain for each coordinate. */
  private void move(boolean exaggerated) {
    double factor = exaggerated ? EXAGGERATION : 1;
    double momentum = exaggerated ? 0.5 : 0.8;
    double rate = Math.max(50, count / EXAGGERATION / 4);
    double all = push();
    pull(factor, all);
    for (int i = 0; i < places.length; i++) {
      boolean same = forces[i] > 0 == moves[i] > 0;
      gains[i] = Math.max(LEAST_GAIN, same ? gains[i] * 0.8 : gains[i] + 0.2);
      moves[i] = momentum * moves[i] - rate * gains[i] * forces[i];
      places[i] += moves[i];
    }
  }

  /** Makes {@link #forces} those by which all points repel each other, not yet divided by the sum that is returned. */
  private double push() {
    Arrays.fill(forces, 0);
    double all = 0;
    for (int i = 1; i < count; i++) {
      for (int j = 0; j < i; j++) {
        double x = places[2 * i] - places[2 * j];
        double y = places[2 * i + 1] - places[2 * j + 1];
        double near = 1 / (1 + x * x + y * y);
        all += 2 * near;
        double force = near * near;
        forces[2 * i] -= force * x;
        forces[2 * i + 1] -= force * y;
        forces[2 * j] += force * x;
        forces[2 * j + 1] += force * y;
      }
    }
    return all;
  }

  /**
   * Divides the repulsion by {@code all}, and adds the forces by which neighbors attract each other; then all times 4.
   */
  private void pull(double factor, double all) {
    for (int i = 0; i < forces.length; i++) {
      forces[i] *= 4 / all;
    }
    for (int i = 1; i < count; i++) {
      for (int j = 0; j < i; j++) {
        double probability = joint[at(i, j)];
        if (probability > LEAST) {
          double x = places[2 * i] - places[2 * j];
          double y = places[2 * i + 1] - places[2 * j + 1];
          double force = 4 * factor * probability / (1 + x * x + y * y);
          forces[2 * i] += force * x;
          forces[2 * i + 1] += force * y;
          forces[2 * j] -= force * x;
          forces[2 * j + 1] -= force * y;
        }
      }
    }
  }
}
