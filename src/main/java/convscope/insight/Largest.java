package convscope.insight;

import convscope.model.Shape;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A value of a max-pooling layer: the largest of those under a window.
 *
 * @param window the positions of the layer's input in the window; padding is included, and is never the largest
 * @param source the shape of the layer's input
 * @param values the values under the window, {@code [height, width]} row-major; minus infinity in the padding
 * @param row the row of the layer's input with the largest; of equal ones the first, row by row
 * @param column the column of it
 * @param value the largest
 */
public record Largest(Window window, Shape source, float[] values, int row, int column, double value)
    implements Derivation {

  static Largest of(Window window, Shape source, float[] input, int channel) {
    float[] values = new float[window.height() * window.width()];
    int winner = -1;
    for (int i = 0; i < values.length; i++) {
      int y = window.top() + i / window.width();
      int x = window.left() + i % window.width();
      if (!Window.whole(source).holds(y, x)) {
        values[i] = Float.NEGATIVE_INFINITY;
        continue;
      }
      values[i] = input[(y * source.width() + x) * source.channels() + channel];
      if (winner < 0 || values[i] > values[winner]) {
        winner = i;
      }
    }
    return new Largest(window, source, values, window.top() + winner / window.width(),
        window.left() + winner % window.width(), values[winner]);
  }

  /** {@code largest}: the value; of how many, its row and its column. */
  @Override
  public Sentence sentence() {
    int compared = (int) IntStream.range(0, values.length).filter(i -> !padding(i)).count();
    return Sentence.of("largest", value).with(compared, row, column);
  }

  @Override
  public <R> R accept(DerivationVisitor<R> visitor) {
    return visitor.largest(this);
  }

  @Override
  public Optional<WeightedSum> products() {
    return Optional.empty();
  }

  /** Whether value number {@code i} of {@link #values} is padding. */
  public boolean padding(int i) {
    return !Window.whole(source).holds(window.top() + i / window.width(), window.left() + i % window.width());
  }
}
