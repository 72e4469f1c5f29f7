package convscope.workbench.classify;

import convscope.insight.ColourScale;
import convscope.insight.Saliency;
import convscope.insight.SeenPicture;
import convscope.workbench.control.ScaleBar;

/**
 * The colors of an image's scale, for the bar beside it.
 *
 * @param argb from the color of {@code low} to that of {@code high}
 */
record ScaleColours(int[] argb, double low, double high) {
  /** Few enough that the bar with its numbers is no wider than the image above it. */
  private static final int COLOURS = 48;

  /** The legend of an image drawn with {@code scale}. */
  static ScaleColours of(ColourScale scale) {
    int[] argb = new int[COLOURS];
    for (int i = 0; i < COLOURS; i++) {
      argb[i] = scale.map().argb(i / (COLOURS - 1.0));
    }
    return new ScaleColours(argb, scale.low(), scale.high());
  }

  /** The legend of {@code saliency} overlaid on an image. */
  static ScaleColours of(Saliency saliency) {
    ColourScale scale = saliency.scale();
    return new ScaleColours(SeenPicture.legend(saliency, COLOURS), scale.low(), scale.high());
  }

  void on(ScaleBar bar) {
    bar.show(argb, low, high);
  }
}
