package convscope.engine.dl4j.loops;

import java.util.function.Supplier;

/** What each worker keeps for itself, made at its first use by the worker itself. */
final class PerWorker<T> {
  private final Object[] own;
  private final Supplier<T> make;

  PerWorker(int workers, Supplier<T> make) {
    own = new Object[workers];
    this.make = make;
  }

  @SuppressWarnings("unchecked")
  T of(int worker) {
    if (own[worker] == null) {
      own[worker] = make.get();
    }
    return (T) own[worker];
  }
}
