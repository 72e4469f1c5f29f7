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
 * The places in many images that excite each channel of each layer most: what it looks for, told by the data. Of an image
 * there is but its strongest place, so that one image does not fill the list. Immutable.
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
   * A place that excites a channel.
   *
   * @param index the image's number in its set
   * @param value what the channel gives there
   * @param row the row of the layer's output; 0 for a dense layer, like {@code column}
   */
  public record Place(int index, float value, int row, int column) {}

  /**
   * Looks at the first {@code count} images, or all where there are fewer, by the evaluation's crop.
   *
   * @param classifier has {@code network}'s layers, and its parameters set; called on this thread
   * @param most how many places are kept for each channel
   * @return nothing where {@code progress} ended it
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
    EvaluationBatches batches = new EvaluationBatches(new First(images, all), classifier.batchSize());
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

  /** How many images were looked at. */
  public int images() {
    return images;
  }

  /** Whose layers these are. */
  public Network network() {
    return network;
  }

  /** The places that excite channel {@code channel} of layer {@code layer} most, the strongest first; none where nothing does. */
  public List<Place> strongest(int layer, int channel) {
    return layers.get(layer)[channel].inOrder();
  }

  /**
   * What the channel sees at {@code place}, cut out of its image as people know it: the receptive field, of one size for
   * all places of a layer, transparent beyond the edge of what the network sees; the whole crop where the field is larger.
   */
  public Raster patch(int layer, Place place, ImageSet images) {
    Window field = ReceptiveField.of(network, layer, place.row(), place.column()).whole();
    Window cut = field.height() > Crop.SIZE || field.width() > Crop.SIZE ? Window.whole(network.input()) : field;
    byte[] pixels = new byte[ImageSet.PIXELS];
    images.copyPixels(place.index(), pixels, 0);
    int[] whole = Raster.ofPlanes(ImageSet.WIDTH, ImageSet.HEIGHT, pixels).argb();
    int[] argb = new int[cut.height() * cut.width()];
    for (int i = 0; i < argb.length; i++) {
      int row = cut.top() + i / cut.width();
      int column = cut.left() + i % cut.width();
      argb[i] = Window.whole(network.input()).holds(row, column)
          ? whole[(row + Crop.CENTRE.top()) * ImageSet.WIDTH + column + Crop.CENTRE.left()] : 0;
    }
    return new Raster(cut.width(), cut.height(), argb);
  }

  /** The largest few of what is offered; of equal ones the first. */
  private static final class Strongest {
    private static final Comparator<Place> LARGEST_FIRST = Comparator.comparingDouble(Place::value).reversed();

    private final int most;
    private final List<Place> kept = new ArrayList<>();
    private float least = Float.NEGATIVE_INFINITY;

    Strongest(int most) {
      this.most = most;
    }

    /** A value of zero is no excitement: most often a ReLU has cut it. */
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

  /** The first so many of a set. */
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
