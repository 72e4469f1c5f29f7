package convscope.report;

import convscope.data.Dataset;
import convscope.data.ImageSet;
import convscope.data.TestCrops;
import convscope.engine.Classifier;
import convscope.engine.Engine;
import convscope.evaluation.ClassMatch;
import convscope.evaluation.ConfusionMatrix;
import convscope.evaluation.Predictions;
import convscope.insight.Raster;
import convscope.training.TrainedModel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.function.DoublePredicate;
import java.util.function.IntPredicate;

/**
 * The results of an evaluation, for a report.
 *
 * @param classNames the network's, by class number
 * @param confusion by the parameters' averages
 * @param averaged precision @ 1 of the parameters' averages
 * @param raw precision @ 1 of the raw parameters; empty if there are only the averages
 * @param mistakes the most confident errors, most confident first
 */
public record Judgement(List<String> classNames, ConfusionMatrix confusion, double averaged, OptionalDouble raw,
    List<Mistake> mistakes) {
  private static final int MOST_MISTAKES = 15;

  /**
   * A misclassified image.
   *
   * @param image its pixels
   * @param record its number among the test images
   * @param label the true class number
   * @param taken the predicted class number
   * @param probability of {@code taken}
   */
  public record Mistake(Raster image, int record, int label, int taken, double probability) {}

  public Judgement {
    if (confusion.classes() != classNames.size()) {
      throw new IllegalArgumentException(confusion.classes() + " classes and " + classNames.size() + " names");
    }
  }

  /**
   * Evaluates {@code model} on {@code crops} of the test set of {@code images}, which is not empty: some seconds on the
   * calling thread.
   *
   * @param match which class of the model each class of the images is
   */
  public static Judgement of(Engine engine, TrainedModel model, Dataset images, ClassMatch match,
      TestCrops crops) {
    return of(engine, model, images, match, crops, done -> true);
  }

  /**
   * The same with progress.
   *
   * @param goOn receives the progress, 0 … 1, and returns whether to continue
   * @throws CancellationException if it does not
   */
  public static Judgement of(Engine engine, TrainedModel model, Dataset images, ClassMatch match,
      TestCrops crops, DoublePredicate goOn) {
    boolean onlyAverages = model.parameters() == model.averages();
    double all = images.test().size() * (onlyAverages ? 1.0 : 2.0);
    try (Classifier classifier = engine.classifier(model.network(), Predictions.BATCH_SIZE)) {
      Predictions averaged = look(classifier, model.averages(), images, match, crops, done -> goOn.test(done / all));
      OptionalDouble raw = onlyAverages ? OptionalDouble.empty()
          : OptionalDouble.of(look(classifier, model.parameters(), images, match, crops,
              done -> goOn.test((images.test().size() + done) / all)).precision());
      List<Mistake> mistakes = Arrays.stream(averaged.mistakes()).limit(MOST_MISTAKES)
          .mapToObj(image -> new Mistake(picture(images.test(), image), image, averaged.label(image),
              averaged.top(image), averaged.confidence(image))).toList();
      return new Judgement(match.classNames(), ConfusionMatrix.of(averaged), averaged.precision(), raw, mistakes);
    }
  }

  private static Predictions look(Classifier classifier, Map<String, float[]> parameters, Dataset images,
      ClassMatch match, TestCrops crops, IntPredicate goOn) {
    classifier.setParameters(parameters);
    return Predictions.of(classifier, images.test(), match, crops, goOn)
        .orElseThrow(() -> new CancellationException("Evaluation for a report"));
  }

  private static Raster picture(ImageSet images, int image) {
    byte[] pixels = new byte[ImageSet.PIXELS];
    images.copyPixels(image, pixels, 0);
    return Raster.ofPlanes(ImageSet.WIDTH, ImageSet.HEIGHT, pixels);
  }
}
