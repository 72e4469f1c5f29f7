package convscope.insight;

import convscope.data.ImageSet;
import convscope.model.Shape;

/** A network's input as an image for display, with an optional saliency overlay. */
public final class SeenPicture {
  private static final double STRONGEST = 0.8;
  private static final int OPAQUE = 0xFF000000;
  private static final int FULL = 255;
  private static final int MIDDLE = 128;

  private SeenPicture() {}

  /** The whitened crop {@code image} of shape {@code input}, with its values stretched to be visible. */
  public static Raster of(float[] image, Shape input) {
    ColourScale scale = ColourScale.spanning(image, ColourMap.GREY);
    int[] argb = new int[input.height() * input.width()];
    for (int i = 0; i < argb.length; i++) {
      int at = i * ImageSet.CHANNELS;
      argb[i] = scale.argb(image[at], image[at + 1], image[at + 2]);
    }
    return new Raster(input.width(), input.height(), argb);
  }

  /**
   * {@code seen} in gray, colored according to the magnitude of {@code saliency}: orange where it supports the class,
   * blue where it opposes it.
   */
  public static Raster with(Saliency saliency, Raster seen) {
    float largest = Math.max(Math.abs(saliency.low()), Math.abs(saliency.high()));
    int[] argb = new int[seen.argb().length];
    for (int i = 0; i < argb.length; i++) {
      int pixel = seen.argb()[i];
      double grey = 0.299 * (pixel >> 16 & FULL) + 0.587 * (pixel >> 8 & FULL) + 0.114 * (pixel & FULL);
      argb[i] = coloured(grey, saliency.values()[i], largest);
    }
    return new Raster(seen.width(), seen.height(), argb);
  }

  /**
   * What {@link #with} makes of a middle gray: {@code count} colors, ARGB, from the low end of the scale to the high.
   */
  public static int[] legend(Saliency saliency, int count) {
    ColourScale scale = saliency.scale();
    double largest = Math.max(Math.abs(scale.low()), Math.abs(scale.high()));
    int[] argb = new int[count];
    for (int i = 0; i < count; i++) {
      double value = scale.low() + (scale.high() - scale.low()) * i / (count - 1);
      argb[i] = coloured(MIDDLE, value, largest);
    }
    return argb;
  }

  private static int coloured(double grey, double value, double largest) {
    double share = largest > 0 ? STRONGEST * Math.abs(value) / largest : 0;
    // Only the ends of the map: their opacity shows the strength.
    int colour = ColourMap.DIVERGING.argb(value < 0 ? 0 : 1);
    return OPAQUE | mix(grey, colour >> 16, share) << 16 | mix(grey, colour >> 8, share) << 8
        | mix(grey, colour, share);
  }

  private static int mix(double grey, int colour, double share) {
    return (int) Math.round(grey + share * ((colour & FULL) - grey));
  }
}
