package convscope.workbench.train;

import convscope.data.ChosenImages;
import convscope.data.Dataset;
import convscope.data.ImageSet;
import convscope.engine.Classifier;
import convscope.engine.Engine;
import convscope.evaluation.Predictions;
import convscope.model.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Some test images and what a network predicts for them. Its classifier is kept as long as network and engine stay the
 * same. One thread, which also closes it.
 */
final class TestImages implements AutoCloseable {
  private static final int COUNT = 10;

  private @Nullable ChosenImages images;
  private @Nullable Classifier classifier;
  private @Nullable Network network;
  private @Nullable Engine engine;

  /**
   * One image.
   *
   * @param number its number among the test images
   * @param pixels in the layout of {@link ImageSet#copyPixels}
   * @param label its class number
   * @param predicted the predicted class number; −1 before any prediction
   * @param probability of {@code predicted}
   */
  record Seen(int number, byte[] pixels, int label, int predicted, double probability) {
    boolean known() {
      return predicted >= 0;
    }

    boolean correct() {
      return predicted == label;
    }
  }

  /** Chooses ten images of the test set of {@code data} by {@code seed}, one of each class as far as possible. */
  List<Seen> choose(Dataset data, long seed) {
    images = ChosenImages.of(data.test(), data.classNames().size(), COUNT, seed);
    return seen(null);
  }

  /** The predictions of {@code wanted} with {@code averages} for the images chosen; empty if interrupted. */
  Optional<List<Seen>> predict(Engine on, Network wanted, Map<String, float[]> averages) {
    if (images == null || images.size() == 0) {
      return Optional.of(List.of());
    }
    if (classifier == null || engine != on || !wanted.equals(network)) {
      close();
      classifier = on.classifier(wanted, COUNT);
      network = wanted;
      engine = on;
    }
    classifier.setParameters(averages);
    return Predictions.of(classifier, images, wanted.classes(), done -> true).map(this::seen);
  }

  private List<Seen> seen(@Nullable Predictions predictions) {
    List<Seen> all = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      byte[] pixels = new byte[ImageSet.PIXELS];
      images.copyPixels(i, pixels, 0);
      all.add(new Seen(images.number(i), pixels, images.label(i), predictions == null ? -1 : predictions.top(i),
          predictions == null ? 0 : predictions.confidence(i)));
    }
    return all;
  }

  @Override
  public void close() {
    if (classifier != null) {
      classifier.close();
      classifier = null;
    }
  }
}
