package convscope.workbench.evaluate;

import convscope.data.Dataset;
import convscope.foundation.Problem;
import convscope.runs.Checkpoints;
import convscope.runs.EvaluationRow;
import convscope.runs.RunFolder;
import convscope.training.CheckpointEvaluations;
import convscope.training.CheckpointEvaluations.Missing;
import convscope.workbench.control.Series;
import convscope.workbench.fx.Background;
import convscope.workbench.session.EngineDesk;
import convscope.workbench.session.ModelDesk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/**
 * The precision of the run at hand over its steps, and the evaluation of what has not been evaluated. JavaFX thread.
 */
final class Course {
  final Series averaged = new Series("averaged", "");
  final Series raw = new Series("raw", "");
  private final ReadOnlyIntegerWrapper missing = new ReadOnlyIntegerWrapper(this, "missing", NO_RUN);
  private final EvaluateModel model;
  private final ModelDesk models;
  private final Background background;
  private final List<EvaluationRow> unwritten = new ArrayList<>();
  private Path of;
  private int readings;

  /** What {@link #missingProperty} is where the network at hand is of no run. */
  static final int NO_RUN = -1;

  private record Read(List<EvaluationRow> rows, List<Missing> missing) {}

  Course(EvaluateModel model, ModelDesk models, Background background) {
    this.model = model;
    this.models = models;
    this.background = background;
  }

  /** How many evaluations of checkpoints have not been made; {@link #NO_RUN} without a run. */
  ReadOnlyIntegerProperty missingProperty() {
    return missing.getReadOnlyProperty();
  }

  /** Reads anew what the run at hand has. */
  void read() {
    Path run = models.runProperty().get();
    int own = ++readings;
    if (run == null) {
      show(new Read(List.of(), List.of()));
      missing.set(NO_RUN);
      return;
    }
    if (!run.equals(of)) {
      unwritten.clear();
      of = run;
    }
    background.run(() -> {
      if (!RunFolder.isIn(run)) {
        return null;
      }
      RunFolder folder = RunFolder.open(run);
      return new Read(folder.evaluations().rows(), CheckpointEvaluations.missing(folder));
    }, read -> {
      if (own == readings) {
        show(read == null ? new Read(List.of(), List.of()) : read);
        if (read == null) {
          missing.set(NO_RUN);
        }
      }
    }, why -> missing.set(NO_RUN));
  }

  /** Evaluates all that is missing, the averages and the parameters themselves. */
  void evaluateMissing(EngineDesk engines) {
    Dataset images = model.images();
    Path run = models.runProperty().get();
    if (run == null || images == null) {
      return;
    }
    int size = images.test().size();
    model.work(goOn -> {
      RunFolder folder = RunFolder.open(run);
      CheckpointEvaluations evaluations = new CheckpointEvaluations(engines.await(), folder, images);
      List<EvaluationRow> found = new ArrayList<>();
      List<Missing> wanted = CheckpointEvaluations.missing(folder);
      for (int i = 0; i < wanted.size(); i++) {
        int before = i * size;
        Optional<EvaluationRow> row = one(evaluations, wanted.get(i), done -> goOn.test(before + done));
        row.ifPresent(found::add);
        if (!goOn.test(before + size)) {
          break;
        }
      }
      return Optional.of(found);
    }, Math.max(1, missing.get()) * size, found -> {
      unwritten.addAll(found);
      read();
    });
  }

  /** A checkpoint that training has let go of meanwhile is passed over. */
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

  private void show(Read read) {
    unwritten.removeIf(own -> read.rows().stream().anyMatch(row -> same(row, own.step(), own.averaged())));
    averaged.clear();
    raw.clear();
    Stream.concat(read.rows().stream(), unwritten.stream()).sorted(Comparator.comparingLong(EvaluationRow::step))
        .forEach(row -> (row.averaged() ? averaged : raw).add(row.step(), row.precision()));
    long here = read.missing().stream().filter(one -> unwritten.stream()
        .noneMatch(row -> same(row, Checkpoints.step(one.file()), one.averaged()))).count();
    missing.set((int) here);
  }

  private static boolean same(EvaluationRow row, long step, boolean averaged) {
    return row.averaged() == averaged && row.step() == step;
  }
}
