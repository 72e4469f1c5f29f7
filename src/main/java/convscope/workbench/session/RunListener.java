package convscope.workbench.session;

import convscope.foundation.Problem;
import convscope.runs.Change;
import convscope.runs.ComputedBy;
import convscope.runs.EvaluationRow;
import convscope.runs.Manifest;
import convscope.runs.MetricsRow;
import convscope.runs.ProbeRow;
import convscope.training.ProbePoint;
import convscope.training.Snapshot;
import convscope.training.StepPoint;
import java.nio.file.Path;
import java.util.List;

/** Notified of what the current run does, on the JavaFX thread, in bursts at the window's pulse. */
public interface RunListener {

  /** Another run is current; the lists contain its earlier records, if it was resumed. */
  default void began(Manifest manifest, List<MetricsRow> rows, List<EvaluationRow> evaluations,
      List<Change> changes) {}

  /** A step was made. */
  default void stepped(StepPoint point) {}

  /** The network's layers were probed. */
  default void probed(ProbePoint point) {}

  /** The layers of probed steps, as recorded: those of a resumed run's earlier steps first, at its begin. */
  default void measured(List<ProbeRow> rows) {}

  /** A checkpoint was saved. */
  default void saved(long step, Path file) {}

  /** A setting changed while the run continued. */
  default void changed(Change change) {}

  /** Another engine computes, from the step of {@code row}. */
  default void computedBy(ComputedBy row) {}

  /** An evaluation on the test set has finished. */
  default void evaluated(EvaluationRow row) {}

  /** The run has ended because its loss is no longer a number. */
  default void diverged() {}

  /** A requested copy of the network. */
  default void copied(Snapshot snapshot) {}

  /** Something other than training failed, and training continued. */
  default void troubled(Problem problem) {}
}
