package convscope.workbench.shell;

import convscope.foundation.Figures;
import convscope.runs.Change;
import convscope.runs.Manifest;
import convscope.runs.Setting;
import convscope.training.RunState;
import convscope.workbench.fx.Appearance;
import convscope.workbench.fx.Countdown;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Screen;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.CurrentRun;
import convscope.workbench.session.PlanForm;
import convscope.workbench.session.RunListener;
import convscope.workbench.session.SettingEntry;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.util.Subscription;

/**
 * The learning rate in projector mode, where the form is folded away: that of the run in training, else of the next
 * one. It is in view in Train, and elsewhere during a run. JavaFX thread.
 */
final class RateController implements Screen, RunListener {
  private static final double LEAST = 1e-6;
  private static final double MOST = 10;
  /** So many digits can be set with the slider. */
  private static final MathContext DIGITS = new MathContext(2);
  /** A mark on the charts for every pixel that the slider is moved would bury the one that counts. */
  private static final long SETTLED_MILLIS = 250;

  private final ShellModel model;
  private final Appearance appearance;
  private final CurrentRun training;
  private final SettingEntry entry;
  private final Texts texts;
  private final Countdown settled = new Countdown(SETTLED_MILLIS, this::apply);
  private final Parent node;
  private final Subscription watching;
  private boolean showing;

  @FXML private Button less;
  @FXML private Slider slider;
  @FXML private Button more;
  @FXML private Label value;
  @FXML private Label when;

  RateController(ShellModel model, Appearance appearance, CurrentRun training, PlanForm form, Texts texts) {
    this.model = model;
    this.appearance = appearance;
    this.training = training;
    this.texts = texts;
    entry = form.entries().stream().filter(one -> one.setting() == Setting.RATE).findFirst().orElseThrow();
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
    slider.setMin(Math.log10(LEAST));
    slider.setMax(Math.log10(MOST));
    List.of(less, more).forEach(RunKeys::withoutFocusByClick);
    slider.valueProperty().addListener((property, was, is) -> moved());
    slider.valueChangingProperty().addListener((property, was, is) -> {
      if (!is) {
        settled.start();
      }
    });
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
    return entry.value().map(typed -> ((Number) typed).doubleValue()).orElse(chosen());
  }

  private void arrange() {
    boolean wanted = model.viewProperty().get() == ViewId.TRAIN || !training.free();
    Presence.set(node, appearance.projectorProperty().get() && wanted);
    when.setText(texts.get(training.free() ? "rate.free" : "rate.running"));
  }

  /** Moves the slider to {@code rate}, of which nobody has to be told. */
  private void show(double rate) {
    showing = true;
    slider.setValue(Math.log10(Math.max(LEAST, Math.min(MOST, rate))));
    showing = false;
    say(rate);
  }

  private void say(double rate) {
    value.setText(Figures.value(rate));
    slider.setAccessibleText(texts.get("rate.title") + " " + value.getText());
    less.setDisable(rate / 10 < LEAST);
    more.setDisable(rate * 10 > MOST);
  }

  private double chosen() {
    return new BigDecimal(Math.pow(10, slider.getValue())).round(DIGITS).doubleValue();
  }

  private void moved() {
    if (!showing) {
      say(chosen());
      settled.start();
    }
  }

  private void apply() {
    if (!slider.isValueChanging()) {
      choose(chosen());
    }
  }

  private void choose(double rate) {
    settled.stop();
    entry.set(rate);
    training.change(Setting.RATE, rate);
    show(rate);
  }

  @FXML
  private void divide() {
    choose(shifted(-1));
  }

  @FXML
  private void multiply() {
    choose(shifted(1));
  }

  /** The rate times so many powers of ten, without binary fractions. */
  private double shifted(int powers) {
    return new BigDecimal(Double.toString(chosen())).scaleByPowerOfTen(powers).doubleValue();
  }

  @Override
  public void changed(Change change) {
    // News of the value before must not undo what a person is choosing at this moment.
    if (change.setting() == Setting.RATE && !settled.isRunning()) {
      show(change.value());
    }
  }

  @Override
  public Parent node() {
    return node;
  }

  @Override
  public void close() {
    settled.stop();
    watching.unsubscribe();
    training.forget(this);
  }
}
