package convscope.workbench.inspect;

import convscope.insight.ChangedFilter;
import convscope.insight.Derivation;
import convscope.insight.StepPath;
import convscope.insight.WeightedSum;
import convscope.model.FilterUse;
import convscope.model.Layer;
import convscope.model.Network;
import convscope.model.Shape;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the steps through a layer's computation are. Immutable; the arrays must not be modified.
 *
 * @param subject the network, the image and the activations
 * @param channel the channel of the output; not used for layers whose output is units, whose path goes through them
 * @param inputChannel the channel of the input that is shown, or {@link StepPath#ALL}
 * @param change what is changed by hand
 */
record StepsState(InspectResult subject, int channel, int inputChannel, StepPath path, int step, Change change) {

  /**
   * What is changed by hand, as a copy.
   *
   * @param filter with changed weights; null for none
   * @param map the values of its channel; null until they are computed
   * @param logits with some changed; null for none
   */
  record Change(@Nullable ChangedFilter filter, float @Nullable [] map, float @Nullable [] logits) {
    static final Change NONE = new Change(null, null, null);

    boolean any() {
      return filter != null || logits != null;
    }
  }

  /** The first step through the layer that {@code subject} shows, with the channel shown most of the input. */
  static StepsState first(InspectResult subject, int channel) {
    int layer = subject.request().layer();
    Network network = subject.request().model().network();
    StepsState state = new StepsState(subject, channel, StepPath.ALL, path(network, layer, StepPath.ALL), 0,
        Change.NONE);
    // With more channels than colors, one is shown: a walk through all of them is long.
    return state.inputs() > 3 ? state.withInput(state.strongestInput()) : state;
  }

  private static StepPath path(Network network, int layer, int inputChannel) {
    return layer == network.layers().size() - 1 ? StepPath.softmax(network.classes())
        : StepPath.of(network, layer, inputChannel);
  }

  Network network() {
    return subject.request().model().network();
  }

  int layerIndex() {
    return subject.request().layer();
  }

  Layer layer() {
    return network().layers().get(layerIndex());
  }

  Shape source() {
    return network().inputs().get(layerIndex());
  }

  Shape output() {
    return network().output(layerIndex());
  }

  /** Whether the steps are those of the softmax after the last layer. */
  boolean softmax() {
    return layerIndex() == network().layers().size() - 1;
  }

  /** Whether there are numbers that can be changed by hand. */
  boolean changeable() {
    return layer().filterUse() != FilterUse.NONE;
  }

  /** Whether the output is units rather than maps. */
  boolean units() {
    return output().height() == 1 && output().width() == 1;
  }

  /** How many channels of the input there are to choose from; 0 where there is no choice. */
  int inputs() {
    boolean flat = source().height() == 1 && source().width() == 1;
    return softmax() || flat || layer().filterUse() == FilterUse.NONE ? 0 : source().channels();
  }

  /** The layer's input, {@code [height, width, channels]}. */
  float[] input() {
    return layerIndex() == 0 ? subject.request().image() : subject.activations().get(layerIndex() - 1);
  }

  Map<String, float[]> parameters() {
    return subject.request().model().averages();
  }

  /** The index of the value in hand. */
  int value() {
    return path.value(step);
  }

  int row() {
    return units() ? 0 : value() / output().width();
  }

  int column() {
    return units() ? 0 : value() % output().width();
  }

  /** The channel of the value in hand. */
  int channelNow() {
    return units() ? value() : channel;
  }

  /** The changed filter, if it is that of the value in hand. */
  Optional<ChangedFilter> changedNow() {
    return Optional.ofNullable(change.filter()).filter(filter -> filter.channel() == channelNow());
  }

  /** The filter of the value in hand, changed or not. */
  ChangedFilter filterNow() {
    return changedNow().orElseGet(() -> ChangedFilter.of(network(), parameters(), layerIndex(), channelNow()));
  }

  /** How the value in hand comes about. */
  Derivation derivation() {
    Optional<WeightedSum> changed = changedNow().map(filter -> filter.at(input(), row(), column()));
    return changed.isPresent() ? changed.get()
        : Derivation.of(network(), parameters(), layerIndex(), input(), row(), column(), channelNow());
  }

  /** The output's values as far as they are pictured together: one channel's map, or all units. */
  float[] outputs() {
    float[] values = unchangedOutputs();
    ChangedFilter filter = change.filter();
    float[] map = change.map();
    if (filter == null || map == null || !units() && filter.channel() != channel) {
      return values;
    }
    if (!units()) {
      return map;
    }
    float[] changed = values.clone();
    changed[filter.channel()] = map[0];
    return changed;
  }

  /** The same without the changes by hand. */
  float[] unchangedOutputs() {
    return units() ? subject.activations().get(layerIndex()) : subject.figures().values(channel);
  }

  /** The logits, changed or not. */
  float[] logits() {
    return change.logits() == null ? subject.activations().get(layerIndex()) : change.logits();
  }

  StepsState at(int wanted) {
    return new StepsState(subject, channel, inputChannel, path, wanted, change);
  }

  StepsState with(Change changed) {
    return new StepsState(subject, channel, inputChannel, path, step, changed);
  }

  /** The same of another channel of the output. */
  StepsState withChannel(int wanted) {
    return new StepsState(subject, wanted, inputChannel, path, step, change);
  }

  /** The same value with another channel of the input shown, from the value's first step on. */
  StepsState withInput(int wanted) {
    StepPath other = path(network(), layerIndex(), wanted);
    return new StepsState(subject, channel, wanted, other, value() * other.phases().size(), change);
  }

  /** The same of other activations of the same layer. */
  StepsState of(InspectResult other) {
    return new StepsState(other, channel, inputChannel, path, step, change);
  }

  /** The channel of the input that has the largest weights. */
  private int strongestInput() {
    WeightedSum sum = filterNow().at(input(), 0, 0);
    double[] sizes = new double[source().channels()];
    for (int i = 0; i < sum.terms(); i++) {
      sizes[sum.channel(i)] += Math.abs(sum.weights()[i]);
    }
    int strongest = 0;
    for (int i = 1; i < sizes.length; i++) {
      strongest = sizes[i] > sizes[strongest] ? i : strongest;
    }
    return strongest;
  }
}
