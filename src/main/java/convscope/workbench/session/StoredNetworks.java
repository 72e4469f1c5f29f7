package convscope.workbench.session;

import convscope.foundation.Problem;
import convscope.runs.Checkpoints;
import convscope.runs.EvaluationRow;
import convscope.runs.RunFolder;
import convscope.training.TrainedModel;
import convscope.training.TrainingData;
import convscope.workbench.session.LoadedNetwork.Origin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Networks from the disk, and the built-in one. Any thread but the JavaFX thread: it reads files. */
final class StoredNetworks {
  private StoredNetworks() {}

  /**
   * The checkpoints of a run.
   *
   * @param moments oldest first
   * @param best which of them had the best precision; null unless at least two have been evaluated
   * @param accuracies the test accuracies of the averages, by step, as far as they have been evaluated
   */
  record RunCheckpoints(List<Moment> moments, @Nullable Moment best, SortedMap<Long, Double> accuracies) {}

  /**
   * What is found at a place.
   *
   * @param moment which of the moments {@code network} is of; null where there are none
   * @param remark what a person should hear of it, as of a newer checkpoint that cannot be read; null for nothing
   */
  record Opened(RunCheckpoints checkpoints, @Nullable Moment moment, LoadedNetwork network,
      @Nullable Problem remark) {}

  /**
   * The content of {@code place}, the folder of a run or a checkpoint.
   *
   * @throws Problem if it is neither, or contains no usable network
   */
  static Opened open(Path place) {
    if (RunFolder.isIn(place)) {
      RunCheckpoints checkpoints = checkpoints(RunFolder.open(place));
      if (checkpoints.moments().isEmpty()) {
        throw Problem.of(StoredNetworks.class, "no.checkpoint", place.toString());
      }
      return newest(checkpoints, place);
    }
    return file(place);
  }

  /**
   * The same, at {@code step} if that checkpoint still exists.
   *
   * @throws Problem as {@link #open(Path)} does
   */
  static Opened open(Path place, long step) {
    Opened newest = open(place);
    return newest.checkpoints().moments().stream().filter(moment -> moment.step() == step).findAny()
        .filter(moment -> !moment.equals(newest.moment()))
        .map(moment -> new Opened(newest.checkpoints(), moment, read(moment.file(), newest.network().origin()), null))
        .orElse(newest);
  }

  private static Opened file(Path place) {
    if (!Files.isRegularFile(place)) {
      throw Problem.of(StoredNetworks.class, "no.network", place.toString());
    }
    LoadedNetwork network = read(place, Origin.FILE);
    Moment only = new Moment(network.step(), place);
    Path run = run(place);
    SortedMap<Long, Double> accuracies =
        RunFolder.isIn(run) ? accuracies(RunFolder.open(run)) : Collections.emptySortedMap();
    return new Opened(new RunCheckpoints(List.of(only), null, accuracies), only, network, null);
  }

  /** The newest of {@code checkpoints} that can be read. */
  private static Opened newest(RunCheckpoints checkpoints, Path place) {
    List<Problem> skipped = new ArrayList<>();
    for (int i = checkpoints.moments().size() - 1; i >= 0; i--) {
      Moment moment = checkpoints.moments().get(i);
      try {
        LoadedNetwork network = read(moment.file(), Origin.RUN);
        return new Opened(checkpoints, moment, network,
            skipped.isEmpty() ? null : Checkpoints.skipped(skipped.get(0), moment.step()));
      } catch (Problem unreadable) {
        skipped.add(unreadable);
      }
    }
    throw Checkpoints.noneReadable(place, skipped.get(0));
  }

  /** The checkpoints of {@code run}; the best is listed separately if the numbered one of its step no longer exists. */
  static RunCheckpoints checkpoints(RunFolder run) {
    Checkpoints stored = run.checkpoints();
    List<Moment> moments = new ArrayList<>();
    stored.list().forEach(file -> moments.add(new Moment(Checkpoints.step(file), file)));
    SortedMap<Long, Double> accuracies = accuracies(run);
    OptionalLong bestStep = stored.bestStep();
    if (bestStep.isEmpty()) {
      return new RunCheckpoints(moments, null, accuracies);
    }
    Moment best = moments.stream().filter(moment -> moment.step() == bestStep.getAsLong()).findAny()
        .orElse(new Moment(bestStep.getAsLong(), stored.best().orElseThrow()));
    if (!moments.contains(best)) {
      moments.add(best);
      moments.sort(Comparator.comparingLong(Moment::step));
    }
    return new RunCheckpoints(List.copyOf(moments), isBest(best.step(), accuracies) ? best : null, accuracies);
  }

  /** Whether the evaluation of {@code step} is the best of several: the first one alone, or an outdated one, is not. */
  private static boolean isBest(long step, SortedMap<Long, Double> accuracies) {
    Double own = accuracies.get(step);
    return own != null && accuracies.size() > 1 && own >= Collections.max(accuracies.values());
  }

  private static SortedMap<Long, Double> accuracies(RunFolder run) {
    SortedMap<Long, Double> accuracies = new TreeMap<>();
    run.evaluationsByStep().stream().filter(EvaluationRow::averaged)
        .forEach(row -> accuracies.put(row.step(), row.precision()));
    return accuracies;
  }

  /** The folder of the run whose checkpoint is {@code file}. */
  static Path run(Path file) {
    return file.toAbsolutePath().resolve("../..").normalize();
  }

  /** Whether two folders are the same, by their names. */
  static boolean same(Path one, Path other) {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }

  /** The network in the checkpoint {@code file}. */
  static LoadedNetwork read(Path file, Origin origin) {
    Path run = run(file);
    boolean inRun = RunFolder.isIn(run);
    boolean ofRun = inRun && origin != Origin.FILE;
    String name = (ofRun ? run : file).getFileName().toString();
    return LoadedNetwork.of(origin, name, file, TrainedModel.averagesOf(file), TrainingData.of(file),
        ofRun ? run : null);
  }

  /** The built-in network, which must exist. */
  static Opened builtIn() {
    TrainedModel model = TrainedModel.open(TrainedModel.BUILT_IN);
    SortedMap<Long, Double> accuracies = new TreeMap<>(Map.of(model.step(), TrainedModel.BUILT_IN_PRECISION));
    return new Opened(new RunCheckpoints(List.of(), null, accuracies), null,
        LoadedNetwork.of(Origin.BUILT_IN, "", null, model, TrainingData.ofBuiltIn(), null), null);
  }
}
