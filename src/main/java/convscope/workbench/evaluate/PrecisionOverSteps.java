package convscope.workbench.evaluate;

import convscope.data.Dataset;
import convscope.data.TestCrops;
import convscope.foundation.Problem;
import convscope.runs.Change;
import convscope.runs.Checkpoints;
import convscope.runs.EvaluationRow;
import convscope.runs.Manifest;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import convscope.training.CheckpointEvaluations;
import convscope.training.CheckpointEvaluations.Missing;
import convscope.training.RunImages;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.LatestRequest;
import convscope.workbench.plot.Series;
import convscope.workbench.session.ClassMatches;
import convscope.workbench.session.RunListener;
import convscope.workbench.session.SelectedNetwork;
import convscope.workbench.session.SharedEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The precision of the current run over its steps, and the evaluation of checkpoints not yet evaluated. Reread when the
 * current run changes, and whenever the run in training reports something. JavaFX thread.
 */
final class PrecisionOverSteps implements RunListener {
  final Series averaged = new Series("averaged", "");
  final Series raw = new Series("raw", "");
  private final ReadOnlyIntegerWrapper missing = new ReadOnlyIntegerWrapper(this, "missing", NO_RUN);
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper(this, "changes");
  private final EvaluateModel model;
  private final SelectedNetwork models;
  private final LatestRequest reading;
  private final List<EvaluationRow> unwritten = new ArrayList<>();
  private @Nullable Path of;
  private @Nullable Path cropsOf;

  /** The value of {@link #missingProperty} if the current network belongs to no run. */
  static final int NO_RUN = -1;

  private record Read(List<EvaluationRow> rows, List<Missing> missing, TestCrops crops) {}

  PrecisionOverSteps(EvaluateModel model, SelectedNetwork models, Background background) {
    this.model = model;
    this.models = models;
    reading = LatestRequest.finishing(background);
    models.runProperty().addListener((property, was, is) -> read());
  }

  @Override
  public void began(Manifest manifest, List<MetricsRow> rows, List<EvaluationRow> evaluations, List<Change> settings) {
    read();
  }

  @Override
  public void saved(long step, Path file) {
    read();
  }

  @Override
  public void evaluated(EvaluationRow row) {
    read();
  }

  /** The number of missing evaluations of checkpoints; {@link #NO_RUN} without a run. */
  ReadOnlyIntegerProperty missingProperty() {
    return missing.getReadOnlyProperty();
  }

  /** The name of the run; empty without one. */
  String runName() {
    Path run = models.runProperty().get();
    return run == null ? "" : models.names().of(run);
  }

  /** Counts how often the points of {@link #averaged} and {@link #raw} were set. */
  ReadOnlyIntegerProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }

  /** Rereads the evaluations of the current run. */
  void read() {
    Path run = models.runProperty().get();
    if (run == null) {
      reading.cancel();
      showNothing();
      return;
    }
    if (!run.equals(of)) {
      unwritten.clear();
      of = run;
    }
    reading.run(() -> {
      if (!RunFolder.isIn(run)) {
        return null;
      }
      RunFolder folder = RunFolder.open(run);
      return new Read(folder.evaluations().rows(), CheckpointEvaluations.missing(folder),
          RunImages.crops(folder.manifest().settings()));
    }, read -> {
      if (read == null) {
        showNothing();
      } else {
        show(read);
        suggest(run, read.crops());
      }
    }, why -> missing.set(NO_RUN));
  }

  /**
   * Evaluates all missing checkpoints, both the averages and the raw parameters. Each result is shown as soon as it is
   * available, and stays if the rest is canceled.
   */
  void evaluateMissing(SharedEngine engines) {
    Dataset images = model.images();
    Path run = models.runProperty().get();
    if (run == null || images == null) {
      return;
    }
    int size = images.test().size();
    List<EvaluationRow> known = List.copyOf(unwritten);
    model.work(null, goOn -> {
      RunFolder folder = RunFolder.open(run);
      CheckpointEvaluations evaluations =
          new CheckpointEvaluations(engines.await(), folder, images, chosen(folder, images));
      List<Missing> wanted = without(CheckpointEvaluations.missing(folder), known);
      for (int i = 0; i < wanted.size(); i++) {
        int before = i * size;
        one(evaluations, wanted.get(i), done -> goOn.test(before + done))
            .ifPresent(row -> Platform.runLater(() -> found(run, row)));
        if (!goOn.test(before + size)) {
          break;
        }
      }
      return Optional.of(run);
    }, Math.max(1, missing.get()) * size, done -> read());
  }

  private Map<String, String> chosen(RunFolder run, Dataset images) {
    List<String> network = run.manifest().data().classNames();
    return models.matches().chosen(new ClassMatches.Pair(network.size(), network, images.classNames()));
  }

  private void found(Path run, EvaluationRow row) {
    if (run.equals(of)) {
      unwritten.add(row);
      read();
    }
  }

  /** A checkpoint that training has deleted in the meantime is skipped. */
  private static Optional<EvaluationRow> one(CheckpointEvaluations evaluations, Missing wanted, IntPredicate goOn) {
    try {
      return evaluations.evaluate(wanted, goOn);
    } catch (Problem problem) {
      if (Files.exists(wanted.file())) {
        throw problem;
      }
      return Optional.empty();
    }
  }

  private void showNothing() {
    show(new Read(List.of(), List.of(), TestCrops.ONE));
    suggest(null, TestCrops.ONE);
    missing.set(NO_RUN);
  }

  /** Sets the crops of the next evaluation to those of {@code run}, once: others may be chosen then. */
  private void suggest(@Nullable Path run, TestCrops crops) {
    if (!Objects.equals(run, cropsOf)) {
      cropsOf = run;
      model.cropsProperty().set(crops);
    }
  }

  private void show(Read read) {
    unwritten.removeIf(own -> read.rows().stream().anyMatch(row -> same(row, own.step(), own.averaged())));
    averaged.clear();
    raw.clear();
    Stream.concat(read.rows().stream(), unwritten.stream()).sorted(Comparator.comparingLong(EvaluationRow::step))
        .forEach(row -> (row.averaged() ? averaged : raw).add(row.step(), row.precision()));
    missing.set(without(read.missing(), unwritten).size());
    changes.set(changes.get() + 1);
  }

  /** Those of {@code missing} that are not in {@code rows}. */
  private static List<Missing> without(List<Missing> missing, List<EvaluationRow> rows) {
    return missing.stream().filter(one -> rows.stream()
        .noneMatch(row -> same(row, Checkpoints.step(one.file()), one.averaged()))).toList();
  }

  private static boolean same(EvaluationRow row, long step, boolean averaged) {
    return row.averaged() == averaged && row.step() == step;
  }
}
