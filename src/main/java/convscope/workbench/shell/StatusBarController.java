package convscope.workbench.shell;

import convscope.foundation.Figures;
import convscope.foundation.Problem;
import convscope.runs.Change;
import convscope.runs.EvaluationRow;
import convscope.runs.Manifest;
import convscope.runs.MetricsRow;
import convscope.runs.Setting;
import convscope.training.RunState;
import convscope.training.StepPoint;
import convscope.workbench.fx.Countdown;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.RunListener;
import convscope.workbench.session.CurrentRun;
import convscope.workbench.session.LongTask;
import convscope.workbench.session.LongTasks;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The run's state, speed and remaining time, and the last message. JavaFX thread. */
final class StatusBarController implements Screen, RunListener {
  private static final double MINUTE = 60;
  /** A shorter time is told in seconds: from 61 s on "2 min" would be nearly twice as long. */
  private static final double IN_SECONDS = 90;
  private static final double HOUR = 3_600;

  private final ShellModel model;
  private final CurrentRun training;
  private final LongTasks tasks;
  private final Notices notices;
  private final Texts texts;
  private final Texts settingNames;
  private final Parent node;
  private final ChangeListener<RunState> moved = (property, was, is) -> {
    if (!(is instanceof RunState.Running || is.over())) {
      // A pause is not counted.
      speed().restart();
    }
    show(is);
  };
  private final ChangeListener<StepPoint> stepped = (property, was, is) -> done(is);
  private final ChangeListener<Notices.Notice> noticed = (property, was, is) -> say(is);
  private final InvalidationListener worked = changed -> count();
  private final Countdown expiry;
  @FXML private Label state;
  @FXML private ProgressBar progress;
  @FXML private Label step;
  @FXML private Label loss;
  @FXML private Label rate;
  @FXML private Label left;
  @FXML private Label message;
  @FXML private ToggleButton work;
  @FXML private ToggleButton log;

  /**
   * The bar of the current run.
   *
   * @param messageMillis how long a message stays; the log keeps all of them
   */
  StatusBarController(ShellModel model, CurrentRun training, LongTasks tasks, Notices notices, long messageMillis,
      Texts texts) {
    this.model = model;
    this.training = training;
    this.tasks = tasks;
    this.notices = notices;
    this.texts = texts;
    expiry = new Countdown(messageMillis, () -> message.setText(""));
    settingNames = texts.beside(Setting.class, "settings");
    node = Fxml.load(this, texts);
    training.watch(this);
  }

  @FXML
  private void initialize() {
    training.stateProperty().addListener(moved);
    training.latestProperty().addListener(stepped);
    notices.latestProperty().addListener(noticed);
    log.selectedProperty().bindBidirectional(model.logProperty());
    work.selectedProperty().bindBidirectional(model.tasksProperty());
    tasks.tasks().addListener(worked);
    count();
    show(training.stateProperty().get());
    show(training.latestProperty().get());
  }

  /** What went wrong is said in the view or in the panel, and not here once more. */
  private void say(Notices.Notice notice) {
    // A failure has a panel of its own.
    message.setText(notice.problem() == null ? notice.words() : "");
    expiry.start();
  }

  /** The button of the long work says how much is running, or how much is done and still listed. */
  private void count() {
    long running = tasks.tasks().stream().filter(task -> task.stateProperty().get() == LongTask.State.RUNNING).count();
    Presence.set(work, !tasks.tasks().isEmpty());
    work.setGraphic(new FontIcon(running > 0 ? "fth-loader" : "fth-check"));
    work.setText(running > 0 ? texts.get("tasks.running", running) : texts.get("tasks.over", tasks.tasks().size()));
  }

  private void show(RunState now) {
    if (now.over()) {
      left.setText("");
    }
    boolean stopped = now instanceof RunState.Finished && stoppedAt().isPresent();
    state.setText(texts.get(stopped ? "state.stopped"
        : training.diverged() ? "state.diverged"
            : "state." + now.getClass().getSimpleName().toLowerCase(Locale.ROOT)));
    if (stopped && message.getScene() != null) {
      notices.say(texts.get("message.stopped", stoppedAt().getAsLong(), steps()));
    }
  }

  /** How many steps were done when the current run was stopped before its last; empty if it was not. */
  private OptionalLong stoppedAt() {
    StepPoint last = training.latestProperty().get();
    long done = last == null ? 0 : last.step() + 1;
    return training.folderProperty().get() != null && done < steps() ? OptionalLong.of(done) : OptionalLong.empty();
  }

  private long steps() {
    return training.folderProperty().get().manifest().settings().steps();
  }

  private void show(StepPoint point) {
    boolean something = point != null && training.folderProperty().get() != null;
    for (Label figure : List.of(step, loss, rate, left)) {
      figure.setVisible(something);
      figure.setManaged(something);
    }
    progress.setVisible(something);
    progress.setManaged(something);
    if (!something) {
      return;
    }
    Manifest.Settings settings = training.folderProperty().get().manifest().settings();
    long done = point.step() + 1;
    speed().at(point);
    step.setText(texts.get("status.step", done, settings.steps()));
    loss.setText(texts.get("status.loss", Figures.loss(point.smoothedLoss())));
    progress.setProgress((double) done / settings.steps());
    double pace = speed().stepsPerSecond();
    rate.setText(Double.isNaN(pace) ? "" : texts.get("status.rate", pace * settings.examplesPerStep()));
    double steady = speed().steadyStepsPerSecond();
    boolean unknown = Double.isNaN(steady) || training.stateProperty().get().over();
    left.setText(unknown ? "" : texts.get("status.left", span((settings.steps() - done) / steady)));
  }

  private void done(@Nullable StepPoint point) {
    show(point);
    tellStep(training.stateProperty().get(), point);
  }

  /** What a step did that was made on its own: in a paused run, where the figures of each step can be read. */
  void tellStep(RunState now, @Nullable StepPoint point) {
    if ((now instanceof RunState.Stepping || now instanceof RunState.Paused) && point != null) {
      notices.say(texts.get("message.step", point.step() + 1, Figures.loss(point.loss()), point.precision()));
    }
  }

  private Speed speed() {
    return model.speed();
  }

  /** A time of {@code seconds}, as precisely as it is known. */
  String span(double seconds) {
    if (seconds < IN_SECONDS) {
      return texts.get("status.left.seconds", Math.ceil(seconds));
    }
    return seconds < HOUR ? texts.get("status.left.minutes", Math.round(seconds / MINUTE))
        : texts.get("status.left.hours", Math.floor(seconds / HOUR), Math.floor(seconds % HOUR / MINUTE));
  }

  @Override
  public void began(Manifest manifest, List<MetricsRow> rows, List<EvaluationRow> evaluations,
      List<Change> changes) {
    speed().forget();
    message.setText("");
  }

  @Override
  public void saved(long at, Path file) {
    notices.say(texts.get("message.saved", at));
  }

  @Override
  public void changed(Change change) {
    notices.say(texts.get("message.changed", settingNames.get(change.setting().key() + ".now"), change.value(),
        change.step()));
  }

  @Override
  public void evaluated(EvaluationRow row) {
    notices.say(texts.get("message.evaluated", row.step(), row.precision()));
  }

  @Override
  public void troubled(Problem problem) {
    notices.tell(problem);
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void close() {
    training.stateProperty().removeListener(moved);
    training.latestProperty().removeListener(stepped);
    notices.latestProperty().removeListener(noticed);
    log.selectedProperty().unbindBidirectional(model.logProperty());
    work.selectedProperty().unbindBidirectional(model.tasksProperty());
    tasks.tasks().removeListener(worked);
    expiry.stop();
    training.forget(this);
  }
}
