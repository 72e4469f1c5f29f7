package convscope.workbench.lessons;

import convscope.engine.LayerProbe;
import convscope.lessons.Activity;
import convscope.lessons.Deed;
import convscope.lessons.Fact;
import convscope.lessons.Place;
import convscope.runs.Change;
import convscope.runs.EvaluationRow;
import convscope.runs.Manifest;
import convscope.runs.MetricsRow;
import convscope.runs.Setting;
import convscope.training.ProbePoint;
import convscope.training.StepPoint;
import convscope.workbench.session.CurrentRun;
import convscope.workbench.session.RunListener;
import convscope.workbench.session.SelectedNetwork;
import java.nio.file.Path;
import java.util.List;
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
  private final Activity activity;
  private final SelectedNetwork networks;
  /** The name of the network of the latest run; empty before the first. */
  private String trained = "";

  /**
   * Tells {@code activity} of a window.
   *
   * @param view the id of the visible view
   */
  public WindowFacts(Activity activity, CurrentRun training, SelectedNetwork networks, Supplier<String> view) {
    this.activity = activity;
    this.networks = networks;
    activity.place(Place.VIEW, view);
    activity.place(Place.NETWORK, this::network);
    activity.place(Place.TRAINED, () -> trained);
    training.watch(this);
    networks.momentProperty().subscribe((was, is) -> {
      if (is != null && !is.now()) {
        activity.count(Fact.CHECKPOINTS_SHOWN);
      }
    });
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
      activity.count(Deed.Kind.USED, node.getId());
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
  public void began(Manifest manifest, List<MetricsRow> rows, List<EvaluationRow> evaluations, List<Change> changes) {
    trained = manifest.network().path("name").asText();
    activity.count(Fact.RUNS_STARTED);
    List.of(Fact.LOSS, Fact.RATE, Fact.ACCURACY, Fact.DEAD_SHARE).forEach(activity::forget);
  }

  @Override
  public void stepped(StepPoint point) {
    activity.count(Fact.STEPS_TRAINED);
    activity.set(Fact.LOSS, point.smoothedLoss());
    activity.set(Fact.RATE, point.rate());
  }

  @Override
  public void probed(ProbePoint point) {
    activity.count(Fact.PROBES_IN_RUN);
    activity.set(Fact.DEAD_SHARE, point.probe().layers().stream().filter(LayerProbe::activated)
        .mapToDouble(layer -> (double) layer.deadUnits() / layer.units()).max().orElse(0));
  }

  @Override
  public void saved(long step, Path file) {
    activity.count(Fact.CHECKPOINTS_SAVED);
  }

  @Override
  public void diverged() {
    activity.count(Fact.RUNS_DIVERGED);
  }

  @Override
  public void changed(Change change) {
    if (change.setting() == Setting.RATE) {
      activity.count(Fact.RATES_CHANGED);
    }
  }

  @Override
  public void evaluated(EvaluationRow row) {
    if (row.averaged()) {
      activity.count(Fact.EVALUATIONS_IN_RUN);
      activity.set(Fact.ACCURACY, row.precision());
    }
  }
}
