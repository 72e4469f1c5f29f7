package convscope.insight;

import convscope.model.FilterUse;
import convscope.model.Layer;
import convscope.model.LayerWindow;
import convscope.model.Network;
import convscope.model.ParameterRole;
import convscope.model.Shape;
import java.util.Map;
import java.util.Objects;

/**
 * The weights of a layer as images, all on one scale with zero in the middle, so that they can be compared. The weights
 * of a unit (a filter's channel, a dense layer's unit) for one channel of the layer's input make one image: a
 * convolution's window, or a dense layer's whole input. A locally connected layer has separate filters at every
 * position, selected with {@link #at}. The parameters given are read in place, not copied.
 */
public final class FilterPictures {
  private static final int COLOURS = 3;

  private final Layer layer;
  private final Shape input;
  private final float[] weights;
  private final int height;
  private final int width;
  private final ColourScale scale;
  private final int place;

  private FilterPictures(Layer layer, Shape input, float[] weights, int height, int width, ColourScale scale,
      int place) {
    this.layer = layer;
    this.input = input;
    this.weights = weights;
    this.height = height;
    this.width = width;
    this.scale = scale;
    this.place = place;
  }

  /** Whether {@code layer} has weights to show. */
  public static boolean has(Layer layer) {
    return layer.filterUse() != FilterUse.NONE;
  }

  /**
   * The images of layer number {@code layer}; for a locally connected one those at position (0, 0).
   *
   * @param parameters by name, as in {@link convscope.engine.Classifier}
   * @throws IllegalArgumentException if there is no such layer, or it has no weights
   */
  public static FilterPictures of(Network network, Map<String, float[]> parameters, int layer) {
    if (layer < 0 || layer >= network.layers().size() || !has(network.layers().get(layer))) {
      throw new IllegalArgumentException("Network " + network.name() + " has no weights at layer " + layer);
    }
    Layer one = network.layers().get(layer);
    Shape input = network.inputs().get(layer);
    String name = one.parameter(ParameterRole.WEIGHTS, input).name();
    float[] weights = Objects.requireNonNull(parameters.get(name), name);
    int height = one.window().map(LayerWindow::size).orElse(input.height());
    int width = one.window().map(LayerWindow::size).orElse(input.width());
    return new FilterPictures(one, input, weights, height, width, ColourScale.symmetric(weights, ColourMap.GREY), 0);
  }

  /**
   * The images at position {@code (y, x)} of a locally connected layer's output, on the same scale.
   *
   * @throws IllegalArgumentException if there is no such position; other layers have only (0, 0)
   */
  public FilterPictures at(int y, int x) {
    if (y < 0 || y >= rows() || x < 0 || x >= columns()) {
      throw new IllegalArgumentException("Place (" + y + ", " + x + ") of " + rows() + "×" + columns());
    }
    return new FilterPictures(layer, input, weights, height, width, scale, y * columns() + x);
  }

  /** The rows of positions with separate filters: 1 except for a locally connected layer. */
  public int rows() {
    return layer.filterUse() == FilterUse.BY_PLACE ? layer.output(input).height() : 1;
  }

  /** The columns of positions with separate filters: 1 except for a locally connected layer. */
  public int columns() {
    return layer.filterUse() == FilterUse.BY_PLACE ? layer.output(input).width() : 1;
  }

  /** The number of units. */
  public int units() {
    return layer.output(input).channels();
  }

  /** The number of channels of the layer's input: a unit has this many images. */
  public int depth() {
    return input.channels();
  }

  /** The rows of an image. */
  public int height() {
    return height;
  }

  /** The columns of an image. */
  public int width() {
    return width;
  }

  /** Minus to plus the largest weight of the layer, in gray. */
  public ColourScale scale() {
    return scale;
  }

  /** Whether the layer's input has the three channels of a color image, so that {@link #colour} is available. */
  public boolean coloured() {
    return depth() == COLOURS;
  }

  /** The weights of unit {@code unit} for channel {@code channel}: {@code [height, width]} row-major. */
  public float[] weights(int unit, int channel) {
    requireUnit(unit);
    if (channel < 0 || channel >= depth()) {
      throw new IllegalArgumentException("Channel " + channel + " of " + depth());
    }
    float[] values = new float[height * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = weight(unit, i, channel);
    }
    return values;
  }

  private void requireUnit(int unit) {
    if (unit < 0 || unit >= units()) {
      throw new IllegalArgumentException("Unit " + unit + " of " + units());
    }
  }

  private float weight(int unit, int pixel, int channel) {
    return weights[((place * height * width + pixel) * depth() + channel) * units() + unit];
  }

  /** {@link #weights} in gray: black is the most negative of the layer, white the most positive, zero the middle. */
  public Raster grey(int unit, int channel) {
    return picture(unit, channel, ColourMap.GREY);
  }

  /** {@link #weights} in the colors of {@code map}, on the layer's scale. */
  public Raster picture(int unit, int channel, ColourMap map) {
    return scale.in(map).raster(width, height, weights(unit, channel));
  }

  /**
   * Unit {@code unit} in color: the weights of red, green and blue at each position, each around middle gray.
   *
   * @throws IllegalArgumentException unless {@link #coloured}
   */
  public Raster colour(int unit) {
    requireUnit(unit);
    if (!coloured()) {
      throw new IllegalArgumentException("Filters over " + depth() + " channels have no colours");
    }
    int[] argb = new int[height * width];
    for (int i = 0; i < argb.length; i++) {
      argb[i] = scale.argb(weight(unit, i, 0), weight(unit, i, 1), weight(unit, i, 2));
    }
    return new Raster(width, height, argb);
  }

  /**
   * All weights at once: a row for each input of a unit, by row, column and channel, and a column for each unit. For
   * dense layers over an input of 1 × 1, whose single images have one pixel.
   */
  public Raster all(ColourMap map) {
    int terms = height * width * depth();
    float[] values = new float[terms * units()];
    System.arraycopy(weights, place * values.length, values, 0, values.length);
    return scale.in(map).raster(units(), terms, values);
  }
}
