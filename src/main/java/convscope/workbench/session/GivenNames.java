package convscope.workbench.session;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What runs are called: by the names that users gave them, the same in every view, and at once after a run is renamed.
 * JavaFX thread.
 */
public final class GivenNames {
  private final ReadOnlyObjectWrapper<Map<Path, String>> all = new ReadOnlyObjectWrapper<>(this, "all", Map.of());

  /** The names as last read, by the folder of the run; a run that was given none is called like its folder. */
  public ReadOnlyObjectProperty<Map<Path, String>> allProperty() {
    return all.getReadOnlyProperty();
  }

  /** What {@code network} is called: by its run, whatever is selected now; a single file by its name. */
  public String of(LoadedNetwork network) {
    return network.run() == null ? network.name() : all.get().getOrDefault(key(network.run()), network.name());
  }

  /** What the run or the file in {@code place} is called. */
  public String of(Path place) {
    String own = place.getFileName() == null ? place.toString() : place.getFileName().toString();
    return all.get().getOrDefault(key(place), own);
  }

  /** Replaces all names. */
  void set(Map<Path, String> read) {
    Map<Path, String> found = new HashMap<>();
    read.forEach((run, name) -> found.put(key(run), name));
    all.set(Map.copyOf(found));
  }

  private static Path key(Path run) {
    return run.toAbsolutePath().normalize();
  }
}
