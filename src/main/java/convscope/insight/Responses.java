package convscope.insight;

import convscope.data.Batch;
import convscope.data.EvaluationBatches;
import convscope.data.ImageSet;
import convscope.engine.Classifier;
import convscope.model.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which units of a network were active for many images. A unit, a channel of a layer's output, is active if any of its
 * values is not zero; one that never is, is dead for these images, and with a ReLU it no longer learns.
 */
public final class Responses {
  private final int examples;
  private final List<int[]> answers;

  private Responses(int examples, List<int[]> answers) {
    this.examples = examples;
    this.answers = answers;
  }

  /**
   * Runs every image of {@code images} through {@code classifier}, which has the parameters of a network such as {@code
   * network}, by the evaluation's center crop.
   *
   * @param progress called before every batch, and at the end
   * @return empty if {@code progress} ended it
   */
  public static Optional<Responses> of(Classifier classifier, Network network, ImageSet images, Progress progress) {
    List<int[]> answers = new ArrayList<>();
    for (int layer = 0; layer < network.layers().size(); layer++) {
      answers.add(new int[network.output(layer).channels()]);
    }
    float[] logits = new float[classifier.batchSize() * network.classes()];
    int done = 0;
    EvaluationBatches batches = new EvaluationBatches(images, classifier.batchSize(), classifier.inputHeight());
    while (batches.hasNext()) {
      if (!progress.goesOn(done, images.size())) {
        return Optional.empty();
      }
      Batch batch = batches.next();
      classifier.logits(batch.images(), batch.size(), logits);
      for (int layer = 0; layer < answers.size(); layer++) {
        for (int example = 0; example < batch.size(); example++) {
          count(classifier.activations(layer, example), answers.get(layer));
        }
      }
      done += batch.size();
    }
    progress.goesOn(done, images.size());
    return Optional.of(new Responses(done, answers));
  }

  private static void count(float[] activations, int[] answers) {
    int[] any = new int[answers.length];
    for (int i = 0; i < activations.length; i += any.length) {
      for (int unit = 0; unit < any.length; unit++) {
        any[unit] |= activations[i + unit] == 0 ? 0 : 1;
      }
    }
    for (int unit = 0; unit < any.length; unit++) {
      answers[unit] += any[unit];
    }
  }

  /** The number of images processed. */
  public int examples() {
    return examples;
  }

  /** How many units layer {@code layer} has. */
  public int units(int layer) {
    return answers.get(layer).length;
  }

  /** The number of images for which unit {@code unit} of layer {@code layer} was active. */
  public int answered(int layer, int unit) {
    return answers.get(layer)[unit];
  }

  /** The units of layer {@code layer} that were never active. */
  public int[] dead(int layer) {
    return IntStream.range(0, units(layer)).filter(unit -> answered(layer, unit) == 0).toArray();
  }
}
