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
import convscope.training.RunImages;
import convscope.training.TrainedModel;
import convscope.workbench.session.SelectedNetwork;
import convscope.workbench.session.PlanForm;
import convscope.workbench.session.CurrentRun;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * What this view can do with a run: resume it, start a new run with its settings, open it in Inspect. JavaFX thread.
 *
 * @param data the open dataset
 * @param engine waits for the engine; not on the JavaFX thread
 * @param exporter writes runs for other programs; not on the JavaFX thread
 * @param toTrain shows the Train view
 * @param toInspect shows the Inspect view
 */
public record RunServices(CurrentRun training, PlanForm form, SelectedNetwork models, ObservableValue<Dataset> data,
    Supplier<Engine> engine, Exporter exporter, Runnable toTrain, Runnable toInspect) {

  /** Whether {@code run} can be resumed now. */
  boolean canResume(RunSummary run) {
    return run.standing() == Standing.STOPPED && run.saved() && training.free() && data.getValue() != null;
  }

  /** Resumes {@code run} from its latest checkpoint. */
  void resume(RunSummary run) {
    training.resume(run.path());
    toTrain.run();
  }

  /**
   * Whether {@code run}'s settings can be used for a new run now; during training, the form would change the current run.
   */
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

  /** Whether {@code run} can be inspected. */
  boolean canInspect(RunSummary run) {
    return run.readable() && run.saved();
  }

  /** Opens {@code run} in Inspect. */
  void inspect(RunSummary run) {
    models.open(run.path());
    toInspect.run();
  }

  /** Whether {@code runs} can be moved to the trash. */
  boolean canDelete(List<RunSummary> runs) {
    return !runs.isEmpty() && runs.stream().noneMatch(run -> run.standing() == Standing.TRAINING
        || run.standing() == Standing.FOREIGN);
  }

  /** Whether {@code run} was trained on other images than the open dataset, which a new run would use. */
  boolean learntFromOthers(RunSummary run) {
    return data.getValue() != null && !run.manifest().data().name().equals(data.getValue().name());
  }

  /**
   * The report of {@code run}, with an evaluation on the test images of {@code images} if it was trained on these and has
   * a checkpoint: some seconds. Not on the JavaFX thread.
   *
   * @throws Problem if it cannot be read
   */
  public RunReport report(RunSummary run, @Nullable Dataset images) {
    if (!run.saved()) {
      return RunReport.of(run.path(), NotJudged.NO_CHECKPOINT);
    }
    if (images == null || !RunImages.are(run.manifest(), images)) {
      return RunReport.of(run.path(), NotJudged.IMAGES_NOT_OPEN);
    }
    if (images.test().size() == 0) {
      return RunReport.of(run.path(), NotJudged.NO_TEST_IMAGES);
    }
    TrainedModel model = TrainedModel.open(run.path().toString());
    return RunReport.of(run.path(), Judgement.of(engine.get(), model, images, models.matches().match(model, images)));
  }
}
