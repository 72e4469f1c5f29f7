package convscope.engine.gpu;

import convscope.engine.Classifier;
import convscope.engine.Device;
import convscope.engine.Engine;
import convscope.engine.InputGradients;
import convscope.engine.Learning;
import convscope.engine.Trainer;
import convscope.engine.gpu.card.Card;
import convscope.engine.gpu.card.CardFacts;
import convscope.engine.gpu.card.Tile;
import convscope.foundation.Problem;
import convscope.model.Activation;
import convscope.model.Dense;
import convscope.model.Layer;
import convscope.model.Network;
import convscope.model.Shape;
import convscope.model.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The engine on one card. Each network opens the card for itself, so that training and inference do not wait for each
 * other.
 */
public final class GpuEngine implements Engine {
  private static final int MOST_EXAMPLES = 1 << 16;
  private static final int PEAK_SIZE = 2048;
  private static final int PEAK_ROUNDS = 5;

  private final Device device;
  private final String variant;
  private final Supplier<Card> opening;
  private final CardFacts facts;

  /**
   * An engine that reports itself as {@code device} and {@code variant}.
   *
   * @param opening opens the card; the first time it may take some seconds
   * @throws Problem if the card cannot be opened
   */
  public GpuEngine(Device device, String variant, Supplier<Card> opening) {
    this.device = device;
    this.variant = variant;
    this.opening = opening;
    try (Card card = opening.get()) {
      facts = card.facts();
    }
  }

  private static int checked(int batchSize) {
    if (batchSize < 1 || batchSize > MOST_EXAMPLES) {
      throw Problem.of(GpuEngine.class, "batch.size", batchSize);
    }
    return batchSize;
  }

  @Override
  public Trainer trainer(Network network, int batchSize, Learning learning) {
    return new GpuTrainer(open(batchSize), network, batchSize, learning);
  }

  @Override
  public Classifier classifier(Network network, int batchSize) {
    return new GpuClassifier(open(batchSize), network, batchSize);
  }

  @Override
  public InputGradients inputGradients(Network network, int batchSize) {
    return new GpuInputGradients(open(batchSize), network, batchSize);
  }

  private Card open(int batchSize) {
    checked(batchSize);
    return opening.get();
  }

  @Override
  public Device device() {
    return device;
  }

  @Override
  public String variant() {
    return variant;
  }

  /** One: the thread that waits for the card. */
  @Override
  public int threads() {
    return 1;
  }

  @Override
  public Map<String, String> arithmetic(Network network, int batchSize) {
    Map<String, String> arithmetic = new LinkedHashMap<>();
    String kernels = variant + " " + Tile.fitting(facts).get(0).id(1);
    for (Layer layer : network.layers()) {
      arithmetic.put(layer.name(), kernels);
    }
    return arithmetic;
  }

  @Override
  public double measurePeak() {
    Network product = new Network("product", new Shape(1, 1, PEAK_SIZE),
        List.of(new Dense("product", PEAK_SIZE, Activation.NONE, new Weights(1, 0, 0))));
    float[] images = new float[PEAK_SIZE * PEAK_SIZE];
    for (int i = 0; i < images.length; i++) {
      images[i] = (i * 31 % 17 - 8) / 8f;
    }
    int rounds = facts.processor() ? 1 : PEAK_ROUNDS;
    try (GpuClassifier classifier = new GpuClassifier(open(PEAK_SIZE), product, PEAK_SIZE)) {
      classifier.logits(images, PEAK_SIZE, new float[images.length]);
      double best = Double.POSITIVE_INFINITY;
      for (int round = 0; round < rounds; round++) {
        best = Math.min(best, classifier.layerNanos());
      }
      return 2.0 * PEAK_SIZE * PEAK_SIZE * PEAK_SIZE / best;
    }
  }

  @Override
  public Map<String, String> versions() {
    return Map.of(facts.way(), facts.driver());
  }
}
