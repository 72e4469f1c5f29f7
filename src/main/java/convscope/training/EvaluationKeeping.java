package convscope.training;

import convscope.data.Dataset;
import convscope.evaluation.Evaluation;
import convscope.foundation.Problem;
import convscope.runs.Checkpoint;
import convscope.runs.Checkpoints;
import convscope.runs.EvaluationRow;
import convscope.runs.RunFolder;
import convscope.runs.RunLock;
import java.nio.file.Path;
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

  /**
   * Stores {@code evaluation} of the averages after step {@code step}, unless they have been evaluated, or that
   * checkpoint is not kept.
   *
   * @return the row; empty if none was written
   * @throws Problem if the run cannot be read or written
   */
  public Optional<EvaluationRow> keepFirst(long step, Evaluation evaluation, LocalDateTime time) {
    boolean known = run.evaluations().rows().stream().anyMatch(row -> row.averaged() && row.step() == step);
    Optional<Path> file = run.checkpoints().list().stream().filter(one -> Checkpoints.step(one) == step).findAny();
    if (!sameImages || known || file.isEmpty()) {
      return Optional.empty();
    }
    EvaluationRow row = keep(Checkpoint.read(file.get()), true, evaluation, time);
    return waiting.isEmpty() ? Optional.of(row) : Optional.empty();
  }

  private void write() {
    while (!waiting.isEmpty()) {
      run.evaluations().append(waiting.get(0));
      waiting.remove(0);
    }
  }
}
