package convscope.engine.dl4j;

import convscope.engine.MeanGradients;
import convscope.engine.Optimizer;
import java.nio.FloatBuffer;

/** The update's loops over a slice of the flat vectors, which the compiler vectorizes. One instance per worker. */
final class UpdateLanes {
  private final float[] parameters;
  private final float[] gradients;
  private final float[] averages;
  private final float[] accumulators;
  private final float[] squares;

  UpdateLanes(int most) {
    parameters = new float[most];
    gradients = new float[most];
    averages = new float[most];
    accumulators = new float[most];
    squares = new float[most];
  }

  void read(FloatBuffer parameters, FloatBuffer gradients, int first, int count) {
    parameters.get(first, this.parameters, 0, count);
    gradients.get(first, this.gradients, 0, count);
  }

  /** The same with gradients that are not the network's own. */
  void read(FloatBuffer parameters, MeanGradients gradients, int first, int count) {
    parameters.get(first, this.parameters, 0, count);
    gradients.copy(first, count, this.gradients);
  }

  void writeParameters(FloatBuffer to, int first, int count) {
    to.put(first, parameters, 0, count);
  }

  void writeGradients(FloatBuffer to, int first, int count) {
    to.put(first, gradients, 0, count);
  }

  /** gradient ← gradient + decay · parameter; returns the sum of the parameters' squares. */
  double decay(float decay, int count) {
    addScaled(gradients, decay, parameters, count);
    return squares(parameters, count);
  }

  /** The sum of the gradients' squares. */
  double squaresOfGradients(int count) {
    return squares(gradients, count);
  }

  private static double squares(float[] values, int count) {
    double even = 0;
    double odd = 0;
    // Two sums, so that additions do not wait for each other.
    for (int i = 0; i + 1 < count; i += 2) {
      even += (double) values[i] * values[i];
      odd += (double) values[i + 1] * values[i + 1];
    }
    if (count % 2 == 1) {
      even += (double) values[count - 1] * values[count - 1];
    }
    return even + odd;
  }

  /** gradient ← factor · gradient. */
  void clip(float factor, int count) {
    scale(gradients, factor, count);
  }

  /** parameter ← parameter − rate · gradient. */
  void descend(float rate, int count) {
    addScaled(parameters, -rate, gradients, count);
  }

  /** accumulator ← momentum · accumulator + gradient; parameter ← parameter − rate · accumulator. */
  void descendWithMomentum(FloatBuffer all, float momentum, float rate, int first, int count) {
    all.get(first, accumulators, 0, count);
    mix(accumulators, momentum, 1, gradients, count);
    addScaled(parameters, -rate, accumulators, count);
    all.put(first, accumulators, 0, count);
  }

  /**
   * accumulator ← momentum · accumulator + gradient; parameter ← parameter − rate · gradient − rate · momentum ·
   * accumulator.
   */
  void descendWithNesterov(FloatBuffer all, float momentum, float rate, int first, int count) {
    all.get(first, accumulators, 0, count);
    mix(accumulators, momentum, 1, gradients, count);
    addScaled(parameters, -rate, gradients, count);
    addScaled(parameters, -rate * momentum, accumulators, count);
    all.put(first, accumulators, 0, count);
  }

  /**
   * mean ← beta1 · mean + (1 − beta1) · gradient; square ← beta2 · square + (1 − beta2) · gradient²; parameter ←
   * parameter − rate · mean / (√square / root + epsilon).
   *
   * @param rate {@link Optimizer.Adam#rate}
   * @param root {@link Optimizer.Adam#root}
   */
  void descendWithAdam(FloatBuffer allMeans, FloatBuffer allSquares, Optimizer.Adam adam, float rate, float root,
      int first, int count) {
    allMeans.get(first, accumulators, 0, count);
    allSquares.get(first, squares, 0, count);
    mix(accumulators, (float) adam.beta1(), (float) (1 - adam.beta1()), gradients, count);
    float beta = (float) adam.beta2();
    float rest = (float) (1 - adam.beta2());
    float epsilon = (float) adam.epsilon();
    for (int i = 0; i < count; i++) {
      squares[i] = beta * squares[i] + rest * gradients[i] * gradients[i];
    }
    for (int i = 0; i < count; i++) {
      parameters[i] -= rate * accumulators[i] / ((float) Math.sqrt(squares[i]) / root + epsilon);
    }
    allMeans.put(first, accumulators, 0, count);
    allSquares.put(first, squares, 0, count);
  }

  /** statistic ← kept · statistic + (1 − kept) · what is in its gradient's place. */
  void follow(double kept, int count) {
    mix(parameters, (float) kept, (float) (1 - kept), gradients, count);
  }

  /** parameter ← kept · parameter. */
  void shrink(float kept, int count) {
    scale(parameters, kept, count);
  }

  private static void scale(float[] values, float factor, int count) {
    for (int i = 0; i < count; i++) {
      values[i] *= factor;
    }
  }

  /** average ← decay · average + (1 − decay) · parameter. */
  void average(FloatBuffer all, float decay, int first, int count) {
    all.get(first, averages, 0, count);
    mix(averages, decay, 1 - decay, parameters, count);
    all.put(first, averages, 0, count);
  }

  private static void addScaled(float[] to, float factor, float[] from, int count) {
    for (int i = 0; i < count; i++) {
      to[i] += factor * from[i];
    }
  }

  private static void mix(float[] to, float own, float others, float[] from, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = own * to[i] + others * from[i];
    }
  }
}
