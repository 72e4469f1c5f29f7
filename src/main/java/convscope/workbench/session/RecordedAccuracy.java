package convscope.workbench.session;

import java.util.Collections;
import java.util.SortedMap;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The test accuracy of the displayed network, by the evaluations that its run has recorded. JavaFX thread. */
final class RecordedAccuracy {
  private final ReadOnlyObjectWrapper<@Nullable KnownAccuracy> accuracy =
      new ReadOnlyObjectWrapper<>(this, "accuracy");
  private SortedMap<Long, Double> byStep = Collections.emptySortedMap();

  /** That of the network last found; null if it has none. */
  ReadOnlyObjectProperty<@Nullable KnownAccuracy> property() {
    return accuracy.getReadOnlyProperty();
  }

  /** Those recorded of the selected run, by step; {@link #find} uses them from now on. */
  void record(SortedMap<Long, Double> recorded) {
    byStep = recorded;
  }

  /** Finds that of {@code network}; of one in training, its latest. Null where none is to be found. */
  void find(@Nullable LoadedNetwork network) {
    KnownAccuracy found = null;
    if (network != null && byStep.containsKey(network.step())) {
      found = new KnownAccuracy(byStep.get(network.step()), network.step());
    } else if (network != null && network.origin() == LoadedNetwork.Origin.TRAINING && !byStep.isEmpty()) {
      found = new KnownAccuracy(byStep.get(byStep.lastKey()), byStep.lastKey());
    }
    accuracy.set(found);
  }
}
