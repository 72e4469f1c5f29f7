package convscope.insight;

import convscope.model.FilterUse;
import convscope.model.Layer;
import convscope.model.Network;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A network at work on one example, layer by layer: of every layer with maps the most active ones, of a layer without
 * (dense) all its units in one image. A layer that processes every channel by itself (pooling, normalization) shows
 * the channels of the layer before it, so that each can be followed. Immutable; any thread.
 *
 * @param columns one for each layer, in order
 */
public record NetworkOverview(List<Column> columns) {
  /** A channel that is shown stays while it is among this many times the channels shown. */
  private static final int STAYING = 2;
  /** Units are arranged in an image at most this many times as high as wide. */
  private static final int TALLEST = 3;

  /**
   * What is shown of a layer.
   *
   * @param channels the channels whose maps are {@code images}; empty if the only image is that of all units
   * @param images of one size, in the order of {@code channels}
   * @param byChannel whether each map comes from the map of the same channel in the column before, and not from all
   * @param scale the colors of all images of the layer
   */
  public record Column(int layer, List<Integer> channels, List<Raster> images, boolean byChannel, ColourScale scale) {
    /** Whether it shows all units of a dense layer as one image. */
    public boolean units() {
      return channels.isEmpty();
    }
  }

  /**
   * The overview of {@code network} with the outputs {@code activations} of its layers.
   *
   * @param most the number of maps shown of a layer, at least 1
   * @param before an earlier overview of the same network, whose channels stay in place as long as they are active
   *     enough, so that the image is steady while a network learns; null for none
   */
  public static NetworkOverview of(Network network, List<float[]> activations, int most,
      @Nullable NetworkOverview before) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < network.layers().size(); i++) {
      Layer layer = network.layers().get(i);
      Shape output = network.output(i);
      FeatureMaps maps = new FeatureMaps(output, activations.get(i));
      Column last = i == 0 ? null : columns.get(i - 1);
      boolean byChannel = layer.filterUse() == FilterUse.NONE && last != null && !last.units();
      if (output.height() == 1 && output.width() == 1) {
        columns.add(new Column(i, List.of(), List.of(maps.units(unitColumns(i, network), maps.scale())), byChannel,
            maps.scale()));
      } else {
        List<Integer> kept = before == null ? List.of() : before.columns().get(i).channels();
        List<Integer> channels = byChannel && last != null ? last.channels() : mostActive(maps, most, kept);
        columns.add(new Column(i, channels,
            channels.stream().map(channel -> maps.map(channel, maps.scale())).toList(), byChannel, maps.scale()));
      }
    }
    return new NetworkOverview(List.copyOf(columns));
  }

  /**
   * The {@code most} channels of {@code maps} with the largest mean activation, most active first; those of {@code
   * kept} keep their place as long as they are among the first {@code 2 · most}.
   */
  static List<Integer> mostActive(FeatureMaps maps, int most, List<Integer> kept) {
    double[] means = IntStream.range(0, maps.channels()).mapToDouble(channel -> mean(maps.values(channel))).toArray();
    List<Integer> ranked = IntStream.range(0, maps.channels()).boxed()
        .sorted(Comparator.comparingDouble((Integer channel) -> means[channel]).reversed()).toList();
    int count = Math.min(most, ranked.size());
    if (kept.size() != count) {
      return ranked.subList(0, count);
    }
    List<Integer> enough = ranked.subList(0, Math.min(STAYING * most, ranked.size()));
    List<Integer> coming = new ArrayList<>(ranked);
    coming.removeAll(kept);
    List<Integer> chosen = new ArrayList<>();
    for (Integer channel : kept) {
      chosen.add(enough.contains(channel) ? channel : coming.remove(0));
    }
    return List.copyOf(chosen);
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** The units of the last layer, one a class, stand in a column; others fill an upright rectangle. */
  private static int unitColumns(int layer, Network network) {
    int units = network.output(layer).channels();
    if (layer == network.layers().size() - 1) {
      return 1;
    }
    int[] exact = IntStream.rangeClosed(1, units)
        .filter(columns -> units % columns == 0 && units / columns >= columns && units / columns <= TALLEST * columns)
        .toArray();
    return exact.length > 0 ? Arrays.stream(exact).max().orElse(1)
        : (int) Math.max(1, Math.ceil(Math.sqrt(units / 2.0)));
  }
}
