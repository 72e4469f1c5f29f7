package convscope.insight;

import convscope.model.Activation;
import convscope.model.FilterUse;
import convscope.model.Layer;
import convscope.model.Network;
import convscope.model.ParameterRole;
import convscope.model.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A copy of one output channel's filter, in which weights can be changed to see what happens to the channel: the
 * network stays as it is. A locally connected layer has a filter for each position. Immutable.
 */
public final class ChangedFilter {
  private final Layer layer;
  private final Shape source;
  private final Shape output;
  private final int channel;
  /** The weights of each position's filter, one after the other; of one filter where all positions share it. */
  private final float[] weights;
  /** Likewise; none if the layer has none. */
  private final float[] biases;
  /** What the changed weights were, by their index. */
  private final Map<Integer, Float> originals;

  private ChangedFilter(Layer layer, Shape source, int channel, float[] weights, float[] biases,
      Map<Integer, Float> originals) {
    this.layer = layer;
    this.source = source;
    output = layer.output(source);
    this.channel = channel;
    this.weights = weights;
    this.biases = biases;
    this.originals = originals;
  }

  /**
   * The filter of channel {@code channel} of layer number {@code layer}, unchanged.
   *
   * @param parameters by name, as in {@link convscope.engine.Classifier}; copied as far as needed
   * @throws IllegalArgumentException if the layer has no filters or no such channel
   */
  public static ChangedFilter of(Network network, Map<String, float[]> parameters, int layer, int channel) {
    Layer one = network.layers().get(layer);
    Shape source = network.inputs().get(layer);
    int channels = one.output(source).channels();
    if (one.filterUse() == FilterUse.NONE || channel < 0 || channel >= channels) {
      throw new IllegalArgumentException("Layer " + one.name() + " has no filter " + channel);
    }
    return new ChangedFilter(one, source, channel,
        every(LayerValues.of(one, source, ParameterRole.WEIGHTS, parameters), channel, channels),
        every(LayerValues.of(one, source, ParameterRole.BIASES, parameters), channel, channels), Map.of());
  }

  private static float[] every(float[] values, int from, int step) {
    float[] picked = new float[values.length / step];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = values[i * step + from];
    }
    return picked;
  }

  /** The output channel whose filter it is. */
  public int channel() {
    return channel;
  }

  /** How many weights are changed. */
  public int changes() {
    return originals.size();
  }

  /** The weight of term {@code term} of the value at (y, x); terms are those of {@link WeightedSum}. */
  public float weight(int y, int x, int term) {
    return weights[index(y, x, term)];
  }

  /** What that weight is in the network. */
  public float original(int y, int x, int term) {
    return originals.getOrDefault(index(y, x, term), weight(y, x, term));
  }

  /** Whether that weight is changed. */
  public boolean changed(int y, int x, int term) {
    return originals.containsKey(index(y, x, term));
  }

  /** The same with another weight of term {@code term} of the value at (y, x). */
  public ChangedFilter with(int y, int x, int term, float weight) {
    int index = index(y, x, term);
    float original = original(y, x, term);
    float[] changed = weights.clone();
    changed[index] = weight;
    Map<Integer, Float> were = new HashMap<>(originals);
    were.put(index, original);
    if (weight == original) {
      were.remove(index);
    }
    return new ChangedFilter(layer, source, channel, changed, biases, Map.copyOf(were));
  }

  /** How the value at (y, x) comes about from {@code input}, {@code [height, width, channels]} row-major. */
  public WeightedSum at(float[] input, int y, int x) {
    int from = place(y, x) * terms();
    return WeightedSum.of(Window.behind(layer, source, Window.place(y, x)), source, input,
        new WeightedSum.Filter(Arrays.copyOfRange(weights, from, from + terms()),
            biases.length == 0 ? biases : new float[] {biases[place(y, x)]}, 0, 1, 0), layer.activation());
  }

  /** All values of the channel from {@code input}: {@code [height, width]} row-major, after the activation. */
  public float[] map(float[] input) {
    float[] map = new float[output.height() * output.width()];
    for (int i = 0; i < map.length; i++) {
      double sum = sum(input, i / output.width(), i % output.width());
      map[i] = (float) (layer.activation() == Activation.RELU ? Math.max(0, sum) : sum);
    }
    return map;
  }

  private double sum(float[] input, int y, int x) {
    Window window = Window.behind(layer, source, Window.place(y, x));
    Window inside = window.on(source);
    int depth = source.channels();
    int run = inside.width() * depth;
    double sum = biases.length == 0 ? 0 : biases[place(y, x)];
    for (int row = inside.top(); row < inside.bottom(); row++) {
      int from = (row * source.width() + inside.left()) * depth;
      int weight = place(y, x) * terms()
          + ((row - window.top()) * window.width() + inside.left() - window.left()) * depth;
      for (int i = 0; i < run; i++) {
        sum += (double) input[from + i] * weights[weight + i];
      }
    }
    return sum;
  }

  private int terms() {
    return weights.length / (byPlace() ? output.height() * output.width() : 1);
  }

  private boolean byPlace() {
    return layer.filterUse() == FilterUse.BY_PLACE;
  }

  private int place(int y, int x) {
    return byPlace() ? y * output.width() + x : 0;
  }

  private int index(int y, int x, int term) {
    return place(y, x) * terms() + Objects.checkIndex(term, terms());
  }
}
