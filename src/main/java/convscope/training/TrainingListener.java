package convscope.training;

import convscope.foundation.Problem;
import convscope.runs.Change;
import convscope.runs.ComputedBy;
import convscope.runs.EvaluationRow;
import convscope.runs.MetricsRow;
import convscope.runs.ProbeRow;
import java.nio.file.Path;
import java.util.List;

/**
 * Notified of events in a run, on the thread where they happen: the training thread unless stated otherwise. It must be
 * fast.
 */
public interface TrainingListener {

  /** A step was logged. */
  void logged(MetricsRow row);

  /** The speed of each tower up to step {@code step}, which was logged just before; only if there are several. */
  default void towers(long step, List<TowerPace> paces) {}

  /** The network's layers were probed in a step: a row for each layer with ReLU or weights, in their order. */
  default void probed(List<ProbeRow> rows) {}

  /** A checkpoint is on the disk. */
  default void saved(long step, Path file) {}

  /** A setting was changed; {@code change} applies from its step, which is the next. */
  default void changed(Change change) {}

  /** The run has moved to another engine, which computes from the step of {@code row}. */
  default void computedBy(ComputedBy row) {}

  /** An evaluation on the test set has finished; on the evaluation thread. */
  default void evaluated(EvaluationRow row) {}

  /**
   * Something other than training failed, and training continues; on the training thread, or that of evaluations or
   * summaries.
   */
  default void troubled(Problem problem) {}

  /** The run moved to {@code state}; on the training thread or that of the request. */
  default void moved(RunState state) {}
}
