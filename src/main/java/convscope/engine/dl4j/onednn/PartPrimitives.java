package convscope.engine.dl4j.onednn;

import convscope.engine.dl4j.kernel.Part;
import convscope.engine.dl4j.kernel.PerWorker;
import java.util.HashMap;
import java.util.Map;

/**
 * The primitives of a layer, by worker and by the size of the part: oneDNN's data for a primitive belong to the thread
 * that created it.
 *
 * @param <P> the primitives of one worker for parts of one size
 */
final class PartPrimitives<P extends PartPrimitives.Pair> implements AutoCloseable {
  /** Something to close. */
  interface Pair extends AutoCloseable {
    @Override
    void close();
  }

  /** Makes the primitives for parts of {@code count} examples. */
  interface Maker<P> {
    P make(OneDnn oneDnn, int count);
  }

  private record Own<P>(OneDnn oneDnn, Map<Integer, P> bySize) {}

  private final Maker<P> maker;
  private final PerWorker<Own<P>> owned;

  PartPrimitives(OneDnn oneDnn, int workers, Maker<P> maker) {
    this.maker = maker;
    owned = new PerWorker<>(workers, () -> new Own<>(oneDnn.withOwnStream(), new HashMap<>()));
  }

  /** What {@code worker} has for parts of this one's size. */
  P of(int worker, Part part) {
    Own<P> own = owned.of(worker);
    return own.bySize().computeIfAbsent(part.count(), count -> maker.make(own.oneDnn(), count));
  }

  @Override
  public void close() {
    owned.made().forEach(own -> own.bySize().values().forEach(Pair::close));
  }
}
