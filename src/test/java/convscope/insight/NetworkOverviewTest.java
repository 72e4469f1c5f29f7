package convscope.insight;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.Presets;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkOverviewTest {
  private static final Network TUTORIAL = Presets.tutorial(InitializerEdition.FROM_2017, 10);

  /** Outputs in which channel {@code c} of every layer has the value {@code (c · factor) mod channels} everywhere. */
  private static List<float[]> activations(int factor) {
    List<float[]> all = new ArrayList<>();
    for (int layer = 0; layer < TUTORIAL.layers().size(); layer++) {
      Shape output = TUTORIAL.output(layer);
      float[] values = new float[output.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = i % output.channels() * factor % output.channels();
      }
      all.add(values);
    }
    return all;
  }

  @Test
  void aConvolutionShowsItsMostActiveMapsMostActiveFirst() {
    NetworkOverview overview = NetworkOverview.of(TUTORIAL, activations(5), 3, null);
    // 5 · 51 mod 64 = 63, 5 · 38 mod 64 = 62, 5 · 25 mod 64 = 61.
    assertThat(overview.columns().get(0).channels()).containsExactly(51, 38, 25);
    FeatureMaps maps = new FeatureMaps(TUTORIAL.output(0), activations(5).get(0));
    assertThat(overview.columns().get(0).images().get(0).argb()).isEqualTo(maps.map(51, maps.scale()).argb());
    assertThat(overview.columns().get(0).byChannel()).isFalse();
  }

  @Test
  void poolingAndNormalizationShowTheChannelsOfTheLayerBefore() {
    List<NetworkOverview.Column> columns = NetworkOverview.of(TUTORIAL, activations(5), 4, null).columns();
    for (int layer : new int[] {1, 2}) {
      assertThat(columns.get(layer).channels()).isEqualTo(columns.get(0).channels());
      assertThat(columns.get(layer).byChannel()).isTrue();
    }
    assertThat(columns.get(3).byChannel()).as("conv2 sums over all channels").isFalse();
  }

  @Test
  void aDenseLayerIsOneImageOfAllUnitsAndTheLastOneAColumn() {
    List<NetworkOverview.Column> columns = NetworkOverview.of(TUTORIAL, activations(1), 4, null).columns();
    assertThat(columns.get(6).units()).isTrue();
    Raster units = columns.get(6).images().get(0);
    assertThat(units.width() * units.height()).isEqualTo(384);
    assertThat(units.height()).isBetween(units.width(), 3 * units.width());
    Raster classes = columns.get(8).images().get(0);
    assertThat(classes.width()).isEqualTo(1);
    assertThat(classes.height()).isEqualTo(10);
  }

  @Test
  void aShownChannelStaysInItsPlaceUntilItIsFarFromTheMostActive() {
    FeatureMaps maps = new FeatureMaps(new Shape(1, 1, 6), new float[] {0, 1, 2, 3, 4, 5});
    assertThat(NetworkOverview.mostActive(maps, 2, List.of())).containsExactly(5, 4);
    assertThat(NetworkOverview.mostActive(maps, 2, List.of(2, 5))).containsExactly(2, 5);
    assertThat(NetworkOverview.mostActive(maps, 2, List.of(5, 0))).containsExactly(5, 4);
    assertThat(NetworkOverview.mostActive(maps, 2, List.of(1, 0))).containsExactly(5, 4);
  }

  @Test
  void noMoreMapsAreShownThanThereAreChannels() {
    FeatureMaps maps = new FeatureMaps(new Shape(2, 2, 2), new float[] {0, 1, 0, 1, 0, 1, 0, 1});
    assertThat(NetworkOverview.mostActive(maps, 5, List.of())).containsExactly(1, 0);
  }
}
