package convscope.engine.dl4j.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** What each worker keeps for itself, made at its first use by the worker itself. */
public final class PerWorker<T> {
  private final Object[] own;
  private final Supplier<T> make;

  /** For {@code workers}, each of whom {@code make} makes one for. */
  public PerWorker(int workers, Supplier<T> make) {
    own = new Object[workers];
    this.make = make;
  }

  /** All that were made. For when no worker is at work. */
  @SuppressWarnings("unchecked")
  public List<T> made() {
    return Arrays.stream(own).filter(Objects::nonNull).map(one -> (T) one).toList();
  }

  /** What {@code worker} has; only its own thread asks. */
  @SuppressWarnings("unchecked")
  public T of(int worker) {
    if (own[worker] == null) {
      own[worker] = make.get();
    }
    return (T) own[worker];
  }
}
