package convscope.engine.dl4j.loops;

/** Loops over plain arrays that several kernels share. They have no branches, so that the compiler vectorizes them. */
final class Lanes {
  private Lanes() {}

  /** Lets gradients through where {@code values}, none of them negative, is above zero. */
  static void gate(float[] values, float[] gradients, int count) {
    for (int i = 0; i < count; i++) {
      // 0 or 1: a comparison in plain arithmetic, which every processor has vectors for.
      gradients[i] *= values[i] / (values[i] + Float.MIN_NORMAL);
    }
  }

  static void relu(float[] values, int count) {
    for (int i = 0; i < count; i++) {
      // The larger of it and zero, in three instructions of any processor.
      values[i] = (values[i] + Math.abs(values[i])) * 0.5f;
    }
  }

  /** The larger of a value and {@code slope} times it: a leaky ReLU. */
  static void leak(float[] values, float slope, int count) {
    for (int i = 0; i < count; i++) {
      values[i] = Math.max(values[i], slope * values[i]);
    }
  }

  /** Multiplies gradients by 1 where {@code values} is above zero, else by {@code slope}. */
  static void leakBack(float[] values, float[] gradients, float slope, int count) {
    for (int i = 0; i < count; i++) {
      float above = values[i] + Math.abs(values[i]);
      gradients[i] *= slope + (1 - slope) * (above / (above + Float.MIN_NORMAL));
    }
  }

  /** {@code values} + {@code biases}, through a ReLU. */
  static void biasRelu(float[] values, float[] biases, int count) {
    for (int i = 0; i < count; i++) {
      float sum = values[i] + biases[i];
      values[i] = (sum + Math.abs(sum)) * 0.5f;
    }
  }

  static void addAt(float[] values, int start, float[] more, int first, int count) {
    for (int i = 0; i < count; i++) {
      values[start + i] += more[first + i];
    }
  }

  static void add(float[] values, float[] more, int count) {
    for (int i = 0; i < count; i++) {
      values[i] += more[i];
    }
  }

  /** Takes the larger of two values. */
  static void max(float[] values, float[] others, int count) {
    for (int i = 0; i < count; i++) {
      values[i] = Math.max(values[i], others[i]);
    }
  }

  static void subtract(float[] values, float[] less, int count) {
    for (int i = 0; i < count; i++) {
      values[i] -= less[i];
    }
  }

  static void negate(float[] from, float[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = -from[i];
    }
  }
}
