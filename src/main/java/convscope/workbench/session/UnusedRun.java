package convscope.workbench.session;

import convscope.runs.Change;
import convscope.runs.EvaluationRow;
import convscope.runs.Manifest;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import convscope.training.RunState;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The run of this window that has ended with a checkpoint while another network was selected, so that its network can
 * be offered instead. It is offered once: until it or another network is selected, it is put away, or a run begins. An
 * experiment's runs and runs that failed are not offered. JavaFX thread.
 */
public final class UnusedRun implements RunListener {
  private final ReadOnlyObjectWrapper<@Nullable Path> run = new ReadOnlyObjectWrapper<>(this, "run");
  private final SelectedNetwork selected;
  private final CurrentRun training;
  /** Of the current run. */
  private boolean saved;
  private boolean offered;

  /** The unused run of {@code training}, beside {@code selected}. */
  public UnusedRun(SelectedNetwork selected, CurrentRun training) {
    this.selected = selected;
    this.training = training;
    training.watch(this);
    training.stateProperty().addListener((property, was, is) -> offer());
    selected.followingProperty().addListener((property, was, is) -> dismiss());
    selected.runProperty().addListener((property, was, is) -> dismiss());
    selected.modelProperty().addListener((property, was, is) -> {
      // The first network is read when a view wants one; nobody has selected it.
      if (was != null) {
        dismiss();
      }
    });
  }

  /** The folder of the run; null if there is nothing to offer. */
  public ReadOnlyObjectProperty<@Nullable Path> runProperty() {
    return run.getReadOnlyProperty();
  }

  /** Selects its latest checkpoint. */
  public void use() {
    if (run.get() != null) {
      selected.follow();
    }
  }

  /** Puts it away. */
  public void dismiss() {
    run.set(null);
  }

  private void offer() {
    RunFolder current = training.folderProperty().get();
    boolean ended = training.stateProperty().get() instanceof RunState.Finished && current != null;
    if (ended && saved && !offered && !training.isOneOfSeveral() && !selected.followingProperty().get()
        && !current.path().equals(selected.runProperty().get())) {
      offered = true;
      run.set(current.path());
    }
  }

  @Override
  public void began(Manifest manifest, List<MetricsRow> rows, List<EvaluationRow> evaluations, List<Change> changes) {
    // A run that continues does so from a checkpoint.
    saved = !rows.isEmpty();
    offered = false;
    dismiss();
  }

  @Override
  public void saved(long step, Path file) {
    saved = true;
    offer();
  }
}
