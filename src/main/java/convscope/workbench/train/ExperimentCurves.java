package convscope.workbench.train;

import convscope.runs.EvaluationRow;
import convscope.training.Experiment;
import convscope.training.ExperimentPlan;
import convscope.training.StepPoint;
import convscope.workbench.plot.Series;
import convscope.workbench.session.CurrentRun;
import convscope.workbench.session.RunListener;
import convscope.workbench.session.RunningExperiment;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The curves of an experiment's runs, by step number; empty without an experiment. JavaFX thread. */
final class ExperimentCurves implements RunListener {
  private static final int POINTS = 20_000;

  private final ReadOnlyObjectWrapper<List<OfRun>> runs = new ReadOnlyObjectWrapper<>(this, "runs", List.of());
  private final ReadOnlyObjectProperty<@Nullable Experiment> experiment;
  private @Nullable ExperimentPlan plan;

  /**
   * The curves of one run, which grow while it trains.
   *
   * @param loss the running average, in nats
   * @param accuracy on the test images
   */
  record OfRun(String value, Series loss, Series accuracy, Series rate) {}

  ExperimentCurves(RunningExperiment running, CurrentRun training) {
    experiment = running.experimentProperty();
    experiment.subscribe(this::follow);
    training.watch(this);
  }

  /** Of all runs of the experiment, those to come included, in their order; changes with the experiment only. */
  ReadOnlyObjectProperty<List<OfRun>> runsProperty() {
    return runs.getReadOnlyProperty();
  }

  private void follow(@Nullable Experiment now) {
    ExperimentPlan other = now == null ? null : now.plan();
    // The same plan can be made twice: each experiment has its own.
    if (other != plan) {
      plan = other;
      runs.set(other == null ? List.of() : other.values().stream().map(value -> {
        String name = other.varied().key() + "=" + value;
        return new OfRun(value, new Series(name, "nats", POINTS), new Series(name, "", POINTS),
            new Series(name, "", POINTS));
      }).toList());
    }
  }

  @Override
  public void stepped(StepPoint point) {
    present(run -> {
      run.loss().add(point.step(), point.smoothedLoss());
      run.rate().add(point.step(), point.rate());
    });
  }

  @Override
  public void evaluated(EvaluationRow row) {
    if (row.averaged()) {
      present(run -> run.accuracy().add(row.step(), row.precision()));
    }
  }

  private void present(Consumer<OfRun> then) {
    OptionalInt index = experiment.get() == null ? OptionalInt.empty() : experiment.get().running();
    index.ifPresent(present -> then.accept(runs.get().get(present)));
  }
}
