package convscope.workbench.session;

import convscope.foundation.Problem;
import convscope.model.Network;
import convscope.runs.Checkpoint;
import convscope.runs.Checkpoints;
import convscope.runs.RunFolder;
import convscope.training.ClassNames;
import convscope.training.SavedNetwork;
import convscope.training.TrainedModel;
import convscope.workbench.session.ModelAtHand.Origin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Networks from the disk, and the built-in one. Any thread but the JavaFX thread: it reads files. */
final class StoredModels {
  private StoredModels() {}

  /**
   * The checkpoints of a run.
   *
   * @param moments oldest first
   * @param best which of them had the best precision; null if none has been evaluated
   */
  record Life(List<Moment> moments, @Nullable Moment best) {
    /** The checkpoints of something with only one, or none. */
    static Life of(List<Moment> moments) {
      return new Life(moments, null);
    }

    Moment newest() {
      return moments.get(moments.size() - 1);
    }
  }

  /** The content of a place: its checkpoints, and the network at the last of them. */
  record Found(Life life, ModelAtHand newest) {}

  /**
   * The content of {@code place}, the folder of a run or a checkpoint.
   *
   * @throws Problem if it is neither, or contains no usable network
   */
  static Found open(Path place) {
    if (RunFolder.isIn(place)) {
      Life life = life(RunFolder.open(place));
      if (life.moments().isEmpty()) {
        throw Problem.of(StoredModels.class, "no.checkpoint", place.toString());
      }
      return new Found(life, read(life.newest().file(), Origin.RUN));
    }
    if (!Files.isRegularFile(place)) {
      throw Problem.of(StoredModels.class, "no.network", place.toString());
    }
    ModelAtHand model = read(place, Origin.FILE);
    return new Found(Life.of(List.of(new Moment(model.step(), place))), model);
  }

  /** The checkpoints of {@code run}; the best is listed separately if the numbered one of its step no longer exists. */
  static Life life(RunFolder run) {
    Checkpoints checkpoints = run.checkpoints();
    List<Moment> moments = new ArrayList<>();
    checkpoints.list().forEach(file -> moments.add(new Moment(Checkpoints.step(file), file)));
    OptionalLong bestStep = checkpoints.bestStep();
    if (bestStep.isEmpty()) {
      return Life.of(moments);
    }
    Moment best = moments.stream().filter(moment -> moment.step() == bestStep.getAsLong()).findAny()
        .orElse(new Moment(bestStep.getAsLong(), checkpoints.best().orElseThrow()));
    if (!moments.contains(best)) {
      moments.add(best);
      moments.sort(Comparator.comparingLong(Moment::step));
    }
    return new Life(List.copyOf(moments), best);
  }

  /** The folder of the run whose checkpoint is {@code file}. */
  static Path run(Path file) {
    return file.toAbsolutePath().resolve("../..").normalize();
  }

  /** The network in the checkpoint {@code file}. */
  static ModelAtHand read(Path file, Origin origin) {
    Path run = run(file);
    boolean inRun = RunFolder.isIn(run);
    String name = (inRun && origin != Origin.FILE ? run : file).getFileName().toString();
    Checkpoint checkpoint = Checkpoint.readAverages(file);
    SavedNetwork saved = SavedNetwork.of(checkpoint, file.toString());
    Network network = saved.network();
    return new ModelAtHand(origin, name, checkpoint.step(), network, saved.averages(), file,
        ClassNames.of(checkpoint, network.classes(), file));
  }

  /** The built-in network, which must exist. */
  static Found builtIn() {
    TrainedModel model = TrainedModel.open(TrainedModel.BUILT_IN);
    return new Found(Life.of(List.of()), new ModelAtHand(Origin.BUILT_IN, "", model.step(), model.network(),
        model.averages(), null, model.classNames()));
  }
}
