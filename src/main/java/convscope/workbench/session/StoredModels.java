package convscope.workbench.session;

import convscope.foundation.Problem;
import convscope.model.Network;
import convscope.runs.Checkpoint;
import convscope.runs.Checkpoints;
import convscope.runs.RunFolder;
import convscope.training.SavedNetwork;
import convscope.training.TrainedModel;
import convscope.workbench.session.ModelAtHand.Origin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Networks from the disk, and the one that came with the program. Any thread but the JavaFX thread: it reads files. */
final class StoredModels {
  private StoredModels() {}

  /** What is found at a place: its moments, oldest first, and the network at the last of them. */
  record Found(List<Moment> moments, ModelAtHand newest) {}

  /**
   * What is at {@code place}, the folder of a run or a checkpoint.
   *
   * @throws Problem if there is neither, or no network in it that can be used
   */
  static Found open(Path place) {
    if (RunFolder.isIn(place)) {
      List<Moment> moments = moments(RunFolder.open(place));
      if (moments.isEmpty()) {
        throw new Problem("The run in " + place + " has no checkpoint yet: choose another, or train it for longer.");
      }
      return new Found(moments, read(moments.get(moments.size() - 1).file(), Origin.RUN));
    }
    if (!Files.isRegularFile(place)) {
      throw new Problem("There is no network at " + place + ": choose the folder of a run, which holds a manifest.json,"
          + " or a checkpoint.");
    }
    ModelAtHand model = read(place, Origin.FILE);
    return new Found(List.of(new Moment(model.step(), place)), model);
  }

  /** The checkpoints of {@code run}, oldest first. */
  static List<Moment> moments(RunFolder run) {
    return run.checkpoints().list().stream().map(file -> new Moment(Checkpoints.step(file), file)).toList();
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
    return model(Checkpoint.read(file), file.toString(), origin, name,
        inRun ? RunFolder.open(run).manifest().data().classNames() : List.of());
  }

  private static ModelAtHand model(Checkpoint checkpoint, String source, Origin origin, String name,
      List<String> classNames) {
    SavedNetwork saved = SavedNetwork.of(checkpoint, source);
    Network network = saved.network();
    return new ModelAtHand(origin, name, checkpoint.step(), network, saved.averages(), saved.parameters(),
        classNames.size() == network.classes() ? classNames : List.of());
  }

  /** The network that came with the program, which must be there. */
  static Found builtIn() {
    TrainedModel model = TrainedModel.open(TrainedModel.BUILT_IN);
    return new Found(List.of(), new ModelAtHand(Origin.BUILT_IN, "", model.step(), model.network(), model.averages(),
        model.parameters(), model.classNames()));
  }
}
