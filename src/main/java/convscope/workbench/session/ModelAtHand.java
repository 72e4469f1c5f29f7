package convscope.workbench.session;

import convscope.data.Dataset;
import convscope.model.Network;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A network with what it has learnt, as people look at it. Nobody may change the arrays.
 *
 * @param name of the run's folder or of the file; empty for the built-in one
 * @param step how many steps it had learnt
 * @param averages the running averages of its parameters, by the parameters' names
 * @param file the checkpoint that it was read from, which may be gone by now; null where it has none
 * @param classNames by number; empty where it does not say
 */
public record ModelAtHand(Origin origin, String name, long step, Network network, Map<String, float[]> averages,
    @Nullable Path file, List<String> classNames) {
  /** The names of its classes: its own, else those of {@code images}, where there are any and as many, else numbers. */
  public List<String> namesBeside(@Nullable Dataset images) {
    int classes = network.classes();
    if (!classNames.isEmpty()) {
      return classNames;
    }
    boolean fitting = images != null && images.classNames().size() == classes;
    return fitting ? images.classNames() : IntStream.range(0, classes).mapToObj(Integer::toString).toList();
  }

  /** Where such a network comes from. */
  public enum Origin {
    /** It is being trained in this window, or was. */
    TRAINING,
    /** A stored run. */
    RUN,
    /** A checkpoint by itself. */
    FILE,
    /** It came with the program. */
    BUILT_IN
  }
}
