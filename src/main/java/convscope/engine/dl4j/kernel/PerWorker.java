package convscope.engine.dl4j.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** Per-worker data, created on first use by the worker itself. */
public final class PerWorker<T> {
  private final Object[] own;
  private final Supplier<T> make;

  /** For {@code workers}, with {@code make} to create the data of each. */
  public PerWorker(int workers, Supplier<T> make) {
    own = new Object[workers];
    this.make = make;
  }

  /** All data created. Only while no worker is active. */
  @SuppressWarnings("unchecked")
  public List<T> made() {
    return Arrays.stream(own).filter(Objects::nonNull).map(one -> (T) one).toList();
  }

  /** The data of {@code worker}; called only on its own thread. */
  @SuppressWarnings("unchecked")
  public T of(int worker) {
    if (own[worker] == null) {
      own[worker] = make.get();
    }
    return (T) own[worker];
  }
}
