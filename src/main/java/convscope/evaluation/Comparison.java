package convscope.evaluation;

import java.util.stream.IntStream;

/**
 * Two networks on the same images: which images only the second one predicts correctly, and which only the first.
 *
 * @param better the images that only the second predicts correctly, in order
 * @param worse the images that only the first predicts correctly, in order
 * @param bothRight how many both predict correctly
 * @param bothWrong how many neither predicts correctly
 */
public record Comparison(int[] better, int[] worse, int bothRight, int bothWrong) {

  /**
   * Compares {@code second} with {@code first}, on the same images in the same order. Each has the classes of its own
   * network.
   *
   * @throws IllegalArgumentException if they are not of equally many images
   */
  public static Comparison of(Predictions first, Predictions second) {
    if (first.size() != second.size()) {
      throw new IllegalArgumentException("Only networks that were shown the same images can be compared");
    }
    int[] better = IntStream.range(0, first.size()).filter(i -> !first.right(i) && second.right(i)).toArray();
    int[] worse = IntStream.range(0, first.size()).filter(i -> first.right(i) && !second.right(i)).toArray();
    int bothRight = first.correct() - worse.length;
    return new Comparison(better, worse, bothRight, first.size() - better.length - worse.length - bothRight);
  }

  /**
   * The probability of at least so unequal a split of the images that only one of the two predicts correctly, if both
   * networks were equally good: McNemar's test in its exact, two-sided form, 2 · P(X ≤ min(better, worse)) with X
   * binomial of one half, and at most 1 (McNemar, "Note on the sampling error of the difference between correlated
   * proportions", Psychometrika 1947).
   */
  public double chance() {
    int differing = better.length + worse.length;
    int fewer = Math.min(better.length, worse.length);
    // The logarithm of the binomial probability of each count up to the smaller one; the largest is the last.
    double[] logs = new double[fewer + 1];
    logs[0] = -differing * Math.log(2);
    for (int k = 1; k <= fewer; k++) {
      logs[k] = logs[k - 1] + Math.log((differing - k + 1.0) / k);
    }
    double sum = 0;
    for (double log : logs) {
      sum += Math.exp(log - logs[fewer]);
    }
    return Math.min(1, 2 * Math.exp(logs[fewer]) * sum);
  }
}
