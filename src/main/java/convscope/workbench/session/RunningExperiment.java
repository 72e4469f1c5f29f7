package convscope.workbench.session;

import convscope.data.Dataset;
import convscope.foundation.Problem;
import convscope.library.Notes;
import convscope.library.RunLabel;
import convscope.model.Presets;
import convscope.runs.Change;
import convscope.runs.EvaluationRow;
import convscope.runs.Manifest;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import convscope.training.Experiment;
import convscope.training.Experiment.Standing;
import convscope.training.ExperimentPlan;
import convscope.training.RunPlan;
import convscope.training.RunState;
import convscope.training.StepPoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the runs of an experiment one after the other, each as the current run, which is paused, stepped and stopped as
 * any other: stopping it ends the experiment. The form has its own settings again afterwards. JavaFX thread.
 */
public final class RunningExperiment implements RunListener {
  private static final Logger LOG = LoggerFactory.getLogger(RunningExperiment.class);

  private final ReadOnlyObjectWrapper<@Nullable Experiment> experiment =
      new ReadOnlyObjectWrapper<>(this, "experiment");
  private final CurrentRun training;
  private final ObservableValue<Dataset> data;
  private final SharedEngine engines;
  private final PlanForm form;
  private final Path runs;
  private List<Path> folders = List.of();
  private Names names = new Names("", List.of());
  private @Nullable Basis basis;
  private @Nullable Problem problem;
  private boolean opening;
  private boolean diverged;

  /**
   * What an experiment is called in the list of runs.
   *
   * @param tag of all its runs, without commas
   * @param runs the name of each
   */
  public record Names(String tag, List<String> runs) {}

  /** What all runs of an experiment have in common, whatever the form and the open dataset become meanwhile. */
  private record Basis(PlanForm.Content form, RunPlan plan, Dataset images) {
    RunPlan run(ExperimentPlan experiment, String value) {
      return experiment.run(value, plan,
          name -> Presets.named(name, form.edition(), images.classNames().size()));
    }
  }

  /** None yet; the runs are stored in {@code runs}. */
  public RunningExperiment(CurrentRun training, ObservableValue<Dataset> data, SharedEngine engines, PlanForm form,
      Path runs) {
    this.training = training;
    this.data = data;
    this.engines = engines;
    this.form = form;
    this.runs = runs;
    training.watch(this);
    training.recovery().leave(this::has);
    training.stateProperty().addListener((property, was, is) -> {
      if (is.over() && running()) {
        // The current run is still telling of its end.
        Platform.runLater(() -> ended(is));
      }
    });
  }

  /** How far the experiment is; null if there is none, or it was dismissed. */
  public ReadOnlyObjectProperty<@Nullable Experiment> experimentProperty() {
    return experiment.getReadOnlyProperty();
  }

  /** The folders of the runs started so far, in their order; those that could not be started have none. */
  public List<Path> folders() {
    return folders;
  }

  /** Why a run of the experiment failed last other than by diverging; null if none did. */
  public @Nullable Problem problem() {
    return problem;
  }

  /** Whether {@code run} is one of the experiment. */
  public boolean has(RunFolder run) {
    return folders.contains(run.path());
  }

  /** Whether an experiment is going on. */
  public boolean running() {
    return experiment.get() != null && !experiment.get().over();
  }

  /** Whether one may start: nothing is training, a dataset is open, and the form is valid. */
  public boolean possible() {
    return training.free() && !running() && data.getValue() != null && form.validProperty().get();
  }

  /** Starts {@code plan} with the other settings of the form, if that is possible; {@code named} is for people. */
  public void start(ExperimentPlan plan, Names named) {
    if (possible()) {
      names = named;
      Dataset images = data.getValue();
      basis = new Basis(form.content(), form.plan(form.network(images.classNames().size())), images);
      problem = null;
      folders = List.of();
      begin(Experiment.of(plan));
    }
  }

  /** Puts away an experiment that is over. */
  public void dismiss() {
    if (!running()) {
      experiment.set(null);
      folders = List.of();
    }
  }

  @Override
  public void began(Manifest manifest, List<MetricsRow> rows, List<EvaluationRow> evaluations, List<Change> changes) {
    if (opening) {
      opening = false;
      List<Path> more = new ArrayList<>(folders);
      more.add(training.folderProperty().get().path());
      folders = List.copyOf(more);
    } else {
      dismiss();
    }
  }

  @Override
  public void stepped(StepPoint point) {
    if (running()) {
      experiment.set(experiment.get().stepped(point.step() + 1, point.smoothedLoss()));
    }
  }

  @Override
  public void evaluated(EvaluationRow row) {
    if (running() && row.averaged()) {
      experiment.set(experiment.get().evaluated(row.precision()));
    }
  }

  @Override
  public void diverged() {
    diverged = true;
  }

  private void begin(Experiment now) {
    Experiment next = now.next();
    int index = next.running().orElseThrow();
    String value = next.trials().get(index).value();
    RunPlan plan = basis.run(next.plan(), value);
    String name = next.plan().folderName(value, plan);
    Names called = names;
    opening = true;
    diverged = false;
    experiment.set(next);
    RunStart start = basis.form().start();
    training.begin(() -> {
      RunFolder made = start.fitting(plan.network()).in(plan).beginIn(runs, name, basis.images(), engines.awaitTowers(plan.settings().towers()));
      new RunLabel(called.runs().get(index), index + 1).write(made.path());
      new Notes("", List.of(called.tag())).write(made.path());
      return made;
    }, basis.images(), true, why -> LOG.warn("{} {}", name, why.getMessage(), why.getCause()));
  }

  private void ended(RunState how) {
    Experiment now = experiment.get().ended(standing(how));
    if (how instanceof RunState.Failed failed && !diverged) {
      problem = failed.why();
    }
    opening = false;
    if (!now.over() && training.free()) {
      begin(now);
    } else {
      form.restore(basis.form());
      experiment.set(now.cut());
    }
  }

  private Standing standing(RunState how) {
    if (how instanceof RunState.Failed) {
      return diverged ? Standing.DIVERGED : Standing.FAILED;
    }
    Experiment now = experiment.get();
    return now.trials().get(now.running().orElseThrow()).steps() < now.plan().steps() ? Standing.STOPPED
        : Standing.DONE;
  }
}
