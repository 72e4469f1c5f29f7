package convscope.workbench.ownclasses;

import convscope.evaluation.WilsonInterval;
import convscope.runs.EvaluationRow;
import convscope.training.RunState;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.LoadedNetwork;
import convscope.workbench.session.PlannedRun;
import java.util.List;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The step in which the network is trained: start, progress, and how good it is. JavaFX thread. */
final class TrainStepController {
  /** Below this number of images kept aside, the accuracy says little. */
  private static final int FEW = 30;

  private final OwnClassesModel model;
  private final OtherViews others;
  private final Texts texts;
  private final Parent node;
  private final Subscription listening;

  @FXML private Label why;
  @FXML private Button train;
  @FXML private Button stop;
  @FXML private Label missing;
  @FXML private ProgressBar progress;
  @FXML private Label state;
  @FXML private Node outcome;
  @FXML private Label precision;
  @FXML private Label uncertainty;
  @FXML private Node actions;

  TrainStepController(OwnClassesModel model, OtherViews others, Texts texts) {
    this.model = model;
    this.others = others;
    this.texts = texts;
    node = Fxml.load(this, texts);
    listening = Subscription.combine(model.standingProperty().subscribe(now -> show()),
        model.collection().changesProperty().subscribe(now -> show()),
        model.busyProperty().subscribe(now -> show()), model.trainedProperty().subscribe(now -> show()));
  }

  Parent node() {
    return node;
  }

  void close() {
    listening.unsubscribe();
  }

  private void show() {
    PlannedRun.@Nullable Standing now = model.standingProperty().get();
    boolean running = model.running();
    String lacking = running ? "" : model.missing().map(texts::sentence).orElse("");
    missing.setText(lacking);
    Presence.set(missing, !lacking.isEmpty());
    train.setDisable(running || !lacking.isEmpty());
    stop.setDisable(now == null || !(now.state() instanceof RunState.Running || now.state() instanceof RunState.Paused));
    Presence.set(stop, running);
    Presence.set(progress, running);
    progress.setProgress(now == null || now.step() == 0 ? ProgressBar.INDETERMINATE_PROGRESS
        : (double) now.step() / now.steps());
    state.setText(now == null ? "" : words(now));
    Presence.set(state, !state.getText().isEmpty());
    outcome(now == null ? null : now.evaluation());
    LoadedNetwork trained = model.trainedProperty().get();
    Presence.set(actions, trained != null && !running);
    // By then it is known, and the room is needed for the outcome.
    Presence.set(why, trained == null);
  }

  private String words(PlannedRun.Standing now) {
    if (now.state() instanceof RunState.Failed) {
      return "";
    }
    String key = now.state() instanceof RunState.Finished ? now.step() < now.steps() ? "stopped" : "finished"
        : now.state() instanceof RunState.Paused ? "paused"
        : now.run() == null || now.step() == 0 ? "preparing" : "running";
    return texts.get("state." + key, now.step(), now.steps());
  }

  private void outcome(@Nullable EvaluationRow row) {
    Presence.set(outcome, row != null);
    if (row != null) {
      WilsonInterval interval =
          new WilsonInterval((int) Math.round(row.precision() * row.examples()), row.examples());
      precision.setText(texts.get("precision", interval.correct(), interval.total(), interval.low(), interval.high()));
      uncertainty.setText(texts.get(interval.total() < FEW ? "precision.few" : "precision.why"));
    }
  }

  @FXML
  private void train() {
    List<OwnClass> classes = model.collection().classes();
    model.train(texts.get("train.run", classes.stream().map(OwnClass::name).collect(Collectors.joining(", "))));
  }

  @FXML
  private void stop() {
    model.stop();
  }

  @FXML
  private void classify() {
    others.classify().accept(model.trainedProperty().get().run());
  }

  @FXML
  private void showRun() {
    others.runs().accept(model.trainedProperty().get().run());
  }
}
