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
 * The details of one image.
 *
 * @param seen the network input: the crop, standardized
 * @param saliency the saliency of the predicted class; null if not requested
 * @param layers the feature maps of the convolutional layers, in order
 */
record ImageDetails(ClassifiedImage entry, Raster seen, @Nullable Saliency saliency, List<LayerMaps> layers) {

  /**
   * The most active feature maps of a layer, most active first, as images on one scale.
   *
   * @param channels the number of feature maps of the layer
   * @param scale the color scale of all of them
   */
  record LayerMaps(String layer, int channels, ColourScale scale, List<ActiveMap> mostActive) {
    private static final int MOST = 14;

    /** The map of channel {@code channel}. */
    record ActiveMap(int channel, Raster map) {}

    /** The most active of {@code maps}: those with the largest sums. */
    static LayerMaps of(String layer, FeatureMaps maps) {
      double[] sums = IntStream.range(0, maps.channels()).mapToDouble(channel -> sum(maps.values(channel))).toArray();
      ColourScale scale = maps.scale();
      return new LayerMaps(layer, maps.channels(), scale, IntStream.range(0, maps.channels()).boxed()
          .sorted(Comparator.comparingDouble(channel -> -sums[channel])).limit(MOST)
          .map(channel -> new ActiveMap(channel, maps.map(channel, scale))).toList());
    }

    private static double sum(float[] values) {
      double sum = 0;
      for (float value : values) {
        sum += value;
      }
      return sum;
    }
  }

  /** A saliency method. */
  enum Where {
    NOT_ASKED, GRADIENT, OCCLUSION
  }
}
