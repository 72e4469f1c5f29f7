package convscope.insight;

import convscope.data.Batch;
import convscope.data.Crop;
import convscope.data.EvaluationBatches;
import convscope.data.ImageSet;
import convscope.engine.Classifier;
import convscope.model.Network;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The top-activating patches of each channel of each layer: what the channel responds to. Each image contributes only
 * its strongest position, so that one image does not fill the list. Immutable.
 */
public final class Excitations {
  private final Network network;
  private final int images;
  private final List<Strongest[]> layers;

  private Excitations(Network network, int images, List<Strongest[]> layers) {
    this.network = network;
    this.images = images;
    this.layers = layers;
  }

  /**
   * A position that activates a channel.
   *
   * @param index the image's number in its set
   * @param value the activation there
   * @param row the row of the layer's output; 0 for a dense layer, like {@code column}
   */
  public record Place(int index, float value, int row, int column) {}

  /**
   * Processes the first {@code count} images, or all if there are fewer, with the evaluation's crop.
   *
   * @param classifier has {@code network}'s layers, and its parameters set; called on this thread
   * @param most how many positions are kept for each channel
   * @return empty if {@code progress} ended it
   */
  public static Optional<Excitations> of(Classifier classifier, Network network, ImageSet images, int count, int most,
      Progress progress) {
    int all = Math.min(count, images.size());
    List<Shape> outputs = IntStream.range(0, network.layers().size()).mapToObj(network::output).toList();
    List<Strongest[]> layers = new ArrayList<>();
    for (Shape output : outputs) {
      Strongest[] channels = new Strongest[output.channels()];
      Arrays.setAll(channels, channel -> new Strongest(most));
      layers.add(channels);
    }
    float[] logits = new float[classifier.batchSize() * network.classes()];
    EvaluationBatches batches =
        new EvaluationBatches(new First(images, all), classifier.batchSize(), classifier.inputHeight());
    for (int done = 0; batches.hasNext();) {
      if (!progress.goesOn(done, all)) {
        return Optional.empty();
      }
      Batch batch = batches.next();
      classifier.logits(batch.images(), batch.size(), logits);
      for (int example = 0; example < batch.size(); example++) {
        for (int layer = 0; layer < outputs.size(); layer++) {
          look(classifier.activations(layer, example), outputs.get(layer), batch.indices()[example], layers.get(layer));
        }
      }
      done += batch.size();
    }
    progress.goesOn(all, all);
    return Optional.of(new Excitations(network, all, layers));
  }

  private static void look(float[] activations, Shape shape, int index, Strongest[] channels) {
    float[] largest = Arrays.copyOf(activations, channels.length);
    int[] places = new int[channels.length];
    int place = 0;
    for (int at = channels.length; at < activations.length; at += channels.length) {
      place++;
      for (int channel = 0; channel < channels.length; channel++) {
        if (activations[at + channel] > largest[channel]) {
          largest[channel] = activations[at + channel];
          places[channel] = place;
        }
      }
    }
    for (int channel = 0; channel < channels.length; channel++) {
      channels[channel].offer(index, largest[channel], places[channel], shape.width());
    }
  }

  /** The number of images processed. */
  public int images() {
    return images;
  }

  /** The network of these layers. */
  public Network network() {
    return network;
  }

  /**
   * The positions that activate channel {@code channel} of layer {@code layer} most, the strongest first; empty if none
   * does.
   */
  public List<Place> strongest(int layer, int channel) {
    return layers.get(layer)[channel].inOrder();
  }

  /**
   * The receptive field of the channel at {@code place}, cut out of the original image: of one size for all positions
   * of a layer, transparent beyond the edge of the network's input; the whole crop if the field is larger.
   */
  public Raster patch(int layer, Place place, ImageSet images) {
    Window field = ReceptiveField.of(network, layer, place.row(), place.column()).whole();
    Window all = Window.whole(network.input());
    Window cut = field.height() > all.height() || field.width() > all.width() ? all : field;
    byte[] pixels = new byte[ImageSet.PIXELS];
    images.copyPixels(place.index(), pixels, 0);
    int[] whole = Raster.ofPlanes(ImageSet.WIDTH, ImageSet.HEIGHT, pixels).argb();
    Crop crop = Crop.center(network.input().height());
    int[] argb = new int[cut.height() * cut.width()];
    for (int i = 0; i < argb.length; i++) {
      int row = cut.top() + i / cut.width();
      int column = cut.left() + i % cut.width();
      argb[i] = all.holds(row, column)
          ? whole[(row + crop.top()) * ImageSet.WIDTH + column + crop.left()] : 0;
    }
    return new Raster(cut.width(), cut.height(), argb);
  }

  /** The largest few of the offered values; of equal ones the first. */
  private static final class Strongest {
    private static final Comparator<Place> LARGEST_FIRST = Comparator.comparingDouble(Place::value).reversed();

    private final int most;
    private final List<Place> kept = new ArrayList<>();
    private float least = Float.NEGATIVE_INFINITY;

    Strongest(int most) {
      this.most = most;
    }

    /** Zero does not count as an activation: usually a ReLU has cut it off. */
    void offer(int index, float value, int place, int width) {
      if (value == 0 || kept.size() == most && !(value > least)) {
        return;
      }
      kept.add(new Place(index, value, place / width, place % width));
      kept.sort(LARGEST_FIRST);
      if (kept.size() > most) {
        kept.remove(most);
      }
      least = kept.get(kept.size() - 1).value();
    }

    List<Place> inOrder() {
      return List.copyOf(kept);
    }
  }

  /** The first images of a set. */
  private record First(ImageSet all, int size) implements ImageSet {
    @Override
    public int label(int index) {
      return all.label(index);
    }

    @Override
    public void copyPixels(int index, byte[] into, int offset) {
      all.copyPixels(index, into, offset);
    }
  }
}
