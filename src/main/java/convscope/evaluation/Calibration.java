package convscope.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether probabilities match accuracy: of all images predicted with 80 % confidence, are 80 % correct? After Guo et
 * al., "On Calibration of Modern Neural Networks", ICML 2017. Their confidence is the top class's probability, put into
 * bins of equal width that include their upper end: bin m of M has those in ((m − 1) ∕ M, m ∕ M].
 *
 * @param bins from the lowest confidence to the highest; empty ones too
 * @param examples in all of them together
 */
public record Calibration(List<Bin> bins, int examples) {
  /** As many as in the article's tables. */
  public static final int BINS = 15;

  /**
   * The images with a confidence above {@code low} and up to {@code high}.
   *
   * @param confidence their mean confidence; NaN if there are none
   * @param accuracy the fraction predicted correctly; NaN if there are none
   */
  public record Bin(double low, double high, int count, double confidence, double accuracy) {}

  /** The calibration of {@code predictions}, in {@value #BINS} bins. */
  public static Calibration of(Predictions predictions) {
    return of(predictions, BINS);
  }

  /** The calibration of {@code predictions}, in {@code count} bins. */
  public static Calibration of(Predictions predictions, int count) {
    int[] examples = new int[count];
    int[] right = new int[count];
    double[] confidence = new double[count];
    for (int i = 0; i < predictions.size(); i++) {
      double sure = predictions.confidence(i);
      int bin = Math.max(0, Math.min(count - 1, (int) Math.ceil(sure * count) - 1));
      examples[bin]++;
      confidence[bin] += sure;
      right[bin] += predictions.right(i) ? 1 : 0;
    }
    List<Bin> bins = new ArrayList<>();
    for (int bin = 0; bin < count; bin++) {
      bins.add(new Bin((double) bin / count, (bin + 1.0) / count, examples[bin], confidence[bin] / examples[bin],
          (double) right[bin] / examples[bin]));
    }
    return new Calibration(List.copyOf(bins), predictions.size());
  }

  /** Expected calibration error: Σ count ∕ examples · |accuracy − confidence|; NaN for no images. */
  public double expectedError() {
    double sum = 0;
    for (Bin bin : bins) {
      sum += bin.count() == 0 ? 0 : bin.count() * Math.abs(bin.accuracy() - bin.confidence());
    }
    return sum / examples;
  }

  /** The mean confidence of all images; above the accuracy if the network is overconfident. */
  public double meanConfidence() {
    return bins.stream().filter(bin -> bin.count() > 0).mapToDouble(bin -> bin.count() * bin.confidence()).sum()
        / examples;
  }
}
