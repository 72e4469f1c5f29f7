package convscope.workbench.runs;

import convscope.data.Dataset;
import convscope.engine.Engine;
import convscope.foundation.Problem;
import convscope.library.RunSummary;
import convscope.library.Standing;
import convscope.report.Judgement;
import convscope.report.NotJudged;
import convscope.report.RunReport;
import convscope.training.RunImages;
import convscope.training.TrainedModel;
import convscope.workbench.session.Continuation;
import convscope.workbench.session.CurrentRun;
import convscope.workbench.session.Kits;
import convscope.workbench.session.LongTasks;
import convscope.workbench.session.NetworkExport;
import convscope.workbench.session.PlanForm;
import convscope.workbench.session.SelectedNetwork;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * What this view can do with a run: continue it, start a new run with its settings, open it in other views. JavaFX
 * thread.
 *
 * @param tasks the long work of all views
 * @param data the open dataset
 * @param engine waits for the engine; not on the JavaFX thread
 * @param exports writes runs for other programs
 * @param kits makes and opens class kits
 */
public record RunServices(CurrentRun training, Continuation continuation, LongTasks tasks, PlanForm form,
    SelectedNetwork models, ObservableValue<Dataset> data, Supplier<Engine> engine, NetworkExport exports, Kits kits,
    OtherViews views) {

  /**
   * Shows other views.
   *
   * @param train the Train view
   * @param inspect the Inspect view
   * @param evaluate the Evaluate view
   */
  public record OtherViews(Runnable train, Runnable inspect, Runnable evaluate) {}

  /** Whether {@code run} can be resumed now; what was handed in stays as it is. */
  boolean canResume(RunSummary run) {
    return unfinished(run) && run.saved() && !run.handedIn().isSo() && continuation.possible();
  }

  /** Whether a new run can continue {@code run} from one of its checkpoints now. */
  boolean canBranch(RunSummary run) {
    return run.readable() && !run.kept().isEmpty() && continuation.possible();
  }

  /** Whether {@code run} can be given more steps now. */
  boolean canExtend(RunSummary run) {
    return (unfinished(run) || run.standing() == Standing.FINISHED) && run.saved() && !run.handedIn().isSo()
        && continuation.possible();
  }

  private static boolean unfinished(RunSummary run) {
    return run.standing() == Standing.STOPPED || run.standing() == Standing.DIVERGED;
  }

  /**
   * Whether {@code run}'s settings can be used for a new run now; during training, the form would change the current
   * run.
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
    views.train().run();
  }

  /** Whether {@code run} can be inspected. */
  boolean canInspect(RunSummary run) {
    return run.readable() && run.saved();
  }

  /** Opens {@code run} in Inspect. */
  void inspect(RunSummary run) {
    models.open(run.path());
    views.inspect().run();
  }

  /** Opens {@code run} in Evaluate. */
  void evaluate(RunSummary run) {
    models.open(run.path());
    views.evaluate().run();
  }

  /** Whether {@code runs} can be moved to the trash. */
  boolean canDelete(List<RunSummary> runs) {
    return !runs.isEmpty() && runs.stream().noneMatch(run -> run.standing() == Standing.TRAINING
        || run.standing() == Standing.FOREIGN || run.handedIn().isSo());
  }

  /** Whether {@code run} was trained on other images than the open dataset, which a new run would use. */
  boolean learntFromOthers(RunSummary run) {
    return data.getValue() != null && !run.manifest().data().name().equals(data.getValue().name());
  }

  /**
   * The report of {@code run}, with an evaluation on the test images of {@code images} if it was trained on these and
   * has a checkpoint: some seconds. Not on the JavaFX thread.
   *
   * @throws java.util.concurrent.CancellationException if {@code progress} says so
   * @throws Problem if it cannot be read
   */
  public RunReport report(RunSummary run, @Nullable Dataset images, LongTasks.Progress progress) {
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
    return RunReport.of(run.path(), Judgement.of(engine.get(), model, images,
        models.matches().match(model, images), RunImages.crops(run.manifest().settings()), progress::at));
  }
}
