package convscope.insight;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.model.Network;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SeenPictureTest {
  private static final int AREA = 24 * 24;

  private static int red(int argb) {
    return argb >> 16 & 255;
  }

  private static int blue(int argb) {
    return argb & 255;
  }

  @Test
  void theSmallestValueIsBlackAndTheLargestWhite() {
    float[] image = new float[3 * AREA];
    Arrays.fill(image, 0, 3, -2);
    Arrays.fill(image, 3, 6, 6);
    Raster seen = SeenPicture.of(image, Network.CROP);
    assertThat(seen.width()).isEqualTo(24);
    assertThat(seen.argb()[0]).isEqualTo(0xFF000000);
    assertThat(seen.argb()[1]).isEqualTo(0xFFFFFFFF);
    assertThat(seen.argb()[2]).isEqualTo(0xFF404040);
  }

  @Test
  void theLegendSpansTheScaleInTheOverlaysColors() {
    Saliency both = new Saliency(1, 2, new float[] {2, -1}, -1, 2);
    int[] legend = SeenPicture.legend(both, 3);
    Raster grey = new Raster(2, 1, new int[] {0xFF808080, 0xFF808080});
    assertThat(legend[2]).isEqualTo(SeenPicture.with(both, grey).argb()[0]);
    assertThat(legend[1]).isEqualTo(0xFF808080);
    assertThat(blue(legend[0])).isGreaterThan(red(legend[0]) + 50);
    int[] magnitudes = SeenPicture.legend(new Saliency(1, 1, new float[] {2}, 2, 2), 2);
    assertThat(magnitudes).containsExactly(0xFF808080, legend[2]);
  }

  @Test
  void positiveSaliencyIsOrangeNegativeBlueAndZeroGray() {
    Raster seen = new Raster(3, 1, new int[] {0xFF808080, 0xFF808080, 0xFF808080});
    Raster with = SeenPicture.with(new Saliency(1, 3, new float[] {2, -2, 0}, -2, 2), seen);
    assertThat(red(with.argb()[0])).isGreaterThan(blue(with.argb()[0]) + 50);
    assertThat(blue(with.argb()[1])).isGreaterThan(red(with.argb()[1]) + 50);
    assertThat(with.argb()[2]).isEqualTo(0xFF808080);
  }

  @Test
  void zeroSaliencyLeavesTheImageGray() {
    Raster with = SeenPicture.with(new Saliency(1, 1, new float[] {0}, 0, 0), new Raster(1, 1, new int[] {0xFF0000FF}));
    assertThat(with.argb()[0]).isEqualTo(0xFF1D1D1D);
  }
}
