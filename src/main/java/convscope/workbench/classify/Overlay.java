package convscope.workbench.classify;

import convscope.insight.ColourMap;
import convscope.insight.ColourScale;
import convscope.insight.Raster;
import convscope.insight.Saliency;

/** Where a network looked, over what it saw. */
final class Overlay {
  private static final double STRONGEST = 0.8;

  private Overlay() {}

  /**
   * {@code seen} in grey, coloured the more the larger the magnitude of {@code saliency} is there: orange where it spoke
   * for the class, blue where against it.
   */
  static Raster of(Raster seen, Saliency saliency) {
    float largest = Math.max(Math.abs(saliency.low()), Math.abs(saliency.high()));
    ColourScale scale = new ColourScale(-largest, largest, ColourMap.DIVERGING);
    int[] argb = new int[seen.argb().length];
    for (int i = 0; i < argb.length; i++) {
      int pixel = seen.argb()[i];
      double grey = 0.299 * (pixel >> 16 & 255) + 0.587 * (pixel >> 8 & 255) + 0.114 * (pixel & 255);
      float value = saliency.values()[i];
      double share = largest > 0 ? STRONGEST * Math.abs(value) / largest : 0;
      // The middle of the map is grey: the share alone says how much there is of a colour.
      int colour = scale.argb(Math.copySign(largest, value));
      argb[i] = 0xFF000000 | mix(grey, colour >> 16 & 255, share) << 16 | mix(grey, colour >> 8 & 255, share) << 8
          | mix(grey, colour & 255, share);
    }
    return new Raster(seen.width(), seen.height(), argb);
  }

  private static int mix(double grey, int colour, double share) {
    return (int) Math.round(grey + share * (colour - grey));
  }
}
