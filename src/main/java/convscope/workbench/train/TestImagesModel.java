package convscope.workbench.train;

import convscope.data.Dataset;
import convscope.foundation.Problem;
import convscope.runs.Change;
import convscope.runs.EvaluationRow;
import convscope.runs.Manifest;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import convscope.training.RunState;
import convscope.training.Snapshot;
import convscope.training.StepPoint;
import convscope.training.TrainedModel;
import convscope.workbench.fx.Pulse;
import convscope.workbench.session.CurrentRun;
import convscope.workbench.session.EngineThread;
import convscope.workbench.session.RunListener;
import convscope.workbench.session.SharedEngine;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * Ten fixed test images and what the network in training predicts for them. While they are looked at, the training
 * thread is asked for a copy at most once a second, when steps have been logged since, and the rest is done on a thread
 * {@code convscope-test-images}; training never waits. JavaFX thread.
 */
public final class TestImagesModel implements RunListener {
  private static final long BETWEEN_MILLIS = 1_000;

  private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>(this, "shown");
  private final ReadOnlyObjectWrapper<@Nullable Best> best = new ReadOnlyObjectWrapper<>(this, "best");
  private final ReadOnlyBooleanWrapper over = new ReadOnlyBooleanWrapper(this, "over");
  private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
  private final Pulse pulse = new Pulse(BETWEEN_MILLIS, this::ask);
  private final CurrentRun training;
  private final ObservableValue<Dataset> data;
  private final TestImages images = new TestImages();
  private final EngineThread thread;
  private @Nullable RunFolder run;
  private long asked = -1;
  private int runs;
  private boolean busy;

  /**
   * What is displayed.
   *
   * @param step how many steps the network had done; 0 before its first prediction
   */
  record Shown(long step, List<TestImages.Seen> images, List<String> classNames) {
    long correct() {
      return images.stream().filter(TestImages.Seen::correct).count();
    }

    boolean predicted() {
      return images.stream().anyMatch(TestImages.Seen::known);
    }
  }

  /** The best accuracy on the test images so far, and the number of steps at that time. */
  record Best(double accuracy, long step) {}

  /** A model of what {@code training} trains with the images of {@code data}. */
  public TestImagesModel(CurrentRun training, ObservableValue<Dataset> data, SharedEngine engines) {
    this.training = training;
    this.data = data;
    thread = new EngineThread("convscope-test-images", engines::await, this::failed, images::close);
    training.watch(this);
    training.stateProperty().addListener((property, was, is) -> {
      if (is.over()) {
        end();
      } else if (is instanceof RunState.Paused) {
        asked = -1;
      }
    });
  }

  /** The images with the latest predictions; null before the first run. */
  ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** The best accuracy of the current run; null before its first evaluation. */
  ReadOnlyObjectProperty<@Nullable Best> bestProperty() {
    return best.getReadOnlyProperty();
  }

  /** Whether the run has ended, so that predictions which did not come will not. */
  ReadOnlyBooleanProperty overProperty() {
    return over.getReadOnlyProperty();
  }

  /** Why the last prediction failed; null if it did not. */
  ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whether a view displays the images: only then is the network in training copied. */
  void look(boolean wanted) {
    if (wanted) {
      pulse.start();
    } else {
      pulse.stop();
      thread.submitIdly(engine -> images.close(), this::failed);
    }
  }

  @Override
  public void began(Manifest manifest, List<MetricsRow> rows, List<EvaluationRow> evaluations, List<Change> changes) {
    over.set(false);
    best.set(null);
    evaluations.forEach(this::evaluated);
    shown.set(null);
    problem.set(null);
    run = training.folderProperty().get();
    asked = -1;
    busy = false;
    runs++;
    Dataset chosenFrom = data.getValue();
    List<String> names = manifest.data().classNames();
    int own = runs;
    if (chosenFrom != null) {
      thread.submit(engine -> {
        List<TestImages.Seen> chosen = images.choose(chosenFrom, manifest.settings().seed());
        deliver(own, new Shown(0, chosen, names));
      });
    }
  }

  @Override
  public void evaluated(EvaluationRow row) {
    if (row.averaged() && (best.get() == null || row.precision() > best.get().accuracy())) {
      best.set(new Best(row.precision(), row.step()));
    }
  }

  /** Requests predictions if the network has been logged since the last ones, or is paused. */
  private void ask() {
    StepPoint latest = training.latestProperty().get();
    if (run == null || busy || latest == null || training.free()) {
      return;
    }
    int cadence = training.settings().map(Manifest.Settings::logEvery).orElse(1);
    boolean paused = training.stateProperty().get() instanceof RunState.Paused;
    long logged = paused ? latest.step() : latest.step() / cadence * cadence;
    if (logged > asked) {
      asked = logged;
      int own = runs;
      training.copy(copied -> predict(own, copied));
    }
  }

  private void predict(int own, Snapshot copied) {
    if (own == runs && shown.get() != null) {
      busy = true;
      List<String> names = shown.get().classNames();
      thread.submit(engine -> images.predict(engine, copied.network(), copied.averages())
          .ifPresent(seen -> deliver(own, new Shown(copied.step(), seen, names))));
    }
  }

  /** The network in its last step, as it is stored. */
  private void end() {
    over.set(true);
    if (run != null && shown.get() != null) {
      RunFolder ended = run;
      int own = runs;
      List<String> names = shown.get().classNames();
      run = null;
      thread.submit(engine -> {
        if (ended.checkpoints().latest().isPresent()) {
          TrainedModel model = TrainedModel.open(ended.path().toString());
          images.predict(engine, model.network(), model.averages())
              .ifPresent(seen -> deliver(own, new Shown(model.step(), seen, names)));
        }
      });
    }
  }

  private void deliver(int own, Shown now) {
    Platform.runLater(() -> {
      if (own == runs) {
        busy = false;
        problem.set(null);
        shown.set(now);
      }
    });
  }

  private void failed(Problem why) {
    busy = false;
    problem.set(why);
  }

  /** Ends the thread: when the program exits. */
  public void close() throws InterruptedException {
    pulse.stop();
    thread.close();
  }
}
