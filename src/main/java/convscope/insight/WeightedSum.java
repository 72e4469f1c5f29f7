package convscope.insight;

import convscope.model.Activation;
import convscope.model.Shape;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A value of a convolution, a locally connected or a dense layer: the bias and the products of the inputs under a
 * window with their weights. Terms go by row, column and channel of the window, {@code [height, width, depth]}
 * row-major.
 *
 * @param window the positions of the layer's input in the window, padding included
 * @param source the shape of the layer's input
 * @param inputs the value of each term; 0 in the padding
 * @param weights the weight of each term, in the padding too
 * @param biased whether the layer has biases
 * @param bias the initial value of the sum; 0 if the layer has no biases
 * @param sum the bias and all products
 * @param activation applied to the sum
 * @param value the sum after the activation
 */
public record WeightedSum(Window window, Shape source, float[] inputs, float[] weights, boolean biased, double bias,
    double sum, Activation activation, double value) implements Derivation {

  /** The location of one channel's filter among a layer's variables, at one position; no biases if it has none. */
  record Filter(float[] weights, float[] biases, int place, int channels, int channel) {

    /** The weight of term {@code term} of {@code terms}. */
    float weight(int term, int terms) {
      return weights[(place * terms + term) * channels + channel];
    }

    boolean biased() {
      return biases.length > 0;
    }

    float bias() {
      return biased() ? biases[place * channels + channel] : 0;
    }
  }

  static WeightedSum of(Window window, Shape source, float[] input, Filter filter, Activation activation) {
    int depth = source.channels();
    int terms = window.height() * window.width() * depth;
    float[] inputs = new float[terms];
    float[] weights = new float[terms];
    double sum = filter.bias();
    for (int i = 0; i < terms; i++) {
      int y = window.top() + i / depth / window.width();
      int x = window.left() + i / depth % window.width();
      boolean padding = !Window.whole(source).holds(y, x);
      inputs[i] = padding ? 0 : input[(y * source.width() + x) * depth + i % depth];
      weights[i] = filter.weight(i, terms);
      sum += (double) inputs[i] * weights[i];
    }
    // Math.max propagates NaN, as the engine does.
    double value = activation == Activation.RELU ? Math.max(0, sum) : sum;
    return new WeightedSum(window, source, inputs, weights, filter.biased(), filter.bias(), sum, activation, value);
  }

  /**
   * {@code plain}, {@code kept} or {@code cut} by its activation, after {@code unbiased} if there are no biases: the
   * bias and the sum; how many terms, and in padding.
   */
  @Override
  public Sentence sentence() {
    String key = activation == Activation.NONE ? "plain" : sum > 0 ? "kept" : "cut";
    return Sentence.of(biased ? key : "unbiased." + key, bias, sum)
        .with(terms(), (int) IntStream.range(0, terms()).filter(this::padding).count());
  }

  @Override
  public <R> R accept(DerivationVisitor<R> visitor) {
    return visitor.weightedSum(this);
  }

  @Override
  public Optional<WeightedSum> products() {
    return Optional.of(this);
  }

  /** The number of products. */
  public int terms() {
    return inputs.length;
  }

  /** What term {@code term} adds to the sum. */
  public double product(int term) {
    return (double) inputs[term] * weights[term];
  }

  /** The row of the layer's input of term {@code term}; outside the input in the padding. */
  public int row(int term) {
    return window.top() + term / source.channels() / window.width();
  }

  /** The column of the layer's input of term {@code term}; outside the input in the padding. */
  public int column(int term) {
    return window.left() + term / source.channels() % window.width();
  }

  /** The channel of the layer's input of term {@code term}. */
  public int channel(int term) {
    return term % source.channels();
  }

  /** Whether term {@code term} is padding, and so adds nothing. */
  public boolean padding(int term) {
    return !Window.whole(source).holds(row(term), column(term));
  }

  /** What each position of the window adds to the sum, over all its channels: {@code [height, width]} row-major. */
  public double[] byPlace() {
    double[] sums = new double[window.height() * window.width()];
    for (int i = 0; i < inputs.length; i++) {
      sums[i / source.channels()] += product(i);
    }
    return sums;
  }

  /** What each channel of the input adds to the sum, over all positions of the window. */
  public double[] byChannel() {
    double[] sums = new double[source.channels()];
    for (int i = 0; i < inputs.length; i++) {
      sums[i % sums.length] += product(i);
    }
    return sums;
  }

  /** The terms with the largest products by absolute value, largest first; {@code most} of them at most. */
  public int[] strongest(int most) {
    return IntStream.range(0, inputs.length).boxed()
        .sorted(Comparator.comparingDouble(term -> -Math.abs(product(term))))
        .limit(most).mapToInt(Integer::intValue).toArray();
  }
}
