package convscope.evaluation;

import convscope.data.Batch;
import convscope.data.EvaluationBatches;
import convscope.data.ImageSet;
import convscope.engine.Classifier;

/**
 * The outcome of showing every image of a set to a network, once each.
 *
 * @param examples how many there were
 * @param correct how many had the right class on top; of equal logits the lower class number counts as the top
 */
public record Evaluation(int examples, int correct) {

  /** Shows all of {@code images} to {@code classifier}, by the evaluation's centre crop. */
  public static Evaluation of(Classifier classifier, ImageSet images, int classes) {
    float[] logits = new float[classifier.batchSize() * classes];
    int correct = 0;
    EvaluationBatches batches = new EvaluationBatches(images, classifier.batchSize());
    while (batches.hasNext()) {
      Batch batch = batches.next();
      classifier.logits(batch.images(), batch.size(), logits);
      for (int i = 0; i < batch.size(); i++) {
        if (top(logits, i * classes, classes) == batch.labels()[i]) {
          correct++;
        }
      }
    }
    return new Evaluation(images.size(), correct);
  }

  private static int top(float[] logits, int offset, int classes) {
    int top = 0;
    for (int c = 1; c < classes; c++) {
      if (logits[offset + c] > logits[offset + top]) {
        top = c;
      }
    }
    return top;
  }

  /** Precision @ 1: the fraction whose top class was right. */
  public double precision() {
    return (double) correct / examples;
  }
}
