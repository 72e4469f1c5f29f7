package convscope.engine.dl4j;

import convscope.model.Layer;
import convscope.model.ParameterRole;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.AbstractLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A layer of ours inside a Deeplearning4j network: Deeplearning4j keeps the variables, a {@link LayerKernel} does the
 * arithmetic. Input, output and gradients live in the layer's own arrays; one handed in from elsewhere is copied there
 * first.
 */
final class ScopeLayer extends AbstractLayer<ScopeLayerConfiguration> {
  private static final long serialVersionUID = 1L;

  private transient LayerKernel kernel;
  private transient Map<String, INDArray> variables = Map.of();
  private transient Map<String, INDArray> gradientViews = Map.of();

  ScopeLayer(NeuralNetConfiguration configuration, DataType type) {
    super(configuration, type);
  }

  @Override
  public void setParamTable(Map<String, INDArray> table) {
    variables = table;
  }

  @Override
  public Map<String, INDArray> paramTable(boolean backpropOnly) {
    return variables;
  }

  @Override
  public Map<String, INDArray> paramTable() {
    return variables;
  }

  @Override
  public INDArray getParam(String name) {
    return variables.get(name);
  }

  @Override
  public void setParamsViewArray(INDArray flat) {
    // The views in the table are all that is needed of it.
  }

  @Override
  public long numParams() {
    return layerConf().initializer().numParams(layerConf());
  }

  @Override
  public long numParams(boolean backwards) {
    return numParams();
  }

  @Override
  public void setBackpropGradientsViewArray(INDArray flat) {
    gradientViews = flat == null ? Map.of() : layerConf().initializer().getGradientsFromFlattened(conf, flat);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    LayerArrays arrays = layerConf().arrays();
    if (input != null && input != arrays.input()) {
      arrays.input().assign(input);
    }
    kernel().forward();
    return arrays.output();
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray outputGradient, LayerWorkspaceMgr workspaces) {
    LayerArrays arrays = layerConf().arrays();
    if (outputGradient != arrays.outputGradient()) {
      arrays.outputGradient().assign(outputGradient);
    }
    kernel().backward();
    Gradient gradient = new DefaultGradient();
    gradientViews.forEach(gradient::setGradientFor);
    return new Pair<>(gradient, arrays.inputGradient());
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public void clearNoiseWeightParams() {
    // There is no weight noise here.
  }

  @Override
  public void close() {
    if (kernel != null) {
      kernel.close();
      kernel = null;
    }
  }

  /** Made at first use, when Deeplearning4j has handed out the views of variables and gradients. */
  private LayerKernel kernel() {
    if (kernel == null) {
      kernel = makeKernel();
    }
    return kernel;
  }

  private LayerKernel makeKernel() {
    Layer layer = layerConf().layer();
    return layerConf().kernels().kernel(layer, layerConf().arrays(), new Variables(
        of(ParameterRole.WEIGHTS, variables), of(ParameterRole.BIASES, variables),
        of(ParameterRole.WEIGHTS, gradientViews), of(ParameterRole.BIASES, gradientViews)));
  }

  /** The view in {@code table} of the variable with {@code role}; null where the layer or the table has none. */
  private @Nullable INDArray of(ParameterRole role, Map<String, INDArray> table) {
    return layerConf().parameters().stream().filter(parameter -> parameter.role() == role)
        .map(parameter -> table.get(parameter.name())).filter(Objects::nonNull).findFirst().orElse(null);
  }
}
