package convscope.workbench.classify;

import convscope.insight.ColourScale;
import convscope.insight.FeatureMaps;
import convscope.insight.Raster;
import convscope.insight.Saliency;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A closer look at one picture.
 *
 * @param seen what the network sees of it: the crop, whitened
 * @param saliency where it looked for the class it took the picture for; null where that was not asked for
 * @param layers the maps of the convolutions, in order
 */
record Glance(Entry entry, Raster seen, @Nullable Saliency saliency, List<LayerMaps> layers) {

  /**
   * The liveliest feature maps of a layer, the liveliest first, as pictures on one scale.
   *
   * @param channels how many maps the layer has
   * @param scale which colour a number has in all of them
   */
  record LayerMaps(String layer, int channels, ColourScale scale, List<Lively> liveliest) {
    private static final int MOST = 14;

    /** The map of channel {@code channel}. */
    record Lively(int channel, Raster map) {}

    /** The liveliest of {@code maps}, those with the largest sums. */
    static LayerMaps of(String layer, FeatureMaps maps) {
      double[] sums = IntStream.range(0, maps.channels()).mapToDouble(channel -> sum(maps.values(channel))).toArray();
      ColourScale scale = maps.scale();
      return new LayerMaps(layer, maps.channels(), scale, IntStream.range(0, maps.channels()).boxed()
          .sorted(Comparator.comparingDouble(channel -> -sums[channel])).limit(MOST)
          .map(channel -> new Lively(channel, maps.map(channel, scale))).toList());
    }

    private static double sum(float[] values) {
      double sum = 0;
      for (float value : values) {
        sum += value;
      }
      return sum;
    }
  }

  /** Which way of finding out where the network looked. */
  enum Where {
    NOT_ASKED, GRADIENT, OCCLUSION
  }
}
