package convscope.workbench.train;

import convscope.runs.Change;
import convscope.runs.EvaluationRow;
import convscope.runs.Manifest;
import convscope.runs.MetricsRow;
import convscope.runs.ProbeRow;
import convscope.training.Answer;
import convscope.training.FourQuestions;
import convscope.training.LossWindow;
import convscope.training.ProbePoint;
import convscope.training.RunState;
import convscope.training.StepPoint;
import convscope.workbench.session.RunListener;
import convscope.workbench.session.CurrentRun;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The Train view's data about the current run; it outlives the view's nodes. JavaFX thread. */
public final class TrainModel implements RunListener {
  private final CurrentRun training;
  private final Curves curves = new Curves();
  private final ObservableList<Change> changes = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<ProbePoint> probe = new ReadOnlyObjectWrapper<>(this, "probe");
  private final ReadOnlyIntegerWrapper runs = new ReadOnlyIntegerWrapper(this, "runs");
  private LossWindow losses = new LossWindow();
  private List<String> classNames = List.of();
  private int batch;
  private long step;
  private boolean answered;
  private List<Answer> answers = List.of();

  /** A model of what {@code training} trains, from now on. */
  public TrainModel(CurrentRun training) {
    this.training = training;
    training.watch(this);
    training.stateProperty().addListener((property, was, is) -> {
      answered = false;
      if (was instanceof RunState.Paused) {
        curves.restartPace();
      }
    });
  }

  Curves curves() {
    return curves;
  }

  /** What was changed while the run continued. */
  ObservableList<Change> changes() {
    return changes;
  }

  /** The last probe of the network's layers; null before the first. */
  ReadOnlyObjectProperty<ProbePoint> probeProperty() {
    return probe.getReadOnlyProperty();
  }

  /** The number of runs in this window: changes when the curves restart. */
  ReadOnlyIntegerProperty runsProperty() {
    return runs.getReadOnlyProperty();
  }

  /** The names of the classes of the current run. */
  List<String> classNames() {
    return classNames;
  }

  /** The four questions, answered from the current data. */
  List<Answer> answers() {
    if (!answered) {
      ProbePoint seen = probe.get();
      answers = FourQuestions.answers(losses, seen, classNames, training.settings().orElse(null), step);
      answered = true;
    }
    return answers;
  }

  @Override
  public void began(Manifest manifest, List<MetricsRow> rows, List<EvaluationRow> evaluations, List<Change> changed) {
    curves.restart(rows, evaluations);
    changes.setAll(changed);
    losses = new LossWindow();
    probe.set(null);
    classNames = manifest.data().classNames();
    batch = manifest.settings().batch();
    step = 0;
    answered = false;
    runs.set(runs.get() + 1);
  }

  @Override
  public void stepped(StepPoint point) {
    curves.add(point, batch);
    losses.add(point);
    step = point.step();
    answered = false;
  }

  @Override
  public void probed(ProbePoint point) {
    probe.set(point);
    answered = false;
  }

  @Override
  public void measured(List<ProbeRow> rows) {
    rows.forEach(curves::add);
  }

  @Override
  public void changed(Change change) {
    changes.add(change);
    answered = false;
  }

  @Override
  public void evaluated(EvaluationRow row) {
    curves.add(row);
  }
}
