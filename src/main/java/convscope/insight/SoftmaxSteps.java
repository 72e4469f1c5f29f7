package convscope.insight;

import java.util.Arrays;

/**
 * A softmax, number by number: probability = e^logit ∕ Σ e^logit. So that no exponential overflows, {@code shift} is
 * subtracted from logits that are very large or very small, which changes no probability.
 *
 * @param shift 0 for usual logits, else the largest logit
 * @param exponentials e^(logit − shift) of each class
 * @param sum of the exponentials
 */
public record SoftmaxSteps(float[] logits, double shift, double[] exponentials, double sum, double[] probabilities) {
  /** Logits up to this size have exponentials that can be read. */
  private static final double USUAL = 30;

  /** The steps from {@code logits}, one for each class; the array must not be modified afterwards. */
  public static SoftmaxSteps of(float[] logits) {
    double largest = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      largest = Math.max(largest, logit);
    }
    double shift = Math.abs(largest) <= USUAL ? 0 : largest;
    double[] exponentials = new double[logits.length];
    for (int i = 0; i < logits.length; i++) {
      exponentials[i] = Math.exp(logits[i] - shift);
    }
    double sum = Arrays.stream(exponentials).sum();
    return new SoftmaxSteps(logits, shift, exponentials, sum,
        Arrays.stream(exponentials).map(exponential -> exponential / sum).toArray());
  }

  /** The same with another logit of class {@code number}. */
  public SoftmaxSteps with(int number, float logit) {
    float[] changed = logits.clone();
    changed[number] = logit;
    return of(changed);
  }
}
