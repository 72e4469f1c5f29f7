package convscope.engine.dl4j;

import convscope.engine.dl4j.kernel.Variables;
import convscope.model.Parameter;
import convscope.model.ParameterRole;
import java.util.EnumMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.AbstractLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A layer of ours inside a Deeplearning4j network, which stores its variables and their gradients. The arithmetic does
 * not go through it: it is planned for whole passes.
 */
final class ScopeLayer extends AbstractLayer<ScopeLayerConfiguration> {
  private static final long serialVersionUID = 1L;

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
  public @Nullable INDArray getParam(String name) {
    return variables.get(name);
  }

  @Override
  public void setParamsViewArray(INDArray flat) {
    // Only the views in the table are needed.
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
  public void setBackpropGradientsViewArray(@Nullable INDArray flat) {
    gradientViews = flat == null ? Map.of() : layerConf().initializer().getGradientsFromFlattened(conf, flat);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    throw new UnsupportedOperationException("Passes go through CompiledNetwork");
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray outputGradient, LayerWorkspaceMgr workspaces) {
    throw new UnsupportedOperationException("Passes go through CompiledNetwork");
  }

  @Override
  public boolean isPretrainLayer() {
    return false;
  }

  @Override
  public void clearNoiseWeightParams() {
    // There is no weight noise here.
  }

  /** Its variables and their gradients, once Deeplearning4j has assigned the views of them. */
  Variables variables() {
    return new Variables(byRole(variables), byRole(gradientViews));
  }

  private Map<ParameterRole, INDArray> byRole(Map<String, INDArray> views) {
    Map<ParameterRole, INDArray> all = new EnumMap<>(ParameterRole.class);
    for (Parameter parameter : layerConf().parameters()) {
      INDArray view = views.get(parameter.name());
      if (view != null) {
        all.put(parameter.role(), view);
      }
    }
    return all;
  }
}
