package convscope.workbench.classify;

import convscope.insight.FeatureMaps;
import convscope.insight.Raster;
import convscope.insight.Saliency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A closer look at one picture.
 *
 * @param seen what the network sees of it: the crop, whitened
 * @param saliency where it looked for the class it took the picture for; null where that was not asked for
 * @param layers the maps of the convolutions, in order
 */
record Glance(Entry entry, Raster seen, @Nullable Saliency saliency, List<LayerMaps> layers) {

  /** The feature maps of the layer called {@code layer}. */
  record LayerMaps(String layer, FeatureMaps maps) {}

  /** Which way of finding out where the network looked. */
  enum Where {
    NOT_ASKED, GRADIENT, OCCLUSION
  }
}
