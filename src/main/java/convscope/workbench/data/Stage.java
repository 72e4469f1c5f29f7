package convscope.workbench.data;

/**
 * One image of the pipeline and its statistics. The array must not be modified.
 *
 * @param side height and width in pixels
 * @param values {@code [side, side, 3]}
 * @param mean of all values together
 * @param spread their standard deviation
 */
record Stage(Step step, int side, float[] values, double mean, double spread, double least, double largest) {
  /** The steps, in the tutorial's order. */
  enum Step { ORIGINAL, CROPPED, FLIPPED, BRIGHTENED, CONTRASTED, WHITENED }

  static Stage of(Step step, int side, float[] values) {
    double mean = 0;
    double least = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (float value : values) {
      mean += value / (double) values.length;
      least = Math.min(least, value);
      largest = Math.max(largest, value);
    }
    double variance = 0;
    for (float value : values) {
      variance += (value - mean) * (value - mean) / values.length;
    }
    return new Stage(step, side, values, mean, Math.sqrt(variance), least, largest);
  }

  /** The value drawn black. Only standardized images have their own scale; the others use 0 … 255. */
  double black() {
    return step == Step.WHITENED ? least : 0;
  }

  /** The value drawn white. */
  double white() {
    return step == Step.WHITENED ? largest : 255;
  }
}
