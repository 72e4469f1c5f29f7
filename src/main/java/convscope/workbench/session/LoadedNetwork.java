package convscope.workbench.session;

import convscope.data.Dataset;
import convscope.model.Network;
import convscope.runs.Manifest;
import convscope.training.TrainedModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A trained network as displayed. The arrays must not be modified.
 *
 * @param name of the run's folder or of the file; empty for the built-in one
 * @param step its number of training steps
 * @param averages the moving averages of its parameters, by the parameters' names
 * @param file the checkpoint that it was read from, which may no longer exist; null if none
 * @param classNames by number; empty if unknown
 * @param data the name of the data that it was trained on, as in the manifest of its run; empty if unknown
 * @param run the folder of its run; null if it has none, or was opened as a single file
 */
public record LoadedNetwork(Origin origin, String name, long step, Network network, Map<String, float[]> averages,
    @Nullable Path file, List<String> classNames, String data, @Nullable Path run) {
  /** A network of which is not known on what data it was trained. */
  public LoadedNetwork(Origin origin, String name, long step, Network network, Map<String, float[]> averages,
      @Nullable Path file, List<String> classNames) {
    this(origin, name, step, network, averages, file, classNames, "", null);
  }

  /**
   * {@code model}, its averages, as read from {@code file}; null for none. It was trained on {@code data}, in
   * {@code run}; null for none.
   */
  public static LoadedNetwork of(Origin origin, String name, @Nullable Path file, TrainedModel model,
      Optional<Manifest.Data> data, @Nullable Path run) {
    return new LoadedNetwork(origin, name, model.step(), model.network(), model.averages(), file, model.classNames(),
        data.map(Manifest.Data::name).orElse(""), run);
  }

  /**
   * The network of the run in {@code run}, at its latest checkpoint. Reads files: not for the JavaFX thread.
   *
   * @throws convscope.foundation.Problem if it has none that can be read
   */
  public static LoadedNetwork ofRun(Path run) {
    return StoredNetworks.open(run).network();
  }

  /**
   * Whether it comes from where {@code other} does, if perhaps at another step: both are built in, of one run, or of
   * one file.
   */
  public boolean sameSource(@Nullable LoadedNetwork other) {
    return other != null && kind() == other.kind() && name.equals(other.name)
        && (origin != Origin.FILE || Objects.equals(file, other.file));
  }

  /** Whether it is the network {@code other}: from the same source, at the same step. */
  public boolean sameAs(@Nullable LoadedNetwork other) {
    return sameSource(other) && step == other.step;
  }

  /** A run is the same one while it trains and later. */
  private Origin kind() {
    return origin == Origin.TRAINING ? Origin.RUN : origin;
  }

  /** Whether it is known to have been trained on other data than {@code open}, which is null if none is open. */
  public boolean trainedOnOthers(@Nullable Dataset open) {
    return open != null && !data.isEmpty() && !data.equals(open.name());
  }

  /** The names of its classes: its own, else those of {@code images} if their number matches, else numbers. */
  public List<String> namesBeside(@Nullable Dataset images) {
    int classes = network.classes();
    if (!classNames.isEmpty()) {
      return classNames;
    }
    boolean fitting = images != null && images.classNames().size() == classes;
    return fitting ? images.classNames() : IntStream.range(0, classes).mapToObj(Integer::toString).toList();
  }

  /** The source of such a network. */
  public enum Origin {
    /** The current run, copied while it trains. */
    TRAINING,
    /** A checkpoint of a run. */
    RUN,
    /** A single checkpoint. */
    FILE,
    /** The built-in network. */
    BUILT_IN
  }
}
