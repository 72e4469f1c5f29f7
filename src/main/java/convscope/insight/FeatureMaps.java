package convscope.insight;

import convscope.model.Shape;
import java.util.Arrays;

/**
 * A layer's output for one example, channel by channel. Immutable as long as nobody writes into the array given, which
 * is not copied.
 */
public final class FeatureMaps {
  private final Shape shape;
  private final float[] activations;
  private final double sparsity;
  private final boolean[] silent;
  private final ColourScale scale;

  /**
   * @param shape of the layer's output
   * @param activations {@code [height, width, channels]} row-major, as returned by {@link convscope.engine.Classifier}
   * @throws IllegalArgumentException if they are not of that shape
   */
  public FeatureMaps(Shape shape, float[] activations) {
    if (activations.length != shape.size()) {
      throw new IllegalArgumentException(activations.length + " activations for " + shape);
    }
    this.shape = shape;
    this.activations = activations;
    silent = new boolean[shape.channels()];
    Arrays.fill(silent, true);
    int zeros = 0;
    for (int i = 0; i < activations.length; i++) {
      boolean zero = activations[i] == 0;
      zeros += zero ? 1 : 0;
      silent[i % silent.length] &= zero;
    }
    sparsity = (double) zeros / activations.length;
    scale = fitting(ColourScale.spanning(activations, ColourMap.SEQUENTIAL));
  }

  /** If nothing is negative, as after a ReLU, the scale starts at zero, so that dark means zero. */
  private static ColourScale fitting(ColourScale spanning) {
    return new ColourScale(Math.min(0, spanning.low()), Math.max(0, spanning.high()), spanning.map());
  }

  public int channels() {
    return shape.channels();
  }

  public int height() {
    return shape.height();
  }

  public int width() {
    return shape.width();
  }

  /** The fraction of all values that are exactly zero, 0 … 1. */
  public double sparsity() {
    return sparsity;
  }

  /** Whether channel {@code channel} is zero everywhere. */
  public boolean silent(int channel) {
    return silent[channel];
  }

  /** How many channels are zero everywhere. */
  public int silentChannels() {
    int count = 0;
    for (boolean one : silent) {
      count += one ? 1 : 0;
    }
    return count;
  }

  /** The values of channel {@code channel}, {@code [height, width]} row-major. */
  public float[] values(int channel) {
    if (channel < 0 || channel >= channels()) {
      throw new IllegalArgumentException("Channel " + channel + " of " + channels());
    }
    float[] values = new float[shape.height() * shape.width()];
    for (int i = 0; i < values.length; i++) {
      values[i] = activations[i * channels() + channel];
    }
    return values;
  }

  /** The value at position {@code (y, x)} of channel {@code channel}. */
  public float value(int y, int x, int channel) {
    return activations[(y * shape.width() + x) * channels() + channel];
  }

  /** One scale for all channels, so that they can be compared: from 0, or the smallest if negative, to the largest. */
  public ColourScale scale() {
    return scale;
  }

  /** A scale for channel {@code channel} alone, so that weak values are visible. */
  public ColourScale scale(int channel) {
    return fitting(ColourScale.spanning(values(channel), ColourMap.SEQUENTIAL));
  }

  /** Channel {@code channel} as an image. */
  public Raster map(int channel, ColourScale by) {
    return by.raster(shape.width(), shape.height(), values(channel));
  }

  /**
   * The activations of a dense layer as one image: a pixel for each unit, {@code columns} in a row; the rest of the
   * last row is transparent.
   *
   * @throws IllegalArgumentException if the layer is not dense
   */
  public Raster units(int columns, ColourScale by) {
    if (shape.height() != 1 || shape.width() != 1 || columns < 1) {
      throw new IllegalArgumentException(shape + " in one picture of " + columns + " columns");
    }
    int rows = (channels() + columns - 1) / columns;
    float[] values = Arrays.copyOf(activations, rows * columns);
    Arrays.fill(values, channels(), values.length, Float.NaN);
    return by.raster(columns, rows, values);
  }
}
