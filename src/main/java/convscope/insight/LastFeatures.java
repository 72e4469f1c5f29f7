package convscope.insight;

import convscope.data.Batch;
import convscope.data.EvaluationBatches;
import convscope.data.ImageSet;
import convscope.engine.Classifier;
import convscope.model.Network;
import java.util.Optional;

/**
 * The features of many images: the input of a network's last layer, 192 numbers per image for the tutorial's network.
 *
 * @param count how many images, the first ones of their set
 * @param values {@code [count, features]} row-major
 */
public record LastFeatures(int count, float[] values) {

  /**
   * The features of the first {@code count} images, or all if there are fewer, with the evaluation's crop.
   *
   * @param classifier has {@code network}'s layers, and its parameters set; called on this thread
   * @return empty if {@code progress} ended it
   */
  public static Optional<LastFeatures> of(Classifier classifier, Network network, ImageSet images, int count,
      Progress progress) {
    int all = Math.min(count, images.size());
    int features = network.inputs().get(network.layers().size() - 1).size();
    float[] values = new float[all * features];
    float[] logits = new float[classifier.batchSize() * network.classes()];
    EvaluationBatches batches = new EvaluationBatches(images, classifier.batchSize(), classifier.inputHeight());
    for (int done = 0; done < all;) {
      if (!progress.goesOn(done, all)) {
        return Optional.empty();
      }
      Batch batch = batches.next();
      int size = Math.min(batch.size(), all - done);
      classifier.logits(batch.images(), size, logits);
      for (int example = 0; example < size; example++) {
        float[] own = classifier.activations(network.layers().size() - 2, example);
        System.arraycopy(own, 0, values, (done + example) * features, features);
      }
      done += size;
    }
    return Optional.of(new LastFeatures(all, values));
  }
}
