package convscope.training;

import convscope.data.Dataset;
import convscope.evaluation.Evaluation;
import convscope.foundation.Problem;
import convscope.runs.Checkpoint;
import convscope.runs.EvaluationRow;
import convscope.runs.RunFolder;
import convscope.runs.RunLock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Stores evaluations of a run's checkpoints made by others than its trainer. A run in training is written only by its
 * trainer: rows then wait here, and are written with the first one after training has ended. Only results on the run's
 * own test set are stored. One thread.
 */
public final class EvaluationKeeping {
  private final RunFolder run;
  private final boolean sameImages;
  private final List<EvaluationRow> waiting = new ArrayList<>();

  /** Stores results on the test set of {@code images} for checkpoints of {@code run}. */
  public EvaluationKeeping(RunFolder run, Dataset images) {
    this.run = run;
    sameImages = RunImages.are(run.manifest(), images);
  }

  /** How many rows wait for the end of the training. */
  public int waiting() {
    return waiting.size();
  }

  /**
   * Stores {@code evaluation} of {@code checkpoint}, and keeps the best checkpoint.
   *
   * @param averaged whether it was of the averages
   * @return the row, written or waiting; with other images it does neither
   * @throws Problem if the run cannot be written
   */
  public EvaluationRow keep(Checkpoint checkpoint, boolean averaged, Evaluation evaluation, LocalDateTime time) {
    EvaluationRow row = new EvaluationRow(checkpoint.step(), averaged ? "averaged" : "raw", evaluation.examples(),
        evaluation.precision(), time.toString());
    if (sameImages) {
      waiting.add(row);
      Optional<RunLock> lock = run.tryLock();
      try {
        if (lock.isPresent()) {
          write();
          if (averaged) {
            run.checkpoints().keepIfBest(checkpoint, evaluation.precision());
          }
        }
      } finally {
        lock.ifPresent(RunLock::close);
      }
    }
    return row;
  }

  private void write() {
    while (!waiting.isEmpty()) {
      run.evaluations().append(waiting.get(0));
      waiting.remove(0);
    }
  }
}
