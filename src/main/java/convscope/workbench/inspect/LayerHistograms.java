package convscope.workbench.inspect;

import convscope.model.Layer;
import convscope.model.Parameter;
import convscope.model.ParameterRole;
import convscope.model.Shape;
import convscope.summaries.Buckets;
import convscope.summaries.Distribution;
import convscope.summaries.Past;
import convscope.summaries.Tags;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The histograms of one kind of a layer's numbers, over the run's steps or now.
 *
 * @param moments oldest first; one if only the current state is known
 * @param picture the same to be drawn
 */
record LayerHistograms(List<Past.Moment> moments, HistogramChart.Series picture) {
  /** How many bins the values are drawn in. */
  static final int BINS = 64;

  private static final double TAIL = 0.0005;
  /** The fraction of moments that may lie outside the axis: an early spike must not flatten everything after it. */
  private static final double STRAY = 0.05;

  /** The kinds of numbers. */
  enum Kind { ACTIVATIONS, WEIGHTS, WEIGHT_GRADIENTS, BIASES, BIAS_GRADIENTS }

  /**
   * The tags of what a run's summaries tell of {@code layer}, by kind; of the values of a variable it is the variable's
   * name. Variables that are neither weights nor biases are not shown.
   */
  static Map<Kind, String> tags(Layer layer, Shape input) {
    Map<Kind, String> tags = new EnumMap<>(Kind.class);
    tags.put(Kind.ACTIVATIONS, Tags.activations(layer.name()));
    for (Parameter parameter : layer.parameters(input)) {
      if (parameter.role() == ParameterRole.WEIGHTS) {
        tags.put(Kind.WEIGHTS, parameter.name());
        tags.put(Kind.WEIGHT_GRADIENTS, Tags.gradients(parameter.name()));
      } else if (parameter.role() == ParameterRole.BIASES) {
        tags.put(Kind.BIASES, parameter.name());
        tags.put(Kind.BIAS_GRADIENTS, Tags.gradients(parameter.name()));
      }
    }
    return tags;
  }

  /** The histograms of {@code past} under {@code tags}; unknown kinds are absent. */
  static Map<Kind, LayerHistograms> recorded(Past past, Map<Kind, String> tags) {
    Map<Kind, LayerHistograms> all = new EnumMap<>(Kind.class);
    tags.forEach((kind, tag) -> {
      if (past.knows(tag)) {
        all.put(kind, of(past.moments(tag)));
      }
    });
    return all;
  }

  /** Of {@code values} as they are at step {@code step}. */
  static LayerHistograms now(long step, float[] values) {
    Buckets buckets = new Buckets();
    buckets.add(values, 0, values.length);
    return of(List.of(new Past.Moment(step, buckets.distribution())));
  }

  private static LayerHistograms of(List<Past.Moment> moments) {
    double low = Math.min(0, end(moments, TAIL, STRAY));
    double high = Math.max(0, end(moments, 1 - TAIL, 1 - STRAY));
    if (!(low < high)) {
      low = -1;
      high = 1;
    }
    // One bin ends at zero, so that negative and positive values are separated.
    long below = low == 0 ? 0 : high == 0 ? BINS
        : Math.max(1, Math.min(BINS - 1, Math.round(BINS * low / (low - high))));
    double width = Math.max(below == 0 ? 0 : -low / below, below == BINS ? 0 : high / (BINS - below));
    low = -below * width;
    high = (BINS - below) * width;
    double[][] binned = new double[moments.size()][];
    double most = 0;
    for (int i = 0; i < binned.length; i++) {
      binned[i] = moments.get(i).distribution().binned(low, high, BINS);
      most = Math.max(most, Arrays.stream(binned[i]).max().orElse(0));
    }
    float[][] levels = new float[binned.length][BINS];
    for (int i = 0; i < binned.length; i++) {
      for (int bin = 0; bin < BINS; bin++) {
        levels[i][bin] = most == 0 ? 0 : (float) (Math.log1p(binned[i][bin]) / Math.log1p(most));
      }
    }
    return new LayerHistograms(moments, new HistogramChart.Series(low, high,
        moments.stream().mapToLong(Past.Moment::step).toArray(), levels, binned));
  }

  private static double end(List<Past.Moment> moments, double quantile, double among) {
    double[] ends = moments.stream().mapToDouble(one -> one.distribution().quantile(quantile)).sorted().toArray();
    return ends[(int) Math.round(among * (ends.length - 1))];
  }

  /** The histogram at moment {@code moment}. */
  Distribution at(int moment) {
    return moments.get(moment).distribution();
  }

  /** How many numbers are in bin {@code bin} at moment {@code moment}. */
  double count(int moment, int bin) {
    return at(moment).binned(picture.low(), picture.high(), BINS)[bin];
  }

  /** The low end of bin {@code bin}. */
  double edge(int bin) {
    return picture.low() + (picture.high() - picture.low()) * bin / BINS;
  }
}
