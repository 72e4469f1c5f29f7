package convscope.workbench.train;

import convscope.data.Dataset;
import convscope.foundation.Problem;
import convscope.runs.Setting;
import convscope.training.Experiment;
import convscope.training.ExperimentPlan;
import convscope.training.Varied;
import convscope.workbench.fx.Countdown;
import convscope.workbench.session.CurrentRun;
import convscope.workbench.session.PlanForm;
import convscope.workbench.session.RunningExperiment;
import convscope.workbench.session.SettingEntry;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** An experiment being described, and the one going on; it outlives the view's nodes. JavaFX thread. */
public final class ExperimentModel {
  /** Measuring a speed takes all of the processor for a second: not between two keys of a number. */
  private static final long TYPED_MILLIS = 600;

  private final BooleanProperty asked = new SimpleBooleanProperty(this, "asked");
  private final ObjectProperty<Varied> varied = new SimpleObjectProperty<>(this, "varied", Varied.RATE);
  private final StringProperty values = new SimpleStringProperty(this, "values", Varied.RATE.suggested());
  private final StringProperty steps =
      new SimpleStringProperty(this, "steps", Long.toString(ExperimentPlan.USUAL_STEPS));
  private final ReadOnlyObjectWrapper<Described> described;
  private final ReadOnlyObjectWrapper<@Nullable Double> seconds = new ReadOnlyObjectWrapper<>(this, "seconds");
  private final Map<Varied, String> typed = new EnumMap<>(Varied.class);
  private final Countdown measuring = new Countdown(TYPED_MILLIS, this::measure);
  private final RunningExperiment running;
  private final ExperimentCurves curves;
  private final CurrentRun training;
  private final ObservableValue<Dataset> data;
  private final PlanForm form;
  private final RunLengths lengths;

  /**
   * What the fields describe.
   *
   * @param plan null if they are not valid
   * @param problem why not; null if they are
   */
  record Described(@Nullable ExperimentPlan plan, @Nullable Problem problem) {}

  ExperimentModel(RunningExperiment running, CurrentRun training, ObservableValue<Dataset> data, PlanForm form,
      RunLengths lengths) {
    this.running = running;
    this.training = training;
    this.data = data;
    this.form = form;
    this.lengths = lengths;
    curves = new ExperimentCurves(running, training);
    described = new ReadOnlyObjectWrapper<>(this, "described", describe());
    varied.addListener((property, was, is) -> {
      typed.put(was, values.get());
      values.set(typed.getOrDefault(is, is.suggested()));
    });
    InvalidationListener changed = what -> reconsider();
    List.of(asked, varied, values, steps, data, training.stateProperty(), form.validProperty(), form.networkProperty())
        .forEach(one -> one.addListener(changed));
    form.entries().stream().filter(entry -> entry.setting() == Setting.BATCH)
        .forEach(entry -> entry.textProperty().addListener(changed));
  }

  /** Whether the user is asked what to compare. */
  BooleanProperty askedProperty() {
    return asked;
  }

  /** Whether there is anything to show: a question, or an experiment. */
  ObservableValue<Boolean> shownProperty() {
    return Bindings.createBooleanBinding(() -> asked.get() || running.experimentProperty().get() != null, asked,
        running.experimentProperty());
  }

  /** What is varied. */
  ObjectProperty<Varied> variedProperty() {
    return varied;
  }

  /** Its values as typed, separated by commas. */
  StringProperty valuesProperty() {
    return values;
  }

  /** The steps of each run as typed. */
  StringProperty stepsProperty() {
    return steps;
  }

  /** What the fields describe. */
  ReadOnlyObjectProperty<Described> describedProperty() {
    return described.getReadOnlyProperty();
  }

  /** How many seconds it takes here; null while that is not known. */
  ReadOnlyObjectProperty<@Nullable Double> secondsProperty() {
    return seconds.getReadOnlyProperty();
  }

  /** The experiment that is going on, or was made last. */
  RunningExperiment running() {
    return running;
  }

  ExperimentCurves curves() {
    return curves;
  }

  /** What the experiment varies that is going on, or was made last. */
  Varied shownVaried() {
    Experiment now = running.experimentProperty().get();
    return now == null ? varied.get() : now.plan().varied();
  }

  /** How many images the accuracies are measured on. */
  int testImages() {
    return data.getValue() == null ? 0 : data.getValue().test().size();
  }

  /** What can be varied with the other settings of the form. */
  List<Varied> offered() {
    return Arrays.stream(Varied.values()).filter(one -> one.counts(this::inForm)).toList();
  }

  private Object inForm(Setting setting) {
    return form.entries().stream().filter(entry -> entry.setting() == setting).findFirst()
        .flatMap(SettingEntry::value).orElse(setting.standard());
  }

  /** Puts {@code plan} into the fields, and asks. */
  public void ask(ExperimentPlan plan) {
    varied.set(plan.varied());
    values.set(String.join(", ", plan.values()));
    steps.set(Long.toString(plan.steps()));
    asked.set(true);
  }

  /** Starts what is described, unless that is not possible now. */
  void start(ExperimentWords words, LocalDateTime now) {
    ExperimentPlan plan = described.get().plan();
    if (plan != null && running.possible()) {
      asked.set(false);
      running.start(plan, words.names(plan, now));
    }
  }

  /** Ends the present run, and with it the experiment. */
  void stop() {
    training.stop();
  }

  private Described describe() {
    try {
      Object each = Setting.STEPS.range().typed(steps.get()).orElseGet(() -> Setting.STEPS.require(steps.get()));
      return new Described(ExperimentPlan.of(varied.get(), values.get(), (Long) each), null);
    } catch (Problem wrong) {
      return new Described(null, wrong);
    }
  }

  private void reconsider() {
    lengths.forgetExperiment();
    measuring.stop();
    seconds.set(null);
    described.set(describe());
    if (asked.get() && described.get().plan() != null && running.possible()) {
      measuring.start();
    }
  }

  private void measure() {
    ExperimentPlan plan = described.get().plan();
    if (plan != null && running.possible()) {
      // A speed that cannot be measured is no reason not to start: the run will say what is wrong.
      lengths.find(plan, seconds::set, unknown -> { });
    }
  }

  /** Drops what is being measured: when the program exits. */
  void close() {
    measuring.stop();
    lengths.forgetExperiment();
  }
}
