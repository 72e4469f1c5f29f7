package convscope.training;

import convscope.engine.LayerProbe;
import convscope.engine.Learning;
import convscope.engine.Optimizer;
import convscope.engine.Probe;
import convscope.engine.StepPlan;
import convscope.engine.Trainer;
import convscope.model.Network;
import convscope.model.Parameter;
import convscope.model.ParameterRole;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;

/**
 * The Euclidean norm of what a step has subtracted from the weights of each layer, by the layer's name: the learning
 * rate times the norm of the gradient, of the accumulator with momentum, or of both with Nesterov's; with Adam, of its
 * two averages as they make its step; what decoupled decay has subtracted is added. Exact for all, since gradients
 * contain the decay that is a part of the loss. Frozen layers have none.
 */
final class UpdateNorms implements Optimizer.Visitor<Map<String, Double>> {
  private final Network network;
  private final Trainer trainer;
  private final Learning learning;
  private final Probe probe;
  private final StepPlan plan;
  private final double rate;

  private UpdateNorms(Network network, Trainer trainer, Learning learning, Probe probe, StepPlan plan) {
    this.network = network;
    this.trainer = trainer;
    this.learning = learning;
    this.probe = probe;
    this.plan = plan;
    rate = plan.learningRate();
  }

  /** Those of the last step of {@code trainer}, of which {@code probe} is, made with {@code plan}. */
  static Map<String, Double> of(Network network, Trainer trainer, Learning learning, Probe probe, StepPlan plan) {
    return learning.optimizer().accept(new UpdateNorms(network, trainer, learning, probe, plan));
  }

  @Override
  public Map<String, Double> sgd(Optimizer.Sgd optimizer) {
    if (learning.decoupledDecay() > 0 || learning.clips()) {
      Map<String, float[]> gradients = trainer.gradients();
      double clipped = clipped(gradients);
      return ofSteps(weights -> {
        float[] gradient = of(gradients, weights.name());
        return i -> rate * clipped * gradient[i];
      });
    }
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
    Map<String, float[]> state = trainer.optimizerState();
    return ofSteps(weights -> {
      float[] kept = of(state, weights.name() + "/" + Optimizer.Momentum.ACCUMULATOR);
      return i -> rate * kept[i];
    });
  }

  @Override
  public Map<String, Double> nesterov(Optimizer.Nesterov optimizer) {
    Map<String, float[]> state = trainer.optimizerState();
    Map<String, float[]> gradients = trainer.gradients();
    double clipped = clipped(gradients);
    return ofSteps(weights -> {
      float[] kept = of(state, weights.name() + "/" + Optimizer.Nesterov.ACCUMULATOR);
      float[] gradient = of(gradients, weights.name());
      return i -> rate * (clipped * gradient[i] + optimizer.momentum() * kept[i]);
    });
  }

  @Override
  public Map<String, Double> adam(Optimizer.Adam optimizer) {
    Map<String, float[]> state = trainer.optimizerState();
    double corrected = optimizer.rate(plan);
    double root = optimizer.root(plan);
    return ofSteps(weights -> {
      float[] means = of(state, weights.name() + "/" + Optimizer.Adam.MEAN);
      float[] squares = of(state, weights.name() + "/" + Optimizer.Adam.SQUARE);
      return i -> corrected * means[i] / (Math.sqrt(squares[i]) / root + optimizer.epsilon());
    });
  }

  /** The factor of the clipped gradients. */
  private double clipped(Map<String, float[]> gradients) {
    double squares = 0;
    for (Parameter parameter : network.parameters()) {
      if (parameter.trained()) {
        for (float gradient : of(gradients, parameter.name())) {
          squares += (double) gradient * gradient;
        }
      }
    }
    return learning.clipped(Math.sqrt(squares));
  }

  private static float[] of(Map<String, float[]> values, String name) {
    return Objects.requireNonNull(values.get(name), name);
  }

  /** With what the optimizer has subtracted from each value of some weights, after decoupled decay. */
  private Map<String, Double> ofSteps(Function<Parameter, IntToDoubleFunction> steps) {
    double kept = learning.kept(plan);
    Map<String, float[]> after = kept == 1 ? Map.of() : trainer.parameters();
    Map<String, Double> norms = new LinkedHashMap<>();
    for (Parameter parameter : network.parameters()) {
      if (parameter.role() == ParameterRole.WEIGHTS && parameter.trained()) {
        IntToDoubleFunction step = steps.apply(parameter);
        float[] values = after.getOrDefault(parameter.name(), new float[parameter.size()]);
        double squares = 0;
        for (int i = 0; i < parameter.size(); i++) {
          // The value before was (after + step) / kept.
          double change = (values[i] + step.applyAsDouble(i)) / kept - values[i];
          squares += change * change;
        }
        norms.put(parameter.layer(), Math.sqrt(squares));
      }
    }
    return norms;
  }
}
