package convscope.insight;

import convscope.model.Shape;
import java.util.Optional;

/**
 * A value of an average-pooling layer: the mean of those under a window.
 *
 * @param window the positions of the layer's input in the window; padding is included, and does not count
 * @param source the shape of the layer's input
 * @param values the values that count, row by row: those under the window except the padding
 * @param sum of the values
 * @param value the sum divided by the number of values
 */
public record Mean(Window window, Shape source, float[] values, double sum, double value) implements Derivation {

  static Mean of(Window window, Shape source, float[] input, int channel) {
    Window there = window.on(source);
    float[] values = new float[there.height() * there.width()];
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      int y = there.top() + i / there.width();
      int x = there.left() + i % there.width();
      values[i] = input[(y * source.width() + x) * source.channels() + channel];
      sum += values[i];
    }
    return new Mean(window, source, values, sum, sum / values.length);
  }

  /** {@code mean}: the value and the sum; of how many values, and how many places of padding are left out. */
  @Override
  public Sentence sentence() {
    return Sentence.of("mean", value, sum).with(values.length, window.height() * window.width() - values.length);
  }

  @Override
  public <R> R accept(DerivationVisitor<R> visitor) {
    return visitor.mean(this);
  }

  @Override
  public Optional<WeightedSum> products() {
    return Optional.empty();
  }
}
