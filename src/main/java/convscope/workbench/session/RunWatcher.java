package convscope.workbench.session;

import convscope.foundation.Problem;
import convscope.runs.Change;
import convscope.runs.ComputedBy;
import convscope.runs.EvaluationRow;
import convscope.runs.Manifest;
import convscope.runs.MetricsRow;
import convscope.training.ProbePoint;
import convscope.training.Snapshot;
import convscope.training.StepPoint;
import java.nio.file.Path;
import java.util.List;

/** Told what the run in hand does, on the JavaFX thread, in bursts at the window's pulse. */
public interface RunWatcher {

  /** Another run is in hand; the lists are what it had told before, where it was resumed. */
  default void began(Manifest manifest, List<MetricsRow> rows, List<EvaluationRow> evaluations,
      List<Change> changes) {}

  /** A step was made. */
  default void stepped(StepPoint point) {}

  /** The network's insides were looked at. */
  default void probed(ProbePoint point) {}

  /** A checkpoint was saved. */
  default void saved(long step, Path file) {}

  /** A setting changed while the run went on. */
  default void changed(Change change) {}

  /** Another engine computes, from the step of {@code row} on. */
  default void computedBy(ComputedBy row) {}

  /** The test set was gone through. */
  default void evaluated(EvaluationRow row) {}

  /** A copy of the network that was asked for. */
  default void copied(Snapshot snapshot) {}

  /** Something beside the training failed, and training went on. */
  default void troubled(Problem problem) {}
}
