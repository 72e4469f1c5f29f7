package convscope.engine.dl4j;

import convscope.model.Layer;
import convscope.model.Parameter;
import convscope.model.Shape;
import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.regularization.Regularization;

/**
 * The description of a layer of ours for Deeplearning4j. Updates and weight decay are done by {@link ParameterUpdate},
 * so neither is configured here.
 */
final class ScopeLayerConfiguration extends org.deeplearning4j.nn.conf.layers.Layer {
  private static final long serialVersionUID = 1L;

  private final transient Layer layer;
  private final transient Shape input;
  private final transient VariableViews views;

  ScopeLayerConfiguration(Layer layer, Shape input) {
    this.layerName = layer.name();
    this.layer = layer;
    this.input = input;
    this.views = new VariableViews(layer.parameters(input));
  }

  Layer layer() {
    return layer;
  }

  List<Parameter> parameters() {
    return layer.parameters(input);
  }

  @Override
  public org.deeplearning4j.nn.api.Layer instantiate(NeuralNetConfiguration configuration,
      Collection<TrainingListener> listeners, int index, INDArray flat, boolean fill, DataType type) {
    ScopeLayer made = new ScopeLayer(configuration, type);
    made.setIndex(index);
    made.setListeners(listeners);
    made.setParamsViewArray(flat);
    if (flat != null) {
      made.setParamTable(views.init(configuration, flat, fill));
    }
    made.setConf(configuration);
    return made;
  }

  @Override
  public ParamInitializer initializer() {
    return views;
  }

  @Override
  public InputType getOutputType(int index, InputType type) {
    Shape output = layer.output(input);
    return InputType.convolutional(output.height(), output.width(), output.channels(), CNN2DFormat.NHWC);
  }

  @Override
  public void setNIn(InputType type, boolean override) {
    // Shapes come from the network's own description.
  }

  @Override
  public @Nullable InputPreProcessor getPreProcessorForInputType(InputType type) {
    return null;
  }

  @Override
  public List<Regularization> getRegularizationByParam(String name) {
    return List.of();
  }

  @Override
  public IUpdater getUpdaterByParam(String name) {
    return new NoOp();
  }

  @Override
  public boolean isPretrainParam(String name) {
    return false;
  }

  @Override
  public GradientNormalization getGradientNormalization() {
    return GradientNormalization.None;
  }

  @Override
  public double getGradientNormalizationThreshold() {
    return 0;
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType type) {
    return new LayerMemoryReport.Builder(layerName, ScopeLayer.class, type, getOutputType(0, type))
        .standardMemory(views.numParams(this), 0)
        .workingMemory(0, 0, 0, 0)
        .cacheMemory(0, 0)
        .build();
  }
}
