package convscope.training;

import convscope.data.Dataset;
import convscope.data.TestCrops;
import convscope.engine.Classifier;
import convscope.engine.Engine;
import convscope.evaluation.ClassMatch;
import convscope.evaluation.Evaluation;
import convscope.evaluation.Predictions;
import convscope.foundation.Problem;
import convscope.runs.Checkpoint;
import convscope.runs.Checkpoints;
import convscope.runs.EvaluationRow;
import convscope.runs.RunFolder;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The accuracy of a run over time: finds the checkpoints that have not been evaluated, and evaluates them. Any one
 * thread but the JavaFX thread.
 */
public final class CheckpointEvaluations {

  private final Engine engine;
  private final Dataset images;
  private final Map<String, String> asked;
  private final EvaluationKeeping keeping;
  private final TestCrops crops;

  /**
   * One missing evaluation.
   *
   * @param averaged whether of the averages, or of the parameters themselves
   */
  public record Missing(Path file, boolean averaged) {}

  /**
   * Those of {@code run} on the test set of {@code images}.
   *
   * @param asked which class is which, as {@link ClassMatch#of} takes it
   * @throws Problem if these are not the images that the run has been judged on
   */
  public CheckpointEvaluations(Engine engine, RunFolder run, Dataset images, Map<String, String> asked) {
    this.engine = engine;
    this.asked = asked;
    this.images = images;
    if (!RunImages.are(run.manifest(), images)) {
      throw Problem.of(CheckpointEvaluations.class, "other.images", run.path().toString(),
          run.manifest().data().source());
    }
    keeping = new EvaluationKeeping(run, images);
    crops = RunImages.crops(run.manifest().settings());
  }

  /** The missing evaluations of the existing checkpoints, oldest first. */
  public static List<Missing> missing(RunFolder run) {
    List<EvaluationRow> rows = run.evaluations().rows();
    List<Missing> missing = new ArrayList<>();
    for (Path file : run.checkpoints().list()) {
      for (boolean averaged : new boolean[] {true, false}) {
        if (rows.stream().noneMatch(row -> row.step() == Checkpoints.step(file) && row.averaged() == averaged)) {
          missing.add(new Missing(file, averaged));
        }
      }
    }
    return missing;
  }

  /**
   * Evaluates {@code missing} and stores the result, as {@link EvaluationKeeping} does.
   *
   * @param goOn asked before every batch with the number of images done; if it returns false, there is no result
   */
  public Optional<EvaluationRow> evaluate(Missing missing, IntPredicate goOn) {
    Checkpoint checkpoint = Checkpoint.read(missing.file());
    SavedNetwork saved = SavedNetwork.of(checkpoint, missing.file().toString());
    int classes = saved.network().classes();
    ClassMatch match =
        ClassMatch.of(classes, ClassNames.of(checkpoint, classes, missing.file()), images.classNames(), asked);
    try (Classifier classifier = engine.classifier(saved.network(), Predictions.BATCH_SIZE)) {
      classifier.setParameters(missing.averaged() ? saved.averages() : saved.parameters());
      return Predictions.of(classifier, images.test(), match, crops, goOn)
          .map(all -> keeping.keep(checkpoint, missing.averaged(), new Evaluation(all.size(), all.correct()),
              LocalDateTime.now()));
    }
  }
}
