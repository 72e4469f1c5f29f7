package convscope.workbench.train;

import convscope.data.Dataset;
import convscope.foundation.Problem;
import convscope.library.Library;
import convscope.report.RunOutcome;
import convscope.runs.Change;
import convscope.runs.EvaluationRow;
import convscope.runs.Manifest;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import convscope.training.EvaluationKeeping;
import convscope.training.RunState;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.LatestRequest;
import convscope.workbench.session.CurrentRun;
import convscope.workbench.session.RunListener;
import convscope.workbench.session.SharedEngine;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * What has come of the run that ended last, until it is dismissed or another run begins. Its last network is evaluated
 * for this, and the result is one of the run's evaluations, so that every view tells the same. JavaFX thread.
 */
public final class RunEndModel implements RunListener {
  /** How a run ended. */
  enum Kind { FINISHED, STOPPED, DIVERGED, FAILED }

  /**
   * A run that has ended.
   *
   * @param done how many steps it did in all
   * @param steps how many it was to do
   * @param outcome null while it is being evaluated, or cannot be
   * @param problem why there is no outcome; null if there is one, or will be
   */
  record Ended(RunFolder run, Kind kind, long done, long steps, @Nullable RunOutcome outcome, @Nullable Problem problem,
      boolean evaluating) {
    private Ended with(@Nullable RunOutcome result, @Nullable Problem why) {
      return new Ended(run, kind, done, steps, result, why, false);
    }
  }

  /**
   * The outcome of a run.
   *
   * @param recorded the evaluation that was stored with the run; empty if that step had been evaluated before
   */
  private record Found(RunFolder run, RunOutcome outcome, Optional<EvaluationRow> recorded) {}

  private final ReadOnlyObjectWrapper<@Nullable Ended> ended = new ReadOnlyObjectWrapper<>(this, "ended");
  private final CurrentRun training;
  private final ObservableValue<Dataset> data;
  private final SharedEngine engines;
  private final Library library;
  private final Predicate<RunFolder> left;
  private final LatestRequest evaluation;
  private @Nullable RunFolder current;
  private long begun;

  /**
   * A model of the runs of {@code training}, compared with those of {@code library}; nothing is shown for those that
   * {@code left} accepts.
   */
  RunEndModel(CurrentRun training, ObservableValue<Dataset> data, SharedEngine engines, Library library,
      Predicate<RunFolder> left, Background background) {
    this.left = left;
    this.training = training;
    this.data = data;
    this.engines = engines;
    this.library = library;
    evaluation = LatestRequest.interrupting(background);
    training.watch(this);
    training.stateProperty().addListener((property, was, is) -> {
      if (is.over()) {
        end(is);
      }
    });
  }

  /** The run that has ended; null while there is nothing to show. */
  ReadOnlyObjectProperty<@Nullable Ended> endedProperty() {
    return ended.getReadOnlyProperty();
  }

  /** Trains the run that was stopped on, from its latest checkpoint. */
  void resume() {
    Ended stopped = ended.get();
    if (stopped != null) {
      training.resume(stopped.run().path());
    }
  }

  /** Puts it away. */
  void dismiss() {
    evaluation.cancel();
    ended.set(null);
  }

  @Override
  public void began(Manifest manifest, List<MetricsRow> rows, List<EvaluationRow> evaluations, List<Change> changes) {
    dismiss();
    current = training.folderProperty().get();
    begun = rows.isEmpty() ? 0 : rows.get(rows.size() - 1).step() + 1;
  }

  private void end(RunState how) {
    RunFolder run = current;
    Dataset images = data.getValue();
    current = null;
    if (run == null || left.test(run)) {
      return;
    }
    long done = training.latestProperty().get() == null ? begun : training.latestProperty().get().step() + 1;
    long steps = run.manifest().settings().steps();
    Kind kind = training.diverged() ? Kind.DIVERGED
        : how instanceof RunState.Failed ? Kind.FAILED : done < steps ? Kind.STOPPED : Kind.FINISHED;
    boolean open = images != null;
    ended.set(new Ended(run, kind, done, steps, null, null, open));
    if (open) {
      evaluation.run(() -> outcome(run, images), this::evaluated, why -> replace(null, why));
    }
  }

  private Optional<Found> outcome(RunFolder run, Dataset images) {
    try {
      return RunOutcome.of(engines.awaitFor(run), run, images, library).map(outcome -> new Found(run, outcome,
          Optional.ofNullable(outcome.judged()).flatMap(judged -> new EvaluationKeeping(run, images)
              .keepFirst(outcome.step(), judged.evaluation(), LocalDateTime.now()))));
    } catch (InterruptedException dropped) {
      // Nobody waits for it any more.
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private void evaluated(Optional<Found> found) {
    replace(found.map(Found::outcome).orElse(null), null);
    found.ifPresent(of -> of.recorded().ifPresent(row -> training.evaluated(of.run(), row)));
  }

  private void replace(@Nullable RunOutcome outcome, @Nullable Problem why) {
    if (ended.get() != null) {
      ended.set(ended.get().with(outcome, why));
    }
  }

  /** Ends the evaluation: when the program exits. */
  public void close() {
    evaluation.cancel();
  }
}
