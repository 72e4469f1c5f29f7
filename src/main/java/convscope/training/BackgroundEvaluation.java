package convscope.training;

import convscope.data.Dataset;
import convscope.engine.Classifier;
import convscope.engine.Engine;
import convscope.evaluation.Evaluation;
import convscope.evaluation.Predictions;
import convscope.foundation.Problem;
import convscope.foundation.Threads;
import convscope.runs.Checkpoint;
import convscope.runs.EvaluationRow;
import convscope.runs.RunFolder;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Evaluates the test set while training continues, one evaluation at a time, each on a new thread {@code
 * convscope-evaluation}. That thread creates, uses and closes its classifier: oneDNN keeps scratch memory per thread.
 * Started, awaited and closed by the training thread.
 */
final class BackgroundEvaluation implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BackgroundEvaluation.class);
  private static final long LONGEST_CLOSE_MILLIS = TimeUnit.SECONDS.toMillis(10);

  private volatile Engine engine;
  private final Dataset data;
  private final RunFolder folder;
  private final TrainingListener listener;
  private final @Nullable SummaryRecorder recorder;
  private volatile boolean wanted = true;
  private @Nullable Thread turn;

  /** @param recorder notified of every evaluation; null if there are no summaries */
  BackgroundEvaluation(Engine engine, Dataset data, RunFolder folder, TrainingListener listener,
      @Nullable SummaryRecorder recorder) {
    this.engine = engine;
    this.data = data;
    this.folder = folder;
    this.listener = listener;
    this.recorder = recorder;
  }

  /** Uses {@code other} from the next evaluation on. */
  void moveTo(Engine other) {
    engine = other;
  }

  /** Starts an evaluation of what {@code now} supplies, unless one is still running. */
  void begin(Supplier<Checkpoint> now) {
    if (!busy() && data.test().size() > 0) {
      Checkpoint checkpoint = now.get();
      turn = Threads.daemon("convscope-evaluation", () -> evaluate(checkpoint));
      turn.start();
    }
  }

  /** Whether an evaluation is running. */
  boolean busy() {
    return turn != null && turn.isAlive();
  }

  /** Waits for the end of the running evaluation, but not for longer than {@code millis}. */
  void await(long millis) throws InterruptedException {
    if (turn != null) {
      turn.join(millis);
    }
  }

  private void evaluate(Checkpoint checkpoint) {
    try {
      SavedNetwork saved = SavedNetwork.of(checkpoint, "The network being trained");
      try (Classifier classifier = engine.classifier(saved.network(), Predictions.BATCH_SIZE)) {
        classifier.setParameters(saved.averages());
        Optional<Evaluation> done =
            Evaluation.of(classifier, data.test(), saved.network().classes(),
                RunImages.crops(folder.manifest().settings()), () -> wanted);
        if (done.isPresent()) {
          keep(checkpoint, done.get());
        }
      }
    } catch (Problem problem) {
      trouble(problem);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error unexpected) {
      trouble(Problem.because(unexpected, BackgroundEvaluation.class, "evaluation.unexpected", checkpoint.step(),
          unexpected.toString()));
    }
  }

  private void keep(Checkpoint checkpoint, Evaluation done) throws InterruptedException {
    EvaluationRow row = new EvaluationRow(checkpoint.step(), "averaged", done.examples(), done.precision(),
        LocalDateTime.now().toString());
    folder.evaluations().append(row);
    folder.checkpoints().keepIfBest(checkpoint, done.precision());
    if (recorder != null) {
      recorder.evaluated(row);
    }
    listener.evaluated(row);
  }

  private void trouble(Problem problem) {
    LOG.error("Evaluation failed", problem);
    listener.troubled(problem);
  }

  /** Ends the running evaluation after the current batch. */
  @Override
  public void close() {
    wanted = false;
    try {
      await(LONGEST_CLOSE_MILLIS);
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
    if (busy()) {
      LOG.warn("The evaluation did not stop within {} ms and was abandoned", LONGEST_CLOSE_MILLIS);
    }
  }
}
