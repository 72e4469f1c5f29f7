package convscope.insight;

import convscope.model.BatchNormalization;
import java.util.Optional;

/**
 * A value of a batch normalization, with the running statistics of its channel: (input − mean) ∕ deviation · scale +
 * shift.
 *
 * @param layer with the formula's epsilon
 * @param input the layer's input at the same place
 * @param mean the running mean
 * @param centered input − mean
 * @param deviation √(running variance + epsilon)
 * @param normalized centered ∕ deviation
 * @param scale the channel's scale; 1 if the layer has none
 * @param shift the channel's shift
 * @param value normalized · scale + shift
 */
public record BatchNormalized(BatchNormalization layer, double input, double mean, double centered, double deviation,
    double normalized, double scale, double shift, double value) implements Derivation {

  /** The variables of a channel. */
  record Channel(double scale, double shift, double mean, double variance) {}

  static BatchNormalized of(BatchNormalization layer, double input, Channel channel) {
    double centered = input - channel.mean();
    double deviation = Math.sqrt(channel.variance() + layer.epsilon());
    double normalized = centered / deviation;
    return new BatchNormalized(layer, input, channel.mean(), centered, deviation, normalized, channel.scale(),
        channel.shift(), normalized * channel.scale() + channel.shift());
  }

  /** {@code batch.scaled} or {@code batch.unscaled}: the value, input, mean, deviation, shift, and the scale if any. */
  @Override
  public Sentence sentence() {
    return layer.scale() ? Sentence.of("batch.scaled", value, input, mean, deviation, shift, scale)
        : Sentence.of("batch.unscaled", value, input, mean, deviation, shift);
  }

  @Override
  public <R> R accept(DerivationVisitor<R> visitor) {
    return visitor.batchNormalized(this);
  }

  @Override
  public Optional<WeightedSum> products() {
    return Optional.empty();
  }
}
