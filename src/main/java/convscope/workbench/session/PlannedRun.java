package convscope.workbench.session;

import convscope.data.Dataset;
import convscope.foundation.Problem;
import convscope.library.RunLabel;
import convscope.runs.Change;
import convscope.runs.EvaluationRow;
import convscope.runs.Manifest;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import convscope.training.RunPlan;
import convscope.training.RunState;
import convscope.training.StepPoint;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * Makes a run that a view has planned, on images of its own, as the current run: all views follow it, and it is paused
 * and stopped as any other. The form has its own settings again afterwards. JavaFX thread.
 */
public final class PlannedRun implements RunListener {
  private final ReadOnlyObjectWrapper<@Nullable Standing> standing = new ReadOnlyObjectWrapper<>(this, "standing");
  private final CurrentRun training;
  private final OpenDataset data;
  private final SharedEngine engines;
  private final PlanForm form;
  private final Path runs;
  private final Consumer<Problem> failed;
  private PlanForm.@Nullable Content before;
  private boolean opening;
  private boolean current;

  /**
   * How the run stands.
   *
   * @param state of the run
   * @param step the number of steps made
   * @param steps the number of steps planned
   * @param run its folder; null until there is one
   * @param evaluation the latest on its test images; null until there is one
   */
  public record Standing(RunState state, long step, long steps, @Nullable Path run,
      @Nullable EvaluationRow evaluation) {
    private Standing in(RunState now) {
      return new Standing(now, step, steps, run, evaluation);
    }
  }

  /** None yet; the runs are stored in {@code runs}, and {@code failed} is told why one failed. */
  public PlannedRun(CurrentRun training, OpenDataset data, SharedEngine engines, PlanForm form, Path runs,
      Consumer<Problem> failed) {
    this.training = training;
    this.data = data;
    this.engines = engines;
    this.form = form;
    this.runs = runs;
    this.failed = failed;
    training.watch(this);
    training.stateProperty().addListener((property, was, is) -> {
      if (opening || current) {
        standing.set(standing.get().in(is));
        if (is.over()) {
          // The current run is still telling of its end.
          Platform.runLater(this::ended);
        }
      }
    });
  }

  /** How the latest of these runs stands; null before the first. It remains when another run has become current. */
  public ReadOnlyObjectProperty<@Nullable Standing> standingProperty() {
    return standing.getReadOnlyProperty();
  }

  /** Whether nothing is training, so that a run may start. */
  public ObservableValue<Boolean> possibleProperty() {
    return training.stateProperty().map(now -> training.free());
  }

  /**
   * Starts {@code plan} on {@code images}, if that is possible; people read {@code name} in the list of runs. The images
   * become the open dataset, of which all views expect that the current run is trained on it.
   */
  public void start(RunPlan plan, Dataset images, String name) {
    if (!training.free()) {
      return;
    }
    // The form suits itself to the images first: this is how it is to be again.
    data.show(images);
    before = form.content();
    opening = true;
    current = false;
    standing.set(new Standing(new RunState.Preparing(), 0, plan.settings().steps(), null, null));
    training.begin(() -> {
      RunFolder made = plan.beginIn(runs, images, engines.awaitTowers(plan.settings().towers()));
      new RunLabel(name, 0).write(made.path());
      return made;
    }, images, false, failed);
  }

  /** Stops the run after the current step, with a checkpoint. */
  public void stop() {
    if (current) {
      training.stop();
    }
  }

  @Override
  public void began(Manifest manifest, List<MetricsRow> rows, List<EvaluationRow> evaluations, List<Change> changes) {
    current = opening;
    opening = false;
    if (current) {
      Standing now = standing.get();
      standing.set(new Standing(now.state(), now.step(), now.steps(), training.folderProperty().get().path(), null));
    }
  }

  @Override
  public void stepped(StepPoint point) {
    if (current) {
      Standing now = standing.get();
      standing.set(new Standing(now.state(), point.step() + 1, now.steps(), now.run(), now.evaluation()));
    }
  }

  @Override
  public void evaluated(EvaluationRow row) {
    if (current && row.averaged()) {
      Standing now = standing.get();
      standing.set(new Standing(now.state(), now.step(), now.steps(), now.run(), row));
    }
  }

  private void ended() {
    opening = false;
    if (before != null) {
      form.restore(before);
      before = null;
    }
  }
}
