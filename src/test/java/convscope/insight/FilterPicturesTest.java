package convscope.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.model.InitialValues;
import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.Presets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilterPicturesTest {
  private static final Network TUTORIAL = Presets.tutorial(InitializerEdition.FROM_2017, 10);
  private static final Network LOCAL = Presets.locallyConnected(InitializerEdition.FROM_2017, 10);

  private static Map<String, float[]> parameters(Network network) {
    return InitialValues.of(network, 4);
  }

  private static float largest(float[] values) {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  @Test
  void firstLayerFiltersAreInColorOnOneScale() {
    Map<String, float[]> parameters = parameters(TUTORIAL);
    float[] weights = parameters.get("conv1/weights");
    // Filter 9's place (3, 2): red as far up as any weight goes, green none, blue as far down.
    int at = ((3 * 5 + 2) * 3) * 64 + 9;
    weights[at] = 2;
    weights[at + 64] = 0;
    weights[at + 128] = -2;
    FilterPictures pictures = FilterPictures.of(TUTORIAL, parameters, 0);
    assertThat(pictures.units()).isEqualTo(64);
    assertThat(pictures.depth()).isEqualTo(3);
    assertThat(pictures.coloured()).isTrue();
    assertThat(pictures.scale()).isEqualTo(new ColourScale(-2, 2, ColourMap.GREY));
    Raster colour = pictures.colour(9);
    assertThat(colour.width()).isEqualTo(5);
    assertThat(colour.height()).isEqualTo(5);
    assertThat(colour.argb()[3 * 5 + 2]).isEqualTo(0xFFFF8000);
    assertThat(pictures.grey(9, 0).argb()[3 * 5 + 2]).isEqualTo(0xFFFFFFFF);
    assertThat(pictures.grey(9, 2).argb()[3 * 5 + 2]).isEqualTo(0xFF000000);
    // Every other filter is within 0.1 of 2, hence close to grey.
    for (int pixel : pictures.colour(8).argb()) {
      assertThat(pixel & 255).isBetween(120, 135);
    }
  }

  @Test
  void deeperConvolutionsHaveOneFilterImagePerInputChannel() {
    Map<String, float[]> parameters = parameters(TUTORIAL);
    FilterPictures pictures = FilterPictures.of(TUTORIAL, parameters, 3);
    assertThat(pictures.coloured()).isFalse();
    assertThat(pictures.depth()).isEqualTo(64);
    float[] weights = parameters.get("conv2/weights");
    assertThat(pictures.scale().high()).isEqualTo(largest(weights));
    float[] some = pictures.weights(11, 30);
    for (int i = 0; i < 25; i++) {
      assertThat(some[i]).isEqualTo(weights[(i * 64 + 30) * 64 + 11]);
    }
    assertThat(pictures.picture(11, 30, ColourMap.DIVERGING).argb()[7])
        .isEqualTo(pictures.scale().in(ColourMap.DIVERGING).argb(some[7]));
    assertThatThrownBy(() -> pictures.colour(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void denseLayersOverFeatureMapsHaveSpatialWeightMaps() {
    Map<String, float[]> parameters = parameters(TUTORIAL);
    FilterPictures pictures = FilterPictures.of(TUTORIAL, parameters, 6);
    assertThat(pictures.height()).isEqualTo(6);
    assertThat(pictures.width()).isEqualTo(6);
    assertThat(pictures.units()).isEqualTo(384);
    assertThat(pictures.depth()).isEqualTo(64);
    float[] map = pictures.weights(100, 5);
    // Place (2, 4) of channel 5, flattened by height, width, channel.
    assertThat(map[2 * 6 + 4]).isEqualTo(parameters.get("local3/weights")[((2 * 6 + 4) * 64 + 5) * 384 + 100]);
    assertThat(pictures.grey(100, 5).width()).isEqualTo(6);
  }

  @Test
  void denseLayersOverUnitsAreOneWeightMatrix() {
    Map<String, float[]> parameters = parameters(TUTORIAL);
    FilterPictures pictures = FilterPictures.of(TUTORIAL, parameters, 7);
    assertThat(pictures.height()).isEqualTo(1);
    assertThat(pictures.depth()).isEqualTo(384);
    Raster all = pictures.all(ColourMap.DIVERGING);
    assertThat(all.width()).isEqualTo(192);
    assertThat(all.height()).isEqualTo(384);
    assertThat(all.argb()[300 * 192 + 17]).isEqualTo(
        pictures.scale().in(ColourMap.DIVERGING).argb(pictures.weights(17, 300)[0]));
  }

  @Test
  void locallyConnectedFiltersAreThoseOfOnePosition() {
    Map<String, float[]> parameters = parameters(LOCAL);
    float[] weights = parameters.get("local3/weights");
    FilterPictures pictures = FilterPictures.of(LOCAL, parameters, 6);
    assertThat(pictures.rows()).isEqualTo(6);
    assertThat(pictures.columns()).isEqualTo(6);
    FilterPictures there = pictures.at(4, 1);
    assertThat(there.scale()).isEqualTo(pictures.scale());
    float[] some = there.weights(9, 33);
    assertThat(some).hasSize(9);
    for (int i = 0; i < 9; i++) {
      assertThat(some[i]).isEqualTo(weights[((4 * 6 + 1) * 9 * 64 + i * 64 + 33) * 64 + 9]);
    }
    assertThat(there.all(ColourMap.GREY).height()).isEqualTo(9 * 64);
    assertThatThrownBy(() -> pictures.at(6, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rejectsLayersWithoutWeightsAndInvalidUnits() {
    Map<String, float[]> parameters = parameters(TUTORIAL);
    for (int layer : new int[] {-1, 1, 2, 9}) {
      assertThatThrownBy(() -> FilterPictures.of(TUTORIAL, parameters, layer))
          .isInstanceOf(IllegalArgumentException.class);
    }
    FilterPictures pictures = FilterPictures.of(TUTORIAL, parameters, 0);
    assertThatThrownBy(() -> pictures.grey(64, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> pictures.grey(0, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> pictures.colour(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> pictures.at(0, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
