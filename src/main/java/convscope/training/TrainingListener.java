package convscope.training;

import convscope.foundation.Problem;
import convscope.runs.Change;
import convscope.runs.ComputedBy;
import convscope.runs.EvaluationRow;
import convscope.runs.MetricsRow;
import java.nio.file.Path;
import java.util.List;

/**
 * Told what happens in a run, on the thread where it happens: the training thread unless said otherwise. It must be
 * quick.
 */
public interface TrainingListener {

  /** A step was logged. */
  void logged(MetricsRow row);

  /** How fast each tower went up to step {@code step}, which was logged just before; only where there are several. */
  default void towers(long step, List<TowerPace> paces) {}

  /** A checkpoint is on the disk. */
  default void saved(long step, Path file) {}

  /** A setting was changed; {@code change} counts from its step on, which is the next. */
  default void changed(Change change) {}

  /** The run has been taken to another engine, which computes from the step of {@code row} on. */
  default void computedBy(ComputedBy row) {}

  /** The test set was gone through; on the evaluation thread. */
  default void evaluated(EvaluationRow row) {}

  /** Something beside the training failed, and training goes on; on the training thread, or that of evaluations or summaries. */
  default void troubled(Problem problem) {}

  /** The run moved to {@code state}; on the training thread or that of the request. */
  default void moved(RunState state) {}
}
