package convscope.workbench.session;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The checkpoints of one run that were viewed most recently, decoded, to be shown at once. One thread. */
final class DecodedNetworks {
  private static final int LEAST_KEPT = 8;
  /** 100 MB of them: as many checkpoints of the tutorial's network as a run chosen by its length in time keeps. */
  private static final int MOST_VALUES_KEPT = 25_000_000;

  private final Map<Moment, LoadedNetwork> networks = new LinkedHashMap<>(LEAST_KEPT, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Moment, LoadedNetwork> eldest) {
      return size() > Math.max(LEAST_KEPT, MOST_VALUES_KEPT / eldest.getValue().network().parameterCount());
    }
  };

  /** The network of {@code moment}; null if it is not kept. */
  @Nullable LoadedNetwork of(Moment moment) {
    return networks.get(moment);
  }

  void keep(Moment moment, LoadedNetwork network) {
    networks.put(moment, network);
  }

  /** Lets go of all but that of {@code moment}, if there is one. */
  void keepOnly(@Nullable Moment moment) {
    networks.keySet().removeIf(kept -> !kept.equals(moment));
  }

  /** Lets go of what was read from {@code file}, which has been replaced. */
  void drop(Path file) {
    networks.keySet().removeIf(kept -> file.equals(kept.file()));
  }
}
