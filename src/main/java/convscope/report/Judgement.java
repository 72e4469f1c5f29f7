package convscope.report;

import convscope.data.Dataset;
import convscope.data.ImageSet;
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

/**
 * What an evaluation found, as a report tells it.
 *
 * @param classNames the network's, by class number
 * @param confusion by the parameters' averages
 * @param averaged precision @ 1 of the parameters' averages
 * @param raw precision @ 1 of the parameters themselves; empty where there are none but the averages
 * @param mistakes the most confident ones, the surest first
 */
public record Judgement(List<String> classNames, ConfusionMatrix confusion, double averaged, OptionalDouble raw,
    List<Mistake> mistakes) {
  private static final int BATCH = 128;
  private static final int MOST_MISTAKES = 15;

  /**
   * An image that was taken for what it is not.
   *
   * @param image what it looks like
   * @param record its number among the test images
   * @param label the class number that is right
   * @param taken the class number that it was taken for
   * @param probability of {@code taken}
   */
  public record Mistake(Raster image, int record, int label, int taken, double probability) {}

  public Judgement {
    if (confusion.classes() != classNames.size()) {
      throw new IllegalArgumentException(confusion.classes() + " classes and " + classNames.size() + " names");
    }
  }

  /**
   * Shows the test set of {@code images}, which is not empty, to {@code model}: some seconds on the thread that calls.
   *
   * @param match which class of the model each class of the images is
   */
  public static Judgement of(Engine engine, TrainedModel model, Dataset images, ClassMatch match) {
    try (Classifier classifier = engine.classifier(model.network(), BATCH)) {
      Predictions averaged = look(classifier, model.averages(), images, match);
      OptionalDouble raw = model.parameters() == model.averages() ? OptionalDouble.empty()
          : OptionalDouble.of(look(classifier, model.parameters(), images, match).precision());
      List<Mistake> mistakes = Arrays.stream(averaged.mistakes()).limit(MOST_MISTAKES)
          .mapToObj(image -> new Mistake(picture(images.test(), image), image, averaged.label(image),
              averaged.top(image), averaged.confidence(image))).toList();
      return new Judgement(match.classNames(), ConfusionMatrix.of(averaged), averaged.precision(), raw, mistakes);
    }
  }

  private static Predictions look(Classifier classifier, Map<String, float[]> parameters, Dataset images,
      ClassMatch match) {
    classifier.setParameters(parameters);
    return Predictions.of(classifier, images.test(), match, done -> true).orElseThrow();
  }

  private static Raster picture(ImageSet images, int image) {
    byte[] pixels = new byte[ImageSet.PIXELS];
    images.copyPixels(image, pixels, 0);
    return Raster.ofPlanes(ImageSet.WIDTH, ImageSet.HEIGHT, pixels);
  }
}
