package convscope.report;

import convscope.data.Dataset;
import convscope.data.TestCrops;
import convscope.engine.Classifier;
import convscope.engine.Engine;
import convscope.evaluation.ClassFigures;
import convscope.evaluation.ConfusionMatrix;
import convscope.evaluation.Evaluation;
import convscope.evaluation.Predictions;
import convscope.insight.FilterPictures;
import convscope.insight.Raster;
import convscope.library.Library;
import convscope.library.RunSummary;
import convscope.model.InitialValues;
import convscope.model.Network;
import convscope.runs.RunFolder;
import convscope.training.RunImages;
import convscope.training.TrainedModel;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What has come of a run, by its latest checkpoint: shown when it ends. Immutable.
 *
 * @param step the steps of that checkpoint
 * @param classes the number of classes
 * @param judged the accuracy on the test images; null if there are none
 * @param earlier the best earlier run on the same images; null if there is none that has been evaluated
 * @param filtersBefore the first layer's filters before the first step; null unless they have colors
 * @param filtersAfter the same filters now, on a scale of their own; null with the others
 */
public record RunOutcome(long step, int classes, @Nullable Judged judged, @Nullable Earlier earlier,
    @Nullable Raster filtersBefore, @Nullable Raster filtersAfter) {
  private static final int FILTER_COLUMNS = 16;

  /**
   * The accuracy on all test images.
   *
   * @param evaluation how many are predicted correctly, by the averaged parameters
   * @param best the class of which the largest fraction is predicted correctly
   * @param worst the class with the smallest
   */
  public record Judged(Evaluation evaluation, ClassScore best, ClassScore worst) {
    /** The fraction predicted correctly. */
    public double accuracy() {
      return evaluation.precision();
    }
  }

  /**
   * One class.
   *
   * @param name as the data has it
   * @param recall the fraction of its images that are predicted correctly
   */
  public record ClassScore(String name, double recall) {}

  /** A run and its best accuracy. */
  public record Earlier(String name, double accuracy) {}

  /** The accuracy of guessing. */
  public double guessing() {
    return 1.0 / classes;
  }

  /**
   * The outcome of {@code run}, trained on {@code images}; empty if it has no checkpoint. Evaluates it on the test
   * images, some seconds on the calling thread, whose interrupt ends it.
   *
   * @param library the runs to compare it with
   * @throws convscope.foundation.Problem if it cannot be read, or the engine cannot compute it
   */
  public static Optional<RunOutcome> of(Engine engine, RunFolder run, Dataset images, Library library)
      throws InterruptedException {
    if (run.checkpoints().latest().isEmpty()) {
      return Optional.empty();
    }
    TrainedModel model = TrainedModel.open(run.path().toString());
    Network network = model.network();
    Judged judged = images.test().size() == 0 ? null
        : judged(engine, model, images, RunImages.crops(run.manifest().settings()));
    boolean coloured = FilterPictures.has(network.layers().get(0)) && network.input().channels() == 3;
    Raster before = coloured ? filters(network, InitialValues.of(network, run.manifest().settings().seed())) : null;
    Raster after = coloured ? filters(network, model.averages()) : null;
    return Optional.of(new RunOutcome(model.step(), network.classes(), judged,
        earlier(run, library.read(List.of(), some -> { })), before, after));
  }

  private static Judged judged(Engine engine, TrainedModel model, Dataset images, TestCrops crops)
      throws InterruptedException {
    try (Classifier classifier = engine.classifier(model.network(), Predictions.BATCH_SIZE)) {
      classifier.setParameters(model.averages());
      Predictions all = Predictions.of(classifier, images.test(), model.match(images, Map.of()), crops,
          done -> !Thread.currentThread().isInterrupted()).orElseThrow(InterruptedException::new);
      List<ClassFigures> figures =
          ConfusionMatrix.of(all).figures().stream().filter(one -> one.examples() > 0).toList();
      Comparator<ClassFigures> byRecall = Comparator.comparingDouble(ClassFigures::recall);
      return new Judged(new Evaluation(all.size(), all.correct()),
          score(images, figures.stream().max(byRecall).orElseThrow()),
          score(images, figures.stream().min(byRecall).orElseThrow()));
    }
  }

  private static ClassScore score(Dataset images, ClassFigures figures) {
    return new ClassScore(images.classNames().get(figures.label()), figures.recall());
  }

  private static @Nullable Earlier earlier(RunFolder run, List<RunSummary> all) {
    String checksum = run.manifest().data().checksum();
    return all.stream().filter(RunSummary::readable)
        .filter(other -> !other.path().toAbsolutePath().equals(run.path().toAbsolutePath()))
        .filter(other -> other.manifest() != null && other.manifest().data().checksum().equals(checksum))
        .filter(other -> other.created().compareTo(run.manifest().created()) <= 0)
        .filter(other -> !Double.isNaN(other.bestPrecision()))
        .max(Comparator.comparingDouble(RunSummary::bestPrecision))
        .map(best -> new Earlier(best.name(), best.bestPrecision())).orElse(null);
  }

  /** All filters side by side, a pixel apart. */
  private static Raster filters(Network network, Map<String, float[]> parameters) {
    FilterPictures pictures = FilterPictures.of(network, parameters, 0);
    int columns = Math.min(FILTER_COLUMNS, pictures.units());
    int rows = (pictures.units() + columns - 1) / columns;
    int width = columns * (pictures.width() + 1) - 1;
    int[] argb = new int[width * (rows * (pictures.height() + 1) - 1)];
    for (int unit = 0; unit < pictures.units(); unit++) {
      Raster one = pictures.colour(unit);
      int start = unit / columns * (pictures.height() + 1) * width + unit % columns * (pictures.width() + 1);
      for (int row = 0; row < one.height(); row++) {
        System.arraycopy(one.argb(), row * one.width(), argb, start + row * width, one.width());
      }
    }
    return new Raster(width, argb.length / width, argb);
  }
}
