package convscope.workbench.runs;

import convscope.data.Dataset;
import convscope.export.Exporter;
import convscope.foundation.Problem;
import convscope.library.RunSummary;
import convscope.library.Standing;
import convscope.workbench.session.ModelDesk;
import convscope.workbench.session.PlanForm;
import convscope.workbench.session.TrainingDesk;
import java.util.List;
import javafx.beans.value.ObservableValue;

/**
 * Where a run goes on from this view: to be trained further, to be begun again as a new one, to be looked into. JavaFX
 * thread.
 *
 * @param data the images at hand
 * @param exporter writes runs for other programs; not on the JavaFX thread
 * @param toTrain shows the Train view
 * @param toInspect shows the Inspect view
 */
public record Desks(TrainingDesk training, PlanForm form, ModelDesk models, ObservableValue<Dataset> data,
    Exporter exporter, Runnable toTrain, Runnable toInspect) {

  /** Whether {@code run} can be trained further now. */
  boolean canResume(RunSummary run) {
    return run.standing() == Standing.STOPPED && run.saved() && training.free() && data.getValue() != null;
  }

  /** Trains {@code run} further, from its newest checkpoint. */
  void resume(RunSummary run) {
    training.resume(run.path());
    toTrain.run();
  }

  /**
   * Puts the settings of {@code run} into the form of the next run.
   *
   * @throws Problem if there are no fields for its network
   */
  void duplicate(RunSummary run) {
    form.take(run.manifest());
    toTrain.run();
  }

  /** Whether there is something to see inside {@code run}. */
  boolean canInspect(RunSummary run) {
    return run.readable() && run.saved();
  }

  /** Looks inside {@code run}. */
  void inspect(RunSummary run) {
    models.open(run.path());
    toInspect.run();
  }

  /** Whether {@code runs} can be moved to the bin. */
  boolean canDelete(List<RunSummary> runs) {
    return !runs.isEmpty() && runs.stream().noneMatch(run -> run.standing() == Standing.TRAINING
        || run.standing() == Standing.FOREIGN);
  }

  /** Whether {@code run} learnt from other images than those at hand, so that a new one will, too. */
  boolean learntFromOthers(RunSummary run) {
    return data.getValue() != null && !run.manifest().data().name().equals(data.getValue().name());
  }
}
