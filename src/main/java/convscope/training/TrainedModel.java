package convscope.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import convscope.data.Dataset;
import convscope.foundation.Problem;
import convscope.model.Network;
import convscope.runs.Checkpoint;
import convscope.runs.Checkpoints;
import convscope.runs.RunFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A trained network with all that it takes to use it on pictures: the one place that knows where such come from.
 *
 * @param name as it was asked for
 * @param step how long it had learnt
 * @param parameters by name
 * @param averages of the parameters, by the parameters' names
 * @param classNames the name of each class number
 */
public record TrainedModel(String name, long step, Network network, Map<String, float[]> parameters,
    Map<String, float[]> averages, List<String> classNames) {
  /** The network that comes with the program. */
  public static final String BUILT_IN = "built-in";

  /** Where a checkpoint that left its run names the classes: a JSON list, by number. */
  public static final String CLASS_NAMES = "class_names";

  private static final Logger LOG = LoggerFactory.getLogger(TrainedModel.class);
  private static final String RESOURCE = "/convscope/models/tutorial.safetensors";

  /**
   * Opens {@code what}: {@value #BUILT_IN}, the folder of a run, of which the newest checkpoint counts, or a
   * checkpoint's file. The names of the classes are those of the run, also of the one whose folder a checkpoint lies
   * in; else those the file gives; else those of CIFAR-10, if there are as many.
   *
   * @throws Problem if there is no such model
   */
  public static TrainedModel open(String what) {
    if (what.equals(BUILT_IN)) {
      return of(builtIn(), what, Optional.empty());
    }
    Path path = Path.of(what);
    if (!Files.isDirectory(path)) {
      return of(Checkpoint.read(path), what, runAround(path));
    }
    RunFolder run = RunFolder.open(path);
    Checkpoints.Newest newest = run.checkpoints().newest()
        .orElseThrow(() -> new Problem("The run in " + what + " has no checkpoint yet: train it first."));
    newest.remark().ifPresent(remark -> LOG.warn("{}", remark.getMessage()));
    return of(newest.checkpoint(), what, Optional.of(run));
  }

  /** Whether a network came with the program. */
  public static boolean hasBuiltIn() {
    return TrainedModel.class.getResource(RESOURCE) != null;
  }

  /** The run whose checkpoints {@code checkpoint} lies among. */
  private static Optional<RunFolder> runAround(Path checkpoint) {
    Path folder = checkpoint.toAbsolutePath().normalize().getParent();
    Path run = folder == null ? null : folder.getParent();
    return run != null && RunFolder.isIn(run) ? Optional.of(RunFolder.open(run)) : Optional.empty();
  }

  private static Checkpoint builtIn() {
    try (InputStream in = TrainedModel.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new Problem("This ConvScope comes without a trained model: train one, and give its run's folder.");
      }
      return Checkpoint.read(in, BUILT_IN);
    } catch (IOException unreadable) {
      throw new Problem("Cannot read the model that comes with ConvScope: " + unreadable.getMessage()
          + "; install it again.", unreadable);
    }
  }

  private static TrainedModel of(Checkpoint checkpoint, String name, Optional<RunFolder> run) {
    SavedNetwork saved = SavedNetwork.of(checkpoint, name);
    int classes = saved.network().classes();
    List<String> names = run.map(found -> found.manifest().data().classNames()).filter(known -> known.size() == classes)
        .or(() -> ownNames(checkpoint).filter(known -> known.size() == classes))
        .orElseGet(() -> classes == Dataset.CIFAR_CLASSES.size() ? Dataset.CIFAR_CLASSES
            : IntStream.range(0, classes).mapToObj(label -> "class " + label).toList());
    return new TrainedModel(name, checkpoint.step(), saved.network(), saved.parameters(), saved.averages(), names);
  }

  private static Optional<List<String>> ownNames(Checkpoint checkpoint) {
    try {
      String given = checkpoint.state().get(CLASS_NAMES);
      String[] names = given == null ? null : new JsonMapper().readValue(given, String[].class);
      return names == null || Arrays.asList(names).contains(null) ? Optional.empty() : Optional.of(List.of(names));
    } catch (JsonProcessingException foreign) {
      return Optional.empty();
    }
  }
}
