package convscope.workbench.inspect;

import convscope.insight.ColourMap;
import convscope.insight.ColourScale;
import convscope.insight.FeatureMaps;
import convscope.insight.FilterPictures;
import convscope.model.FilterUse;
import convscope.model.Layer;
import convscope.model.Network;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the images of a result. Pure; runs on the examining thread. */
final class Sheets {
  private Sheets() {}

  static FeatureMaps figures(Network network, int layer, float[] activations) {
    return new FeatureMaps(output(network, layer), activations);
  }

  static Shape output(Network network, int layer) {
    return network.layers().get(layer).output(network.inputs().get(layer));
  }

  /** An image for each channel. */
  static Sheet maps(FeatureMaps maps, boolean ownScales) {
    List<int[]> tiles = new ArrayList<>();
    for (int channel = 0; channel < maps.channels(); channel++) {
      tiles.add(maps.map(channel, scale(maps, channel, ownScales)).argb());
    }
    return new Sheet(maps.width(), maps.height(), tiles, ownScales ? null : maps.scale());
  }

  /** The image of one channel. */
  static Sheet chosen(FeatureMaps maps, int channel, boolean ownScale) {
    ColourScale scale = scale(maps, channel, ownScale);
    return new Sheet(maps.width(), maps.height(), List.of(maps.map(channel, scale).argb()), scale);
  }

  /** A map with only zeros has no scale. */
  private static ColourScale scale(FeatureMaps maps, int channel, boolean own) {
    return own && !maps.silent(channel) ? maps.scale(channel) : maps.scale();
  }

  /**
   * The weights of the selected layer: for a layer with color input every filter in color, for others the selected
   * channel's, one image per channel of the input. Null if it has none.
   *
   * @param last the last result, of the same model and layer; null for none
   */
  static @Nullable Sheet filters(InspectRequest request, @Nullable InspectResult last) {
    Network network = request.model().network();
    Layer layer = network.layers().get(request.layer());
    if (!FilterPictures.has(layer)) {
      return null;
    }
    boolean coloured = network.inputs().get(request.layer()).channels() == 3;
    boolean same = last != null && (coloured || last.request().channel() == request.channel());
    if (same && layer.filterUse() != FilterUse.BY_PLACE) {
      return last.filters();
    }
    FilterPictures pictures = FilterPictures.of(network, request.model().averages(), request.layer());
    if (layer.filterUse() == FilterUse.BY_PLACE) {
      pictures = pictures.at(row(request), column(request));
    }
    return coloured ? colours(pictures) : slices(pictures, request.channel());
  }

  private static Sheet colours(FilterPictures pictures) {
    List<int[]> tiles = new ArrayList<>();
    for (int unit = 0; unit < pictures.units(); unit++) {
      tiles.add(pictures.colour(unit).argb());
    }
    return new Sheet(pictures.width(), pictures.height(), tiles, pictures.scale());
  }

  private static Sheet slices(FilterPictures pictures, int unit) {
    List<int[]> tiles = new ArrayList<>();
    for (int channel = 0; channel < pictures.depth(); channel++) {
      tiles.add(pictures.picture(unit, channel, ColourMap.DIVERGING).argb());
    }
    return new Sheet(pictures.width(), pictures.height(), tiles, pictures.scale().in(ColourMap.DIVERGING));
  }

  /** The position at which the filters of a locally connected layer are shown: the spot, else the middle. */
  static int row(InspectRequest request) {
    return request.spot() == null ? output(request.model().network(), request.layer()).height() / 2
        : request.spot().row();
  }

  static int column(InspectRequest request) {
    return request.spot() == null ? output(request.model().network(), request.layer()).width() / 2
        : request.spot().column();
  }
}
