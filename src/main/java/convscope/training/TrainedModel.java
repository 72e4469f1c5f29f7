package convscope.training;

import convscope.data.Dataset;
import convscope.evaluation.ClassMatch;
import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import convscope.model.Network;
import convscope.runs.Checkpoint;
import convscope.runs.Checkpoints;
import convscope.runs.RunFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A trained network with everything needed to classify images: the one place that knows the sources of such networks.
 *
 * @param name as it was requested
 * @param step the number of training steps
 * @param parameters by name
 * @param averages of the parameters, by the parameters' names
 * @param classNames the name of each class number; empty where they are not known
 * @param remark that later checkpoints of the run cannot be read, so that an earlier one is used; empty if all is as
 *     expected
 */
public record TrainedModel(String name, long step, Network network, Map<String, float[]> parameters,
    Map<String, float[]> averages, List<String> classNames, Optional<Problem> remark) {
  /** The network that comes with the program. */
  public static final String BUILT_IN = "built-in";

  /** Its precision @ 1 on the 10,000 test images of CIFAR-10, as {@code assets/models/README.md} reports it. */
  public static final double BUILT_IN_PRECISION = 0.855;

  private static final String RESOURCE = "/convscope/models/tutorial.safetensors";

  /**
   * Opens {@code what}: {@value #BUILT_IN}, the folder of a run, of which the latest checkpoint counts, or a
   * checkpoint's file. The names of the classes are those the file gives; else those of the run whose folder it lies
   * in.
   *
   * @throws Problem if there is no such model
   */
  public static TrainedModel open(String what) {
    if (what.equals(BUILT_IN)) {
      return of(builtIn(), what, classes -> Dataset.CIFAR_CLASSES, Optional.empty());
    }
    Path path = Path.of(what);
    if (!Files.isDirectory(path)) {
      return of(Checkpoint.read(path), what, path, Optional.empty());
    }
    RunFolder run = RunFolder.open(path);
    Checkpoints.Newest newest = run.checkpoints().newest()
        .orElseThrow(() -> Problem.of(TrainedModel.class, "model.no.checkpoint", what));
    return of(newest.checkpoint(), what, newest.file(), newest.remark());
  }

  /**
   * The checkpoint {@code file} with its averages only, which then are its {@link #parameters} too: half the time of
   * {@link #open}, which a film through many checkpoints needs.
   *
   * @throws Problem if it cannot be read, or contains no usable network
   */
  public static TrainedModel averagesOf(Path file) {
    return of(Checkpoint.readAverages(file), file.toString(), file, Optional.empty());
  }

  private static TrainedModel of(Checkpoint checkpoint, String name, Path file, Optional<Problem> remark) {
    return of(checkpoint, name, classes -> ClassNames.of(checkpoint, classes, file), remark);
  }

  /** Whether a network came with the program. */
  public static boolean hasBuiltIn() {
    return TrainedModel.class.getResource(RESOURCE) != null;
  }

  private static Checkpoint builtIn() {
    try (InputStream in = TrainedModel.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw Problem.of(TrainedModel.class, "model.not.built.in");
      }
      return Checkpoint.read(in, BUILT_IN);
    } catch (IOException unreadable) {
      throw Problem.because(unreadable, TrainedModel.class, "model.built.in", FailureReason.of(unreadable));
    }
  }

  private static TrainedModel of(Checkpoint checkpoint, String name, IntFunction<List<String>> names,
      Optional<Problem> remark) {
    SavedNetwork saved = SavedNetwork.of(checkpoint, name);
    return new TrainedModel(name, checkpoint.step(), saved.network(), saved.parameters(), saved.averages(),
        names.apply(saved.network().classes()), remark);
  }

  /**
   * Which of its classes each class of {@code images} is.
   *
   * @param asked where a person has said so, as {@link ClassMatch#of} takes it
   * @throws convscope.foundation.Problem if they cannot be matched
   */
  public ClassMatch match(Dataset images, Map<String, String> asked) {
    return ClassMatch.of(network.classes(), classNames, images.classNames(), asked);
  }

  /** Names to show for the classes: where they are not known, those of CIFAR-10 if there are as many, else numbers. */
  public List<String> shownNames() {
    int classes = network.classes();
    if (!classNames.isEmpty()) {
      return classNames;
    }
    return classes == Dataset.CIFAR_CLASSES.size() ? Dataset.CIFAR_CLASSES
        : IntStream.range(0, classes).mapToObj(label -> "class " + label).toList();
  }
}
