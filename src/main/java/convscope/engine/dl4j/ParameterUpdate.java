package convscope.engine.dl4j;

import convscope.engine.Optimizer;
import convscope.foundation.Problem;
import convscope.model.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Weight decay, the optimizer's step and the running averages, on a network's flat vectors.
 *
 * <p>The loss holds decay · ½‖w‖², so a decayed variable's gradient grows by decay · w before the descent.
 */
final class ParameterUpdate {
  /** A decayed variable's part of the flat vectors. */
  private record Decayed(String name, double decay, INDArray weights, INDArray gradients) {}

  /** The step of one optimizer, bound to the vectors that it reads and writes. */
  private interface Descent {
    void step(double rate);
  }

  private final CompiledNetwork network;
  private final INDArray parameters;
  private final INDArray gradients;
  private final INDArray averages;
  /** The optimizer's state, a flat vector for each of its slots. */
  private final Map<String, INDArray> slots = new LinkedHashMap<>();
  private final Descent descent;
  private final List<Decayed> decayed = new ArrayList<>();
  private final Map<String, Double> decays = new LinkedHashMap<>();

  ParameterUpdate(CompiledNetwork network, Optimizer optimizer) {
    this.network = network;
    parameters = vector(network.flatParameters());
    gradients = vector(network.flatGradients());
    averages = Nd4j.create(parameters.dataType(), parameters.length());
    for (String slot : optimizer.slots()) {
      slots.put(slot, Nd4j.create(parameters.dataType(), parameters.length()));
    }
    descent = optimizer.accept(new Descents());
    long start = 0;
    for (Parameter parameter : network.description().parameters()) {
      long end = start + parameter.size();
      if (parameter.weightDecay() > 0) {
        decayed.add(new Decayed(parameter.name(), parameter.weightDecay(), parameters.get(NDArrayIndex.interval(start, end)),
            gradients.get(NDArrayIndex.interval(start, end))));
      }
      start = end;
    }
  }

  /** Binds every optimizer's arithmetic. */
  private final class Descents implements Optimizer.Visitor<Descent> {
    @Override
    public Descent sgd(Optimizer.Sgd optimizer) {
      return rate -> Nd4j.getBlasWrapper().axpy(-rate, gradients, parameters);
    }
  }

  private static INDArray vector(INDArray flat) {
    return flat.reshape(flat.length());
  }

  INDArray averages() {
    return averages;
  }

  /** Starts the averages from the parameters as they are. */
  void restartAverages() {
    averages.assign(parameters);
  }

  /** A copy of the optimizer's state, as {@link convscope.engine.Trainer#optimizerState} names it. */
  Map<String, float[]> state() {
    Map<String, float[]> state = new LinkedHashMap<>();
    slots.forEach((slot, vector) ->
        network.read(vector).forEach((parameter, values) -> state.put(parameter + "/" + slot, values)));
    return state;
  }

  /** Sets the optimizer's state, which must be just what {@link #state} gives. */
  void setState(Map<String, float[]> values) {
    Set<String> wanted = state().keySet();
    if (!values.keySet().equals(wanted)) {
      throw new Problem("The optimizer keeps " + wanted.size() + " arrays and was given " + values.size()
          + " or others: use a checkpoint of the same optimizer.");
    }
    slots.forEach((slot, vector) -> {
      Map<String, float[]> own = new LinkedHashMap<>();
      network.description().parameters()
          .forEach(parameter -> own.put(parameter.name(), values.get(parameter.name() + "/" + slot)));
      network.write(own, vector);
    });
  }

  /** Adds the decay's gradient to the gradients, and returns the decay's part of the loss. */
  double decay() {
    double loss = 0;
    for (Decayed variable : decayed) {
      double squares = Nd4j.getBlasWrapper().dot(variable.weights(), variable.weights());
      double own = variable.decay() * 0.5 * squares;
      decays.put(variable.name(), own);
      loss += own;
      Nd4j.getBlasWrapper().axpy(variable.decay(), variable.weights(), variable.gradients());
    }
    return loss;
  }

  /** What each decayed variable added to the loss at the last {@link #decay}, by its name. */
  Map<String, Double> decays() {
    return Map.copyOf(decays);
  }

  /** The optimizer's step, then average ← decay · average + (1 − decay) · parameter. */
  void descend(double rate, double averageDecay) {
    descent.step(rate);
    Nd4j.getBlasWrapper().scal(averageDecay, averages);
    Nd4j.getBlasWrapper().axpy(1 - averageDecay, parameters, averages);
  }

  void close() {
    averages.close();
    slots.values().forEach(INDArray::close);
  }
}
