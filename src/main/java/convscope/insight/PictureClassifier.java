package convscope.insight;

import convscope.data.Batch;
import convscope.data.EvaluationBatches;
import convscope.data.PictureSet;
import convscope.engine.Classifier;
import convscope.engine.Engine;
import convscope.engine.SoftmaxCrossEntropy;
import convscope.foundation.Problem;
import convscope.model.Network;
import convscope.pictures.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Classifies users' own images with the same crop, standardization and network as an evaluation. Created, used and
 * closed by one thread.
 */
public final class PictureClassifier implements AutoCloseable {
  private static final int BATCH = 32;

  private final Classifier classifier;
  private final List<String> classNames;

  /**
   * @param parameters the network's, by name: usually its averages
   * @param classNames the name of each class number
   * @throws Problem if the network does not take the tutorial's crops
   */
  public PictureClassifier(Engine engine, Network network, Map<String, float[]> parameters, List<String> classNames) {
    this(fitting(engine, network, parameters), network, classNames);
  }

  /** Uses {@code classifier}, which has {@code network}'s layers, its parameters set, and is closed with this. */
  public PictureClassifier(Classifier classifier, Network network, List<String> classNames) {
    if (classNames.size() != network.classes()) {
      throw new IllegalArgumentException(classNames.size() + " names for " + network.classes() + " classes");
    }
    this.classifier = classifier;
    this.classNames = List.copyOf(classNames);
  }

  private static Classifier fitting(Engine engine, Network network, Map<String, float[]> parameters) {
    if (!network.takesImages()) {
      throw Problem.of(PictureClassifier.class, "network.input", network.name(), network.input().toString());
    }
    Classifier classifier = engine.classifier(network, BATCH);
    classifier.setParameters(parameters);
    return classifier;
  }

  /** Classifies {@code pictures}, any number of them; the predictions are in their order. */
  public List<Classification> classify(List<Picture> pictures) {
    List<Classification> answers = new ArrayList<>(pictures.size());
    int batchSize = classifier.batchSize();
    float[] logits = new float[batchSize * classNames.size()];
    EvaluationBatches batches = new EvaluationBatches(new PictureSet(pictures), batchSize, classifier.inputHeight());
    while (batches.hasNext()) {
      Batch batch = batches.next();
      classifier.logits(batch.images(), batch.size(), logits);
      for (int i = 0; i < batch.size(); i++) {
        double[] probabilities = new double[classNames.size()];
        SoftmaxCrossEntropy.softmax(logits, i * classNames.size(), probabilities);
        answers.add(new Classification(pictures.get(batch.indices()[i]), probabilities, classNames));
      }
    }
    return answers;
  }

  @Override
  public void close() {
    classifier.close();
  }
}
