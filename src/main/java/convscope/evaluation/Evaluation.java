package convscope.evaluation;

import convscope.data.ImageSet;
import convscope.engine.Classifier;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The outcome of showing every image of a set to a network, once each.
 *
 * @param examples how many there were
 * @param correct how many had the right class on top; of equal logits the lower class number counts as the top
 */
public record Evaluation(int examples, int correct) {

  /** Shows all of {@code images} to {@code classifier}, by the evaluation's centre crop. */
  public static Evaluation of(Classifier classifier, ImageSet images, int classes) {
    return of(classifier, images, classes, () -> true).orElseThrow();
  }

  /** The same as long as {@code wanted}, which is asked before every batch; nothing once it is not. */
  public static Optional<Evaluation> of(Classifier classifier, ImageSet images, int classes, BooleanSupplier wanted) {
    return Predictions.of(classifier, images, classes, done -> wanted.getAsBoolean())
        .map(all -> new Evaluation(all.size(), all.correct()));
  }

  /** Precision @ 1: the fraction whose top class was right. */
  public double precision() {
    return (double) correct / examples;
  }
}
