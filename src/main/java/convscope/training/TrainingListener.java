package convscope.training;

import convscope.runs.MetricsRow;
import java.nio.file.Path;

/** Told what happens in a run, on the training thread: it must be quick. */
public interface TrainingListener {

  /** A step was logged. */
  void logged(MetricsRow row);

  /** A checkpoint is on the disk. */
  default void saved(long step, Path file) {}

  /** The run moved to {@code state}. */
  default void moved(RunState state) {}
}
