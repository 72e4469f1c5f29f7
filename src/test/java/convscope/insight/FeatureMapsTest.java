package convscope.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.model.Shape;
import org.junit.jupiter.api.Test;

class FeatureMapsTest {
  /** Two rows, three columns, channels: all zero; 1 to 6; zero but for a half at (1, 0). */
  private static final FeatureMaps MAPS = new FeatureMaps(new Shape(2, 3, 3), new float[] {
      0, 1, 0, 0, 2, 0, 0, 3, 0,
      0, 4, 0.5f, 0, 5, 0, 0, 6, 0});

  @Test
  void separatesChannels() {
    assertThat(MAPS.channels()).isEqualTo(3);
    assertThat(MAPS.height()).isEqualTo(2);
    assertThat(MAPS.width()).isEqualTo(3);
    assertThat(MAPS.values(1)).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(MAPS.values(2)).containsExactly(0, 0, 0, 0.5f, 0, 0);
    assertThat(MAPS.value(1, 2, 1)).isEqualTo(6);
  }

  @Test
  void countsZerosAndInactiveChannels() {
    assertThat(MAPS.sparsity()).isEqualTo(11 / 18.0);
    assertThat(MAPS.silentChannels()).isEqualTo(1);
    assertThat(MAPS.silent(0)).isTrue();
    assertThat(MAPS.silent(1)).isFalse();
    assertThat(MAPS.silent(2)).isFalse();
  }

  @Test
  void drawsOnASharedOrPerChannelScale() {
    assertThat(MAPS.scale()).isEqualTo(new ColourScale(0, 6, ColourMap.SEQUENTIAL));
    assertThat(MAPS.scale(2)).isEqualTo(new ColourScale(0, 0.5, ColourMap.SEQUENTIAL));
    Raster common = MAPS.map(2, MAPS.scale());
    Raster own = MAPS.map(2, MAPS.scale(2));
    assertThat(common.width()).isEqualTo(3);
    assertThat(common.height()).isEqualTo(2);
    assertThat(common.argb()[3]).isEqualTo(ColourMap.SEQUENTIAL.argb(0.5 / 6));
    assertThat(own.argb()[3]).isEqualTo(ColourMap.SEQUENTIAL.argb(1));
    assertThat(own.argb()[0]).isEqualTo(ColourMap.SEQUENTIAL.argb(0));
  }

  @Test
  void negativeValuesAreIncludedInTheScale() {
    FeatureMaps logits = new FeatureMaps(new Shape(1, 1, 3), new float[] {-2, -1, -3});
    assertThat(logits.scale()).isEqualTo(new ColourScale(-3, 0, ColourMap.SEQUENTIAL));
  }

  @Test
  void drawsUnitsInRowsPaddedWithTransparency() {
    FeatureMaps units = new FeatureMaps(new Shape(1, 1, 5), new float[] {0, 1, 2, 3, 4});
    Raster raster = units.units(3, units.scale());
    assertThat(raster.width()).isEqualTo(3);
    assertThat(raster.height()).isEqualTo(2);
    assertThat(raster.argb()[4]).isEqualTo(ColourMap.SEQUENTIAL.argb(1));
    assertThat(raster.argb()[5]).isZero();
    assertThatThrownBy(() -> MAPS.units(3, MAPS.scale())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rejectsMismatchedSizesAndChannels() {
    assertThatThrownBy(() -> new FeatureMaps(new Shape(2, 2, 2), new float[7]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MAPS.values(3)).isInstanceOf(IllegalArgumentException.class);
  }
}
