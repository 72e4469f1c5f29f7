package convscope.workbench.classify;

import convscope.insight.ColourScale;
import convscope.insight.Saliency;
import convscope.insight.SeenPicture;
import convscope.workbench.control.ScaleBar;

/**
 * The colours of a picture's scale, for the bar beside it.
 *
 * @param argb from that of {@code low} to that of {@code high}
 */
record Legend(int[] argb, double low, double high) {
  /** So few that the bar with its numbers is no wider than the picture above it. */
  private static final int COLOURS = 48;

  /** That of a picture drawn by {@code scale}. */
  static Legend of(ColourScale scale) {
    int[] argb = new int[COLOURS];
    for (int i = 0; i < COLOURS; i++) {
      argb[i] = scale.map().argb(i / (COLOURS - 1.0));
    }
    return new Legend(argb, scale.low(), scale.high());
  }

  /** That of {@code saliency} laid over a picture. */
  static Legend of(Saliency saliency) {
    ColourScale scale = saliency.scale();
    return new Legend(SeenPicture.legend(saliency, COLOURS), scale.low(), scale.high());
  }

  void on(ScaleBar bar) {
    bar.show(argb, low, high);
  }
}
