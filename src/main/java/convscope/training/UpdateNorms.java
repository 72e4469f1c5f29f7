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
 * rate times the norm of the gradient, of the accumulator with momentum, or of both with Nesterov's. Exact for all,
 * since gradients contain the decay. Frozen layers have none.
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
      if (!network.frozen().contains(layer.layer())) {
        norms.put(layer.layer(), rate * layer.gradientNorm());
      }
    }
    return norms;
  }

  @Override
  public Map<String, Double> momentum(Optimizer.Momentum optimizer) {
    return ofSteps(Map.of(), 1, Optimizer.Momentum.ACCUMULATOR);
  }

  @Override
  public Map<String, Double> nesterov(Optimizer.Nesterov optimizer) {
    return ofSteps(trainer.gradients(), optimizer.momentum(), Optimizer.Nesterov.ACCUMULATOR);
  }

  /** Of {@code gradients}, where there are any, plus {@code factor} times the state in {@code slot}. */
  private Map<String, Double> ofSteps(Map<String, float[]> gradients, double factor, String slot) {
    Map<String, float[]> state = trainer.optimizerState();
    Map<String, Double> norms = new LinkedHashMap<>();
    for (Parameter parameter : network.parameters()) {
      if (parameter.role() == ParameterRole.WEIGHTS && parameter.trained()) {
        String name = parameter.name() + "/" + slot;
        float[] kept = Objects.requireNonNull(state.get(name), name);
        float[] gradient = gradients.getOrDefault(parameter.name(), new float[kept.length]);
        double squares = 0;
        for (int i = 0; i < kept.length; i++) {
          double step = gradient[i] + factor * kept[i];
          squares += step * step;
        }
        norms.put(parameter.layer(), rate * Math.sqrt(squares));
      }
    }
    return norms;
  }
}
