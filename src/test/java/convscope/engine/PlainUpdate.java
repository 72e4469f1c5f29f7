package convscope.engine;

import convscope.model.Network;
import convscope.model.Parameter;
import convscope.spoken.Spoken;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An optimizer's step in double precision, one value after the other. Between two steps all that it keeps is floats.
 */
final class PlainUpdate {
  private final Map<String, float[]> state = new LinkedHashMap<>();
  private final Rule rule;
  private final double decoupledDecay;

  /** What becomes of one value. */
  private interface Rule {
    /**
     * The value after a step.
     *
     * @param kept what is kept of it, by slot, to be read and changed
     */
    double after(double value, double gradient, StepPlan plan, Map<String, Double> kept);
  }

  /** Each optimizer's formula. */
  private static final class Rules implements Optimizer.Visitor<Rule> {
    @Override
    public Rule sgd(Optimizer.Sgd optimizer) {
      return (value, gradient, plan, kept) -> value - plan.learningRate() * gradient;
    }

    @Override
    public Rule momentum(Optimizer.Momentum optimizer) {
      return (value, gradient, plan, kept) -> value - plan.learningRate() * kept.merge(Optimizer.Momentum.ACCUMULATOR,
          gradient, (before, now) -> optimizer.momentum() * before + now);
    }

    @Override
    public Rule nesterov(Optimizer.Nesterov optimizer) {
      return (value, gradient, plan, kept) -> {
        double accumulator = optimizer.momentum() * kept.getOrDefault(Optimizer.Nesterov.ACCUMULATOR, 0.0) + gradient;
        kept.put(Optimizer.Nesterov.ACCUMULATOR, accumulator);
        return value - plan.learningRate() * (gradient + optimizer.momentum() * accumulator);
      };
    }

    @Override
    public Rule adam(Optimizer.Adam optimizer) {
      return (value, gradient, plan, kept) -> {
        double mean = average(kept, Optimizer.Adam.MEAN, optimizer.beta1(), gradient);
        double square = average(kept, Optimizer.Adam.SQUARE, optimizer.beta2(), gradient * gradient);
        double unbiasedMean = mean / (1 - Math.pow(optimizer.beta1(), plan.step() + 1));
        double unbiasedSquare = square / (1 - Math.pow(optimizer.beta2(), plan.step() + 1));
        return value - plan.learningRate() * unbiasedMean / (Math.sqrt(unbiasedSquare) + optimizer.epsilon());
      };
    }

    private static double average(Map<String, Double> kept, String slot, double beta, double now) {
      double average = beta * kept.getOrDefault(slot, 0.0) + (1 - beta) * now;
      kept.put(slot, average);
      return average;
    }
  }

  PlainUpdate(Network network, Learning learning) {
    rule = learning.optimizer().accept(new Rules());
    decoupledDecay = learning.decoupledDecay();
    for (String slot : learning.optimizer().slots()) {
      network.parameters().stream().filter(Parameter::trained)
          .forEach(parameter -> state.put(parameter.name() + "/" + slot, new float[parameter.size()]));
    }
  }

  Map<String, float[]> state() {
    return PlainTrainer.copy(state);
  }

  void set(Map<String, float[]> values) {
    if (!values.keySet().equals(state.keySet())) {
      throw Spoken.problem("That is the state of another optimizer.");
    }
    state.putAll(PlainTrainer.copy(values));
  }

  /** Takes {@code values}, those of {@code parameter}, one step on. */
  void step(Parameter parameter, float[] values, double[] gradient, StepPlan plan) {
    String prefix = parameter.name() + "/";
    for (int i = 0; i < values.length; i++) {
      Map<String, Double> kept = new HashMap<>();
      int place = i;
      state.forEach((name, all) -> {
        if (name.startsWith(prefix)) {
          kept.put(name.substring(prefix.length()), (double) all[place]);
        }
      });
      double decayed = values[i] - plan.learningRate() * decoupledDecay * values[i];
      values[i] = (float) rule.after(decayed, gradient[i], plan, kept);
      kept.forEach((slot, value) -> state.get(prefix + slot)[place] = value.floatValue());
    }
  }
}
