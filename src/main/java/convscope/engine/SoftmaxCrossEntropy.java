package convscope.engine;

/**
 * Softmax and its mean cross-entropy, over small row-major arrays of logits. Computed in double precision with the
 * largest logit subtracted first, so that no exponential overflows.
 */
public final class SoftmaxCrossEntropy {
  private SoftmaxCrossEntropy() {}

  /**
   * The mean cross-entropy with smoothed labels, in nats, and its gradient. The target of the true class is 1 − s +
   * s/classes, that of every other class s/classes; with s = 0 these are the labels.
   *
   * @param logits {@code [examples, classes]}
   * @param smoothing s, in 0 … &lt;1
   * @param gradient receives d loss / d logits, {@code [examples, classes]}: (probability − target) / examples
   * @throws IllegalArgumentException if a label is not a class
   */
  public static double meanLoss(float[] logits, int[] labels, int classes, double smoothing, float[] gradient) {
    int examples = labels.length;
    double[] probabilities = new double[classes];
    double each = smoothing / classes;
    double sum = 0;
    for (int i = 0; i < examples; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new IllegalArgumentException("Label " + labels[i] + " of " + classes + " classes");
      }
      int first = i * classes;
      double logOfSum = softmax(logits, first, probabilities);
      sum += (1 - smoothing) * (logOfSum - logits[first + labels[i]]);
      for (int c = 0; c < classes; c++) {
        double target = each + (c == labels[i] ? 1 - smoothing : 0);
        gradient[first + c] = (float) ((probabilities[c] - target) / examples);
      }
      // Without smoothing, the logit of another class may be infinite.
      for (int c = 0; each > 0 && c < classes; c++) {
        sum += each * (logOfSum - logits[first + c]);
      }
    }
    return sum / examples;
  }

  /**
   * The probabilities of the example whose logits start at {@code offset}.
   *
   * @param probabilities receives them, one per class
   * @return ln Σ exp(logit)
   */
  public static double softmax(float[] logits, int offset, double[] probabilities) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < probabilities.length; c++) {
      // Math.max propagates NaN, so a diverged network's loss is NaN and is noticed.
      largest = Math.max(largest, logits[offset + c]);
    }
    double sum = 0;
    for (int c = 0; c < probabilities.length; c++) {
      probabilities[c] = Math.exp(logits[offset + c] - largest);
      sum += probabilities[c];
    }
    for (int c = 0; c < probabilities.length; c++) {
      probabilities[c] /= sum;
    }
    return largest + Math.log(sum);
  }
}
