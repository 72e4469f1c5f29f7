package convscope.workbench.runs;

import convscope.data.Dataset;
import convscope.engine.Engine;
import convscope.export.Exporter;
import convscope.foundation.Problem;
import convscope.library.RunSummary;
import convscope.library.Standing;
import convscope.report.Judgement;
import convscope.report.NotJudged;
import convscope.report.RunReport;
import convscope.training.TrainedModel;
import convscope.workbench.session.ModelDesk;
import convscope.workbench.session.PlanForm;
import convscope.workbench.session.TrainingDesk;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * Where a run goes on from this view: to be trained further, to be begun again as a new one, to be looked into. JavaFX
 * thread.
 *
 * @param data the images at hand
 * @param engine waits for the engine; not on the JavaFX thread
 * @param exporter writes runs for other programs; not on the JavaFX thread
 * @param toTrain shows the Train view
 * @param toInspect shows the Inspect view
 */
public record Desks(TrainingDesk training, PlanForm form, ModelDesk models, ObservableValue<Dataset> data,
    Supplier<Engine> engine, Exporter exporter, Runnable toTrain, Runnable toInspect) {

  /** Whether {@code run} can be trained further now. */
  boolean canResume(RunSummary run) {
    return run.standing() == Standing.STOPPED && run.saved() && training.free() && data.getValue() != null;
  }

  /** Trains {@code run} further, from its newest checkpoint. */
  void resume(RunSummary run) {
    training.resume(run.path());
    toTrain.run();
  }

  /** Whether {@code run} can be begun again now; while one is trained, what is put into the form would change that one. */
  boolean canDuplicate(RunSummary run) {
    return run.readable() && training.free();
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

  /**
   * All about {@code run}, with what it makes of the test images of {@code images} where it learnt from these and has a
   * checkpoint: some seconds. Not on the JavaFX thread.
   *
   * @throws Problem if it cannot be read
   */
  RunReport report(RunSummary run, @Nullable Dataset images) {
    if (!run.saved()) {
      return RunReport.of(run.path(), NotJudged.NO_CHECKPOINT);
    }
    if (images == null || !run.manifest().data().checksum().equals(images.checksum())) {
      return RunReport.of(run.path(), NotJudged.IMAGES_NOT_OPEN);
    }
    if (images.test().size() == 0) {
      return RunReport.of(run.path(), NotJudged.NO_TEST_IMAGES);
    }
    TrainedModel model = TrainedModel.open(run.path().toString());
    return RunReport.of(run.path(), Judgement.of(engine.get(), model, images, models.matches().match(model, images)));
  }
}
