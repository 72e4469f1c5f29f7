package convscope.engine;

import java.util.List;

/**
 * The weighted sum of several vectors of gradients, laid out as {@link StepCopy} says, computed where it is needed: an
 * update that reads it slice by slice never has to store it. Each value is summed in the order of the vectors, so it
 * comes to the same bits every time. It refers to the vectors, which must not change while it is read.
 */
public final class MeanGradients {
  private final List<float[]> vectors;
  private final float[] weights;

  /**
   * The sum of {@code weights[i] · vectors[i]}.
   *
   * @throws IllegalArgumentException if there is no vector, not one weight for each, or vectors of several lengths
   */
  public MeanGradients(List<float[]> vectors, float[] weights) {
    this.vectors = List.copyOf(vectors);
    this.weights = weights.clone();
    if (vectors.isEmpty() || weights.length != vectors.size()
        || vectors.stream().anyMatch(vector -> vector.length != vectors.get(0).length)) {
      throw new IllegalArgumentException(vectors.size() + " vectors, which may differ in length, and " + weights.length
          + " weights");
    }
  }

  /** These gradients alone. */
  public static MeanGradients of(float[] gradients) {
    return new MeanGradients(List.of(gradients), new float[] {1});
  }

  /** The number of values. */
  public int size() {
    return vectors.get(0).length;
  }

  /** Writes {@code count} values, from number {@code first} on, to the start of {@code to}. */
  public void copy(int first, int count, float[] to) {
    for (int i = 0; i < vectors.size(); i++) {
      if (i == 0 && weights[0] == 1) {
        System.arraycopy(vectors.get(0), first, to, 0, count);
      } else if (i == 0) {
        scale(to, weights[0], vectors.get(0), first, count);
      } else {
        addScaled(to, weights[i], vectors.get(i), first, count);
      }
    }
  }

  private static void scale(float[] to, float factor, float[] from, int first, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = factor * from[first + i];
    }
  }

  private static void addScaled(float[] to, float factor, float[] from, int first, int count) {
    for (int i = 0; i < count; i++) {
      to[i] += factor * from[first + i];
    }
  }
}
