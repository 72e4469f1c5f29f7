package convscope.workbench.shell;

import convscope.foundation.Figures;
import convscope.runs.Change;
import convscope.runs.Manifest;
import convscope.runs.Setting;
import convscope.training.RunState;
import convscope.workbench.control.LogSlider;
import convscope.workbench.fx.Appearance;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.CurrentRun;
import convscope.workbench.session.PlanForm;
import convscope.workbench.session.RunListener;
import convscope.workbench.session.SettingEntry;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;

/**
 * The learning rate in projector mode, where the form is folded away: that of the run in training, else of the next
 * one. It is in view in Train, and elsewhere during a run. JavaFX thread.
 */
final class RateController implements Screen, RunListener {
  private final ShellModel model;
  private final Appearance appearance;
  private final CurrentRun training;
  private final SettingEntry entry;
  private final Texts texts;
  private final LogSlider slider;
  private final Parent node;
  private final Subscription watching;
  private boolean showing;

  @FXML private HBox bar;
  @FXML private Label value;
  @FXML private Label when;

  RateController(ShellModel model, Appearance appearance, CurrentRun training, PlanForm form, Texts texts) {
    this.model = model;
    this.appearance = appearance;
    this.training = training;
    this.texts = texts;
    entry = form.entries().stream().filter(one -> one.setting() == Setting.RATE).findFirst().orElseThrow();
    slider = new LogSlider(PlanForm.LEAST_RATE, PlanForm.MOST_RATE, texts, "rate", "rate", this::say, this::choose);
    node = Fxml.load(this, texts);
    training.watch(this);
    watching = Subscription.combine(entry.textProperty().subscribe(typed -> follow()),
        training.stateProperty().subscribe(this::stateChanged), model.viewProperty().subscribe(now -> arrange()),
        appearance.projectorProperty().subscribe(now -> arrange()));
    show(inForce());
    arrange();
  }

  @FXML
  private void initialize() {
    HBox.setHgrow(slider, Priority.ALWAYS);
    bar.getChildren().add(1, slider);
  }

  private void stateChanged(RunState was, RunState is) {
    if (training.free() || was instanceof RunState.Preparing) {
      show(inForce());
    }
    arrange();
  }

  /** What the form says is that of the next run; in a run it counts only once it is applied. */
  private void follow() {
    if (training.free()) {
      show(typed());
    }
  }

  private double inForce() {
    return training.free() ? typed() : training.settings().map(Manifest.Settings::rate).orElse(typed());
  }

  private double typed() {
    return entry.value().map(typed -> ((Number) typed).doubleValue()).orElse(slider.number());
  }

  private void arrange() {
    boolean wanted = model.viewProperty().get() == ViewId.TRAIN || !training.free();
    Presence.set(node, appearance.projectorProperty().get() && wanted);
    when.setText(texts.get(training.free() ? "rate.free" : "rate.running"));
  }

  /** Moves the slider to {@code rate}, of which nobody has to be told. */
  private void show(double rate) {
    slider.show(rate);
    say(rate);
  }

  private void say(double rate) {
    value.setText(Figures.value(rate));
    slider.setSliderText(texts.get("rate.title") + " " + value.getText());
  }

  private void choose(double rate) {
    entry.set(rate);
    training.change(Setting.RATE, rate);
    show(rate);
  }

  @Override
  public void changed(Change change) {
    // News of the value before must not undo what a person is choosing at this moment.
    if (change.setting() == Setting.RATE && !slider.isBeingChosen()) {
      show(change.value());
    }
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void close() {
    slider.stop();
    watching.unsubscribe();
    training.forget(this);
  }
}
