package convscope.workbench.session;

import convscope.data.Dataset;
import convscope.foundation.Problem;
import convscope.runs.RunFolder;
import convscope.training.Branch;
import convscope.training.RunImages;
import convscope.training.TotalSteps;
import java.nio.file.Path;
import java.util.OptionalLong;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;

/**
 * Continues stored runs: from the latest checkpoint, with more steps, or from any checkpoint as a new run. Each starts
 * only while nothing is training and a dataset is open, and then shows where the run is seen. JavaFX thread.
 */
public final class Continuation {
  private final CurrentRun training;
  private final ObservableValue<Dataset> data;
  private final Path runs;
  private final Runnable begun;

  /**
   * @param runs where new runs are created
   * @param begun shows the view of the current run
   */
  public Continuation(CurrentRun training, ObservableValue<Dataset> data, Path runs, Runnable begun) {
    this.training = training;
    this.data = data;
    this.runs = runs;
    this.begun = begun;
  }

  /** Whether a run can be continued now: nothing is training, and a dataset is open. */
  public boolean possible() {
    return training.free() && data.getValue() != null;
  }

  /** As {@link #possible}, observable. */
  public BooleanBinding possibleBinding() {
    return Bindings.createBooleanBinding(this::possible, training.stateProperty(), data);
  }

  /** Continues {@code run} from its latest checkpoint. */
  public void resume(Path run) {
    if (possible()) {
      training.resume(run);
      begun.run();
    }
  }

  /** Starts a new run that continues {@code run} from its checkpoint of {@code step}, to the same total of steps. */
  public void branch(Path run, long step) {
    branch(run, step, OptionalLong.empty());
  }

  /** As {@link #branch(Path, long)}, with {@code total} steps in all. */
  public void branch(Path run, long step, long total) {
    branch(run, step, OptionalLong.of(total));
  }

  private void branch(Path run, long step, OptionalLong total) {
    if (possible()) {
      training.goOn(images -> {
        Branch branch = new Branch(run, step);
        branch.requireStepsLeft(total.orElse(opened(run, images).manifest().settings().steps()));
        RunFolder made = branch.beginIn(runs);
        total.ifPresent(steps -> new TotalSteps(steps).make(made));
        return made;
      });
      begun.run();
    }
  }

  /** Gives {@code run}, which may be finished, a total of {@code total} steps, and continues it. */
  public void extend(Path run, long total) {
    if (possible()) {
      training.goOn(images -> {
        RunFolder found = opened(run, images);
        new TotalSteps(total).make(found);
        return found;
      });
      begun.run();
    }
  }

  /**
   * The run in {@code place}. Reads files.
   *
   * @throws Problem if it was not trained on {@code images}
   */
  static RunFolder opened(Path place, Dataset images) {
    RunFolder found = RunFolder.open(place);
    if (!RunImages.are(found.manifest(), images)) {
      throw Problem.of(Continuation.class, "other.images", place.toString(), found.manifest().data().source());
    }
    return found;
  }
}
