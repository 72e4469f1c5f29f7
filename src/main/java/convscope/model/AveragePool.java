package convscope.model;

/**
 * The mean of the values under a window with {@code SAME} padding. Positions in the padding do not count, as in
 * TensorFlow's {@code avg_pool}: at an edge the sum is divided by the number of positions inside the input.
 */
public record AveragePool(String name, int size, int stride) implements Pool {

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.averagePool(this);
  }
}
