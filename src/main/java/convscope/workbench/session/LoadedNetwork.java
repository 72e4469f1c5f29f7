package convscope.workbench.session;

import convscope.data.Dataset;
import convscope.model.Network;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
 */
public record LoadedNetwork(Origin origin, String name, long step, Network network, Map<String, float[]> averages,
    @Nullable Path file, List<String> classNames) {
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
    /** A run of this window. */
    TRAINING,
    /** A stored run. */
    RUN,
    /** A single checkpoint. */
    FILE,
    /** The built-in network. */
    BUILT_IN
  }
}
