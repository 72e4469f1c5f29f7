package convscope.engine.dl4j;

import convscope.model.Parameter;
import convscope.model.ParameterRole;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Defines for Deeplearning4j the layout of a layer's variables in the network's flat vectors: one after the other, each
 * row-major. It sets no values; a network's come from {@link convscope.model.InitialValues} or a checkpoint.
 */
final class VariableViews implements ParamInitializer {
  private final List<Parameter> parameters;

  VariableViews(List<Parameter> parameters) {
    this.parameters = parameters;
  }

  @Override
  public long numParams(NeuralNetConfiguration configuration) {
    return numParams(configuration.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    return parameters.stream().mapToLong(Parameter::size).sum();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return parameters.stream().map(Parameter::name).toList();
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return paramKeys(layer).stream().filter(key -> isWeightParam(layer, key)).toList();
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return paramKeys(layer).stream().filter(key -> isBiasParam(layer, key)).toList();
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return has(ParameterRole.WEIGHTS, key);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return has(ParameterRole.BIASES, key);
  }

  private boolean has(ParameterRole role, String name) {
    return parameters.stream().anyMatch(parameter -> parameter.role() == role && parameter.name().equals(name));
  }

  @Override
  public Map<String, INDArray> init(NeuralNetConfiguration configuration, INDArray flat, boolean fill) {
    return views(flat);
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(NeuralNetConfiguration configuration, INDArray flat) {
    return views(flat);
  }

  private Map<String, INDArray> views(INDArray flat) {
    Map<String, INDArray> views = new LinkedHashMap<>();
    INDArray vector = flat.reshape(flat.length());
    long start = 0;
    for (Parameter parameter : parameters) {
      long end = start + parameter.size();
      long[] shape = new long[parameter.shape().length];
      for (int i = 0; i < shape.length; i++) {
        shape[i] = parameter.shape()[i];
      }
      views.put(parameter.name(), vector.get(NDArrayIndex.interval(start, end)).reshape('c', shape));
      start = end;
    }
    return views;
  }
}
