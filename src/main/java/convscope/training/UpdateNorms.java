package convscope.training;

import convscope.engine.LayerProbe;
import convscope.engine.Optimizer;
import convscope.engine.Probe;
import convscope.engine.Trainer;
import convscope.model.Network;
import convscope.model.Parameter;
import convscope.model.ParameterRole;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The Euclidean norm of what a step has subtracted from the weights of each layer, by the layer's name: the learning
 * rate times the norm of the gradient, or of the accumulator with momentum. Exact for both, since gradients contain the
 * decay.
 */
final class UpdateNorms implements Optimizer.Visitor<Map<String, Double>> {
  private final Network network;
  private final Trainer trainer;
  private final Probe probe;
  private final double rate;

  private UpdateNorms(Network network, Trainer trainer, Probe probe, double rate) {
    this.network = network;
    this.trainer = trainer;
    this.probe = probe;
    this.rate = rate;
  }

  /** Those of the last step of {@code trainer}, of which {@code probe} is, with the learning rate {@code rate}. */
  static Map<String, Double> of(Network network, Trainer trainer, Optimizer optimizer, Probe probe, double rate) {
    return optimizer.accept(new UpdateNorms(network, trainer, probe, rate));
  }

  @Override
  public Map<String, Double> sgd(Optimizer.Sgd optimizer) {
    Map<String, Double> norms = new LinkedHashMap<>();
    for (LayerProbe layer : probe.layers()) {
      norms.put(layer.layer(), rate * layer.gradientNorm());
    }
    return norms;
  }

  @Override
  public Map<String, Double> momentum(Optimizer.Momentum optimizer) {
    Map<String, float[]> state = trainer.optimizerState();
    Map<String, Double> norms = new LinkedHashMap<>();
    for (Parameter parameter : network.parameters()) {
      if (parameter.role() == ParameterRole.WEIGHTS) {
        String slot = parameter.name() + "/" + Optimizer.Momentum.ACCUMULATOR;
        norms.put(parameter.layer(), rate * norm(Objects.requireNonNull(state.get(slot), slot)));
      }
    }
    return norms;
  }

  private static double norm(float[] values) {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares);
  }
}
