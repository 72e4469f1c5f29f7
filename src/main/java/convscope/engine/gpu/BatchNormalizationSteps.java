package convscope.engine.gpu;

import convscope.engine.gpu.card.CardBuffer;
import convscope.engine.gpu.card.CardStep;
import convscope.model.BatchNormalization;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of batch normalization. The batch is divided into shares, which are summed on their own, and a second
 * kernel combines their sums in order.
 */
final class BatchNormalizationSteps {
  /** The channels of a group, as the kernels' source says. */
  private static final int LANES = 32;
  /** The rows of a share: enough work for a group, few enough for sums in single precision. */
  private static final int SHORTEST_SHARE = 1024;
  private static final int MOST_SHARES = 512;

  private final LayerPlace place;
  private final float epsilon;
  private final int channels;
  private final int rows;
  private final int length;
  private final int count;
  /** Where the variables begin among those of the network; a scale that there is not is below 0. */
  private final int scale;
  private final int shift;
  private final int mean;
  private final int variance;
  private final CardBuffer state;
  private final CardBuffer shares;

  BatchNormalizationSteps(LayerPlace place, BatchNormalization layer) {
    this.place = place;
    epsilon = (float) layer.epsilon();
    channels = place.in().channels();
    rows = place.inputCount() / channels;
    length = Math.max(SHORTEST_SHARE, (rows + MOST_SHARES - 1) / MOST_SHARES);
    count = (rows + length - 1) / length;
    scale = layer.scale() ? place.first() : -1;
    shift = place.first() + (layer.scale() ? channels : 0);
    mean = shift + channels;
    variance = mean + channels;
    state = place.card().buffer(4 * channels);
    shares = place.card().buffer(place.hasGradients() ? 2 * channels * count : 1);
  }

  GpuLayer layer() {
    return new GpuLayer(forward(), backward());
  }

  private List<CardStep> forward() {
    List<CardStep> steps = new ArrayList<>();
    if (place.trains()) {
      steps.add(byShare("batch_statistics", place.input(), shares, rows, channels, length));
      steps.add(Elements.launch("combine_statistics", channels, shares, state, place.gradients(), rows, channels,
          length, epsilon, mean, variance));
    } else {
      steps.add(Elements.launch("running_statistics", channels, place.parameters(), state, channels, epsilon, mean,
          variance));
    }
    steps.add(Elements.launch("batch_normalize", place.outputCount(), place.input(), state, place.parameters(),
        place.output(), place.outputCount(), channels, scale, shift));
    return steps;
  }

  private List<CardStep> backward() {
    List<CardStep> steps = new ArrayList<>();
    if (place.hasGradients()) {
      steps.add(byShare("batch_slopes", place.outputGradient(), place.input(), state, shares, rows, channels, length));
      steps.add(Elements.launch("combine_slopes", channels, shares, state, place.gradients(), rows, channels, count,
          scale, shift));
    }
    if (place.hasInputGradient()) {
      steps.add(Elements.launch("batch_normalize_gradient", place.inputCount(), place.outputGradient(), place.input(),
          state, place.parameters(), place.inputGradient(), place.inputCount(), channels, scale,
          place.trains() ? 1 : 0, place.mask()));
    }
    return steps;
  }

  /** A launch with a group for some channels of a share each. */
  private CardStep byShare(String kernel, Object... arguments) {
    return new CardStep.Launch(kernel, List.of(arguments),
        new CardStep.Groups((channels + LANES - 1) / LANES, count, 1), Elements.GROUP);
  }
}
