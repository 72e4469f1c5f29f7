package convscope.model;

/** The largest value under a window with {@code SAME} padding; padding is never the largest. */
public record MaxPool(String name, int size, int stride) implements Pool {

  @Override
  public <R> R accept(LayerVisitor<R> visitor) {
    return visitor.maxPool(this);
  }
}
