package convscope.evaluation;

import convscope.data.ImageSet;
import convscope.data.TestCrops;
import convscope.engine.Classifier;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The result of evaluating a network on every image of a set.
 *
 * @param examples the number of images
 * @param correct how many were predicted correctly; for equal logits the lower class number is the prediction
 */
public record Evaluation(int examples, int correct) {

  /** Evaluates {@code classifier} on all of {@code images}, with the evaluation's center crop. */
  public static Evaluation of(Classifier classifier, ImageSet images, int classes) {
    return of(classifier, images, classes, TestCrops.ONE, () -> true).orElseThrow();
  }

  /**
   * The same with {@code crops} as long as {@code wanted}, which is checked before every batch; empty once it is false.
   */
  public static Optional<Evaluation> of(Classifier classifier, ImageSet images, int classes, TestCrops crops,
      BooleanSupplier wanted) {
    return Predictions.of(classifier, images, classes, crops, done -> wanted.getAsBoolean())
        .map(all -> new Evaluation(all.size(), all.correct()));
  }

  /** Precision @ 1: the fraction predicted correctly. */
  public double precision() {
    return (double) correct / examples;
  }
}
