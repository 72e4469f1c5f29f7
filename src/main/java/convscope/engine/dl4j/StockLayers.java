package convscope.engine.dl4j;

import convscope.foundation.Problem;
import convscope.model.ActivationLayer;
import convscope.model.AveragePool;
import convscope.model.BatchNormalization;
import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.Layer;
import convscope.model.LayerVisitor;
import convscope.model.LocalResponseNormalization;
import convscope.model.LocallyConnected;
import convscope.model.MaxPool;
import convscope.model.Network;
import convscope.model.PaddingRule;
import convscope.model.ParameterRole;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LocallyConnected2D;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.misc.ElementWiseMultiplicationLayer;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The layers of a network as Deeplearning4j's own, channels first, with their parameters in the layout of those layers.
 *
 * <p>Its layer of locally connected filters (1.0.0-M2.1) has one bias a filter, not one a position, and lays what it
 * gives with rows and columns exchanged. So the biases follow in an {@link ElementWiseMultiplicationLayer} with factors
 * of one, and all that stands behind such a layer, up to the next one, has its parameters exchanged likewise.
 */
final class StockLayers implements LayerVisitor<List<StockLayers.Stock>> {
  private final Map<String, float[]> parameters;
  private final List<Stock> all = new ArrayList<>();
  /** The input of the current layer. */
  private Shape input;
  private boolean last;
  /** Whether rows and columns are exchanged at this point of the network. */
  private boolean exchanged;
  /** Whether the values are rows of units rather than images. */
  private boolean flat;

  /**
   * One of Deeplearning4j's layers.
   *
   * @param before converts its input to the required shape; null if not needed
   * @param parameters by Deeplearning4j's keys
   */
  record Stock(org.deeplearning4j.nn.conf.layers.Layer layer, @Nullable FeedForwardToCnnPreProcessor before,
      Map<String, float[]> parameters) {}

  private StockLayers(Network network, Map<String, float[]> parameters) {
    this.parameters = parameters;
    input = network.input();
    for (Layer layer : network.layers()) {
      last = layer == network.layers().get(network.layers().size() - 1);
      all.addAll(layer.accept(this));
      input = layer.output(input);
    }
  }

  /** The layers of {@code network}; some become two. */
  static List<Stock> of(Network network, Map<String, float[]> parameters) {
    return new StockLayers(network, parameters).all;
  }

  @Override
  public List<Stock> convolution(Convolution layer) {
    ConvolutionLayer.Builder builder = new ConvolutionLayer.Builder(layer.size(), layer.size());
    if (!layer.padding().equals(PaddingRule.SAME)) {
      builder.convolutionMode(ConvolutionMode.Truncate).padding(layer.padding().lines(), layer.padding().lines());
    } else {
      builder.convolutionMode(ConvolutionMode.Same);
    }
    Map<String, float[]> own = new LinkedHashMap<>();
    own.put("W", filters(layer));
    if (layer.biased()) {
      own.put("b", values(layer, ParameterRole.BIASES));
    }
    return pictures(builder.name(layer.name()).stride(layer.stride(), layer.stride()).nOut(layer.filters())
        .hasBias(layer.biased()).activation(activation(layer)).l2(layer.weights().decay()).build(), own);
  }

  @Override
  public List<Stock> maxPool(MaxPool layer) {
    return pictures(new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX).name(layer.name())
        .kernelSize(layer.size(), layer.size()).stride(layer.stride(), layer.stride())
        .convolutionMode(ConvolutionMode.Same).build(), Map.of());
  }

  @Override
  public List<Stock> averagePool(AveragePool layer) {
    return pictures(new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG).name(layer.name())
        .kernelSize(layer.size(), layer.size()).stride(layer.stride(), layer.stride())
        .convolutionMode(ConvolutionMode.Same).avgPoolIncludePadInDivisor(false).build(), Map.of());
  }

  @Override
  public List<Stock> normalization(LocalResponseNormalization layer) {
    // Its n is the whole window, and its alpha, like ours, is not divided by it.
    return pictures(new org.deeplearning4j.nn.conf.layers.LocalResponseNormalization.Builder(layer.bias(),
        2.0 * layer.radius() + 1, layer.alpha(), layer.beta()).name(layer.name()).build(), Map.of());
  }

  /** Without a scale, with one that is 1 as long as it is not trained further. */
  @Override
  public List<Stock> batchNormalization(BatchNormalization layer) {
    float[] ones = new float[input.channels()];
    Arrays.fill(ones, 1);
    Map<String, float[]> own = new LinkedHashMap<>();
    own.put("gamma", layer.scale() ? values(layer, ParameterRole.SCALE) : ones);
    own.put("beta", values(layer, ParameterRole.SHIFT));
    own.put("mean", values(layer, ParameterRole.MEAN));
    own.put("var", values(layer, ParameterRole.VARIANCE));
    return pictures(new org.deeplearning4j.nn.conf.layers.BatchNormalization.Builder().name(layer.name())
        .eps(layer.epsilon()).decay(layer.momentum()).useLogStd(false).build(), own);
  }

  @Override
  public List<Stock> activation(ActivationLayer layer) {
    IActivation function = switch (layer.function()) {
      case RELU -> new ActivationReLU();
      case LEAKY_RELU -> new ActivationLReLU(layer.slope());
      // It has two approximations of it, by tanh and by the sigmoid.
      case GELU -> throw Problem.of(StockLayers.class, "export.no.gelu", layer.name());
      case SILU -> new ActivationSwish();
    };
    return List.of(new Stock(new org.deeplearning4j.nn.conf.layers.ActivationLayer.Builder().name(layer.name())
        .activation(function).build(), null, Map.of()));
  }

  @Override
  public List<Stock> locallyConnected(LocallyConnected layer) {
    if (input.height() != input.width()) {
      throw Problem.of(StockLayers.class, "export.not.square", layer.name(), input.toString());
    }
    List<Stock> both = new ArrayList<>(pictures(new LocallyConnected2D.Builder().kernelSize(layer.size(), layer.size())
        .name(layer.name()).convolutionMode(ConvolutionMode.Same).nOut(layer.filters()).activation(Activation.IDENTITY)
        .hasBias(false).l2(layer.weights().decay()).build(), Map.of("W", localFilters(layer))));
    exchanged = !exchanged;
    Shape output = layer.output(input);
    float[] ones = new float[output.size()];
    Arrays.fill(ones, 1);
    both.add(new Stock(new ElementWiseMultiplicationLayer.Builder().name(layer.name() + "_biases").nIn(output.size())
        .nOut(output.size()).activation(activation(layer)).build(), null, Map.of("W", ones,
        "b", rows(values(layer, ParameterRole.BIASES), 1, output.size(), fromStock(output)))));
    flat = true;
    return both;
  }

  @Override
  public List<Stock> dense(Dense layer) {
    Map<String, float[]> own = new LinkedHashMap<>();
    own.put("W", rows(values(layer, ParameterRole.WEIGHTS), layer.units(), input.size(), fromStock(input)));
    own.put("b", values(layer, ParameterRole.BIASES));
    exchanged = false;
    flat = true;
    return List.of(new Stock(last
        ? new OutputLayer.Builder(LossFunction.MCXENT).name(layer.name()).nOut(layer.units())
            .activation(Activation.SOFTMAX).l2(layer.weights().decay()).build()
        : new DenseLayer.Builder().name(layer.name()).nOut(layer.units()).activation(activation(layer))
            .l2(layer.weights().decay()).build(), null, own));
  }

  /** One layer from images to images. */
  private List<Stock> pictures(org.deeplearning4j.nn.conf.layers.Layer layer, Map<String, float[]> own) {
    FeedForwardToCnnPreProcessor before = flat
        ? new FeedForwardToCnnPreProcessor(input.height(), input.width(), input.channels()) : null;
    flat = false;
    return List.of(new Stock(layer, before, own));
  }

  private static Activation activation(Layer layer) {
    return layer.activation() == convscope.model.Activation.RELU ? Activation.RELU : Activation.IDENTITY;
  }

  private float[] values(Layer layer, ParameterRole role) {
    String name = layer.parameter(role, input).name();
    return Objects.requireNonNull(parameters.get(name), name);
  }

  /** The place among our values, height, width, channel, of each of theirs: channel, height, width, maybe exchanged. */
  private IntUnaryOperator fromStock(Shape shape) {
    int rows = exchanged ? shape.width() : shape.height();
    int columns = exchanged ? shape.height() : shape.width();
    boolean across = exchanged;
    return theirs -> {
      int column = theirs % columns;
      int row = theirs / columns % rows;
      int channel = theirs / columns / rows;
      int ours = across ? column * shape.width() + row : row * shape.width() + column;
      return ours * shape.channels() + channel;
    };
  }

  /** Rows of {@code width} values, each from the place in {@code from} that {@code place} gives for it. */
  private static float[] rows(float[] from, int width, int count, IntUnaryOperator place) {
    float[] to = new float[from.length];
    for (int row = 0; row < count; row++) {
      System.arraycopy(from, place.applyAsInt(row) * width, to, row * width, width);
    }
    return to;
  }

  /** {@code [filters, channels, rows, columns]} from {@code [rows, columns, channels, filters]}. */
  private float[] filters(Convolution layer) {
    float[] from = values(layer, ParameterRole.WEIGHTS);
    float[] to = new float[from.length];
    IntUnaryOperator place = fromStock(new Shape(layer.size(), layer.size(), input.channels()));
    int window = from.length / layer.filters();
    for (int i = 0; i < to.length; i++) {
      to[i] = from[place.applyAsInt(i % window) * layer.filters() + i / window];
    }
    return to;
  }

  /**
   * {@code [positions, channels · rows · columns, filters]} from
   * {@code [height, width, rows · columns · channels, filters]}; positions go down the columns of what comes in.
   */
  private float[] localFilters(LocallyConnected layer) {
    Shape window = new Shape(layer.size(), layer.size(), input.channels());
    IntUnaryOperator place = fromStock(window);
    int side = input.height();
    int size = window.size() * layer.filters();
    float[] from = values(layer, ParameterRole.WEIGHTS);
    float[] to = new float[from.length];
    for (int position = 0; position < side * side; position++) {
      int ours = exchanged ? position : position % side * side + position / side;
      float[] own = Arrays.copyOfRange(from, ours * size, (ours + 1) * size);
      System.arraycopy(rows(own, layer.filters(), window.size(), place), 0, to, position * size, size);
    }
    return to;
  }
}
