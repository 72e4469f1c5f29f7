package convscope.engine.dl4j;

import convscope.model.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Weight decay, plain gradient descent and the running averages, on a network's flat vectors.
 *
 * <p>The loss holds decay · ½‖w‖², so a decayed variable's gradient grows by decay · w before the descent.
 */
final class ParameterUpdate {
  /** A decayed variable's part of the flat vectors. */
  private record Decayed(String name, double decay, INDArray weights, INDArray gradients) {}

  private final INDArray parameters;
  private final INDArray gradients;
  private final INDArray averages;
  private final List<Decayed> decayed = new ArrayList<>();
  private final Map<String, Double> decays = new LinkedHashMap<>();

  ParameterUpdate(CompiledNetwork network) {
    parameters = vector(network.flatParameters());
    gradients = vector(network.flatGradients());
    averages = Nd4j.create(parameters.dataType(), parameters.length());
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

  /** parameter ← parameter − rate · gradient, then average ← decay · average + (1 − decay) · parameter. */
  void descend(double rate, double averageDecay) {
    Nd4j.getBlasWrapper().axpy(-rate, gradients, parameters);
    Nd4j.getBlasWrapper().scal(averageDecay, averages);
    Nd4j.getBlasWrapper().axpy(1 - averageDecay, parameters, averages);
  }

  void close() {
    averages.close();
  }
}
