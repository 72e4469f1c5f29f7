package convscope.workbench.evaluate;

import convscope.data.Dataset;
import convscope.data.TestCrops;
import convscope.engine.Classifier;
import convscope.engine.Engine;
import convscope.evaluation.Calibration;
import convscope.evaluation.ClassMatch;
import convscope.evaluation.ConfusionMatrix;
import convscope.evaluation.Predictions;
import convscope.foundation.Problem;
import convscope.training.TrainedModel;
import convscope.workbench.session.LoadedNetwork;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation on all test images, with every metric that the view shows; computed off the JavaFX thread.
 *
 * @param match which class of the network each class of the images is
 * @param crops those of each image
 * @param predictions by the averages
 * @param raw by the raw parameters; null if only the averages are known
 * @param mistakes the misclassified images, most confident first
 */
record TestSetEvaluation(LoadedNetwork model, Dataset images, ClassMatch match, TestCrops crops,
    Predictions predictions, @Nullable Predictions raw, ConfusionMatrix confusion, Calibration calibration,
    int[] mistakes) {

  /** The most images that {@code model} is evaluated on in all. */
  static int looks(LoadedNetwork model, Dataset images) {
    return (hasRaw(model) ? 2 : 1) * images.test().size();
  }

  private static boolean hasRaw(LoadedNetwork model) {
    return model.file() != null;
  }

  /**
   * The raw parameters of {@code model}; empty if only the averages are stored. The file of the best checkpoint may
   * contain one of another step by now.
   */
  private static Optional<Map<String, float[]>> raw(LoadedNetwork model) {
    if (model.file() == null || !Files.exists(model.file())) {
      return Optional.empty();
    }
    TrainedModel whole = TrainedModel.open(model.file().toString());
    return Optional.of(whole.parameters())
        .filter(parameters -> whole.step() == model.step() && parameters != whole.averages());
  }

  /**
   * Evaluates {@code model} on {@code crops} of the test set of {@code images}. The classifier is created, used and closed on the
   * calling thread.
   *
   * @param goOn called before every batch with the number of images done; once it returns false, the result is empty
   * @throws Problem if the test set is empty
   */
  static Optional<TestSetEvaluation> of(Engine engine, LoadedNetwork model, Dataset images, ClassMatch match,
      TestCrops crops, IntPredicate goOn) {
    int size = images.test().size();
    if (size == 0) {
      throw Problem.of(TestSetEvaluation.class, "no.test", images.source());
    }
    try (Classifier classifier = engine.classifier(model.network(), Predictions.BATCH_SIZE)) {
      classifier.setParameters(model.averages());
      Optional<Predictions> averaged = Predictions.of(classifier, images.test(), match, crops, goOn);
      if (averaged.isEmpty()) {
        return Optional.empty();
      }
      Predictions raw = null;
      Optional<Map<String, float[]>> parameters = raw(model);
      if (parameters.isPresent()) {
        classifier.setParameters(parameters.get());
        raw = Predictions.of(classifier, images.test(), match, crops, done -> goOn.test(size + done)).orElse(null);
        if (raw == null) {
          return Optional.empty();
        }
      }
      Predictions all = averaged.get();
      return Optional.of(new TestSetEvaluation(model, images, match, crops, all, raw,
          ConfusionMatrix.of(all), Calibration.of(all), all.mistakes()));
    }
  }

  /** The names of the network's classes, by number: all metrics and labels refer to these. */
  List<String> classNames() {
    return match.classNames();
  }
}
