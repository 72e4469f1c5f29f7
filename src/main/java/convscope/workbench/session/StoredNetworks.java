package convscope.workbench.session;

import convscope.foundation.Problem;
import convscope.model.Network;
import convscope.runs.Checkpoint;
import convscope.runs.Checkpoints;
import convscope.runs.RunFolder;
import convscope.training.ClassNames;
import convscope.training.SavedNetwork;
import convscope.training.TrainedModel;
import convscope.workbench.session.LoadedNetwork.Origin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Networks from the disk, and the built-in one. Any thread but the JavaFX thread: it reads files. */
final class StoredNetworks {
  private StoredNetworks() {}

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
  }

  /**
   * What is found at a place.
   *
   * @param moment which of the moments {@code newest} is the network of; null where there are none
   * @param remark what a person should hear of it, as of a newer checkpoint that cannot be read; null for nothing
   */
  record Found(Life life, @Nullable Moment moment, LoadedNetwork newest, @Nullable Problem remark) {}

  /**
   * The content of {@code place}, the folder of a run or a checkpoint.
   *
   * @throws Problem if it is neither, or contains no usable network
   */
  static Found open(Path place) {
    if (RunFolder.isIn(place)) {
      Life life = life(RunFolder.open(place));
      if (life.moments().isEmpty()) {
        throw Problem.of(StoredNetworks.class, "no.checkpoint", place.toString());
      }
      return newest(life, place);
    }
    if (!Files.isRegularFile(place)) {
      throw Problem.of(StoredNetworks.class, "no.network", place.toString());
    }
    LoadedNetwork model = read(place, Origin.FILE);
    Moment only = new Moment(model.step(), place);
    return new Found(Life.of(List.of(only)), only, model, null);
  }

  /** The newest moment of {@code life} that can be read. */
  private static Found newest(Life life, Path place) {
    List<Problem> skipped = new ArrayList<>();
    for (int i = life.moments().size() - 1; i >= 0; i--) {
      Moment moment = life.moments().get(i);
      try {
        LoadedNetwork model = read(moment.file(), Origin.RUN);
        return new Found(life, moment, model,
            skipped.isEmpty() ? null : Checkpoints.skipped(skipped.get(0), moment.step()));
      } catch (Problem unreadable) {
        skipped.add(unreadable);
      }
    }
    throw Checkpoints.noneReadable(place, skipped.get(0));
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
  static LoadedNetwork read(Path file, Origin origin) {
    Path run = run(file);
    boolean inRun = RunFolder.isIn(run);
    String name = (inRun && origin != Origin.FILE ? run : file).getFileName().toString();
    Checkpoint checkpoint = Checkpoint.readAverages(file);
    SavedNetwork saved = SavedNetwork.of(checkpoint, file.toString());
    Network network = saved.network();
    return new LoadedNetwork(origin, name, checkpoint.step(), network, saved.averages(), file,
        ClassNames.of(checkpoint, network.classes(), file));
  }

  /** The built-in network, which must exist. */
  static Found builtIn() {
    TrainedModel model = TrainedModel.open(TrainedModel.BUILT_IN);
    return new Found(Life.of(List.of()), null, new LoadedNetwork(Origin.BUILT_IN, "", model.step(), model.network(),
        model.averages(), null, model.classNames()), null);
  }
}
