package convscope.workbench.lessons;

import convscope.lessons.Fact;
import convscope.lessons.LessonState;
import convscope.runs.Change;
import convscope.runs.EvaluationRow;
import convscope.runs.Manifest;
import convscope.runs.MetricsRow;
import convscope.runs.Setting;
import convscope.training.StepPoint;
import convscope.workbench.session.CurrentRun;
import convscope.workbench.session.RunListener;
import convscope.workbench.session.SelectedNetwork;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.event.ActionEvent;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** What the checks of lessons are told of the window, counted from its start on. JavaFX thread. */
public final class WindowFacts implements RunListener {
  private final Map<Fact, Double> numbers = new EnumMap<>(Fact.class);
  private final Map<String, Integer> uses = new HashMap<>();
  private final SelectedNetwork networks;
  private final Supplier<String> view;
  private final Supplier<String> layer;

  /**
   * The facts of a window.
   *
   * @param view the id of the visible view
   * @param layer the name of the layer selected in Inspect; empty for none
   */
  public WindowFacts(CurrentRun training, SelectedNetwork networks, Supplier<String> view, Supplier<String> layer) {
    this.networks = networks;
    this.view = view;
    this.layer = layer;
    training.watch(this);
  }

  /** Counts the use of the controls of {@code scene} from now on: buttons pressed, choices made, places clicked. */
  public void watch(Scene scene) {
    scene.addEventFilter(ActionEvent.ACTION, done -> used(done.getTarget()));
    scene.addEventFilter(MouseEvent.MOUSE_CLICKED, click -> {
      if (click.getButton() == MouseButton.PRIMARY) {
        clicked(click.getPickResult().getIntersectedNode());
      }
    });
  }

  private void used(EventTarget target) {
    if (target instanceof Node node && node.getId() != null) {
      uses.merge(node.getId(), 1, Integer::sum);
    }
  }

  /** What lies around the place that was clicked was used too; a button reports its use itself. */
  private void clicked(Node place) {
    for (Node node = place; node != null; node = node.getParent()) {
      if (!(node instanceof ButtonBase) && !(node instanceof ComboBoxBase)) {
        used(node);
      }
    }
  }

  /** Counts one more of {@code fact}. */
  public void count(Fact fact) {
    numbers.merge(fact, 1.0, Double::sum);
  }

  /** The window now. */
  public LessonState state() {
    return new LessonState(view.get(), network(), layer.get(), numbers, uses);
  }

  private String network() {
    if (networks.modelProperty().get() == null) {
      return "";
    }
    if (networks.followingProperty().get()) {
      return "current-run";
    }
    return networks.isBuiltIn() ? "built-in"
        : Objects.equals(networks.place(), networks.runProperty().get()) ? "run" : "file";
  }

  @Override
  public void diverged() {
    count(Fact.RUNS_DIVERGED);
  }

  @Override
  public void began(Manifest manifest, List<MetricsRow> rows, List<EvaluationRow> evaluations, List<Change> changes) {
    count(Fact.RUNS_STARTED);
    numbers.remove(Fact.LOSS);
    numbers.remove(Fact.RATE);
    numbers.remove(Fact.ACCURACY);
  }

  @Override
  public void stepped(StepPoint point) {
    count(Fact.STEPS_TRAINED);
    numbers.put(Fact.LOSS, point.smoothedLoss());
    numbers.put(Fact.RATE, point.rate());
  }

  @Override
  public void changed(Change change) {
    if (change.setting() == Setting.RATE) {
      count(Fact.RATES_CHANGED);
    }
  }

  @Override
  public void evaluated(EvaluationRow row) {
    if (row.averaged()) {
      count(Fact.EVALUATIONS_IN_RUN);
      numbers.put(Fact.ACCURACY, row.precision());
    }
  }
}
