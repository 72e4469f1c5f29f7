package convscope.engine.dl4j;

import convscope.foundation.Problem;
import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.Layer;
import convscope.model.LocalResponseNormalization;
import convscope.model.LocallyConnected;
import convscope.model.MaxPool;
import convscope.model.Network;
import convscope.model.Shape;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LocallyConnected2D;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.misc.ElementWiseMultiplicationLayer;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A network in Deeplearning4j's own layers, channels first, for those who have Deeplearning4j and not us. The last layer
 * gives probabilities, and the losses' weight decay comes along, so that it can be trained further.
 *
 * <p>Its layer of locally connected filters (1.0.0-M2.1) has one bias a filter, not one a position, and lays what it gives
 * with rows and columns exchanged. So the biases follow in an {@link ElementWiseMultiplicationLayer} with factors of one,
 * and all that stands behind such a layer, up to the next one, has its parameters exchanged likewise.
 */
final class StockNetwork {
  private final NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
      .dataType(DataType.FLOAT).updater(new Sgd()).list();
  private final List<Map<String, float[]>> values = new ArrayList<>();
  private final Map<String, float[]> parameters;
  private final Network network;
  /** Whether rows stand where columns should, at this point of the network. */
  private boolean exchanged;
  /** Whether the values lie as rows of units, not as pictures. */
  private boolean flat;

  StockNetwork(Network network, Map<String, float[]> parameters) {
    this.network = network;
    this.parameters = parameters;
    List<Shape> inputs = network.inputs();
    for (int i = 0; i < inputs.size(); i++) {
      add(network.layers().get(i), inputs.get(i), i == inputs.size() - 1);
    }
    Shape input = network.input();
    layers.setInputType(InputType.convolutional(input.height(), input.width(), input.channels()));
  }

  private float[] weights(Layer layer) {
    return parameters.get(layer.name() + "/weights");
  }

  private float[] biases(Layer layer) {
    return parameters.get(layer.name() + "/biases");
  }

  private static Activation activation(convscope.model.Activation ours) {
    return ours == convscope.model.Activation.RELU ? Activation.RELU : Activation.IDENTITY;
  }

  private void add(Layer layer, Shape input, boolean last) {
    if (flat && !(layer instanceof Dense)) {
      layers.inputPreProcessor(values.size(),
          new FeedForwardToCnnPreProcessor(input.height(), input.width(), input.channels()));
      flat = false;
    }
    if (layer instanceof Convolution convolution) {
      add(new ConvolutionLayer.Builder(convolution.size(), convolution.size()).name(layer.name())
          .stride(convolution.stride(), convolution.stride()).convolutionMode(ConvolutionMode.Same)
          .nOut(convolution.filters()).activation(activation(convolution.activation()))
          .l2(convolution.weights().decay()).build(), Map.of("W", filters(convolution, input), "b", biases(layer)));
    } else if (layer instanceof MaxPool pool) {
      add(new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX).name(layer.name())
          .kernelSize(pool.size(), pool.size()).stride(pool.stride(), pool.stride())
          .convolutionMode(ConvolutionMode.Same).build(), Map.of());
    } else if (layer instanceof LocalResponseNormalization normalization) {
      // Its n is the whole window, and its alpha, like ours, is not divided by it.
      add(new org.deeplearning4j.nn.conf.layers.LocalResponseNormalization.Builder(normalization.bias(),
          2.0 * normalization.radius() + 1, normalization.alpha(), normalization.beta()).name(layer.name()).build(),
          Map.of());
    } else if (layer instanceof LocallyConnected local) {
      addLocallyConnected(local, input);
    } else {
      addDense((Dense) layer, input, last);
    }
  }

  private void add(org.deeplearning4j.nn.conf.layers.Layer layer, Map<String, float[]> parametersByKey) {
    layers.layer(layer);
    values.add(parametersByKey);
  }

  private void addDense(Dense dense, Shape input, boolean last) {
    Map<String, float[]> own = new LinkedHashMap<>();
    own.put("W", rows(weights(dense), dense.units(), input.size(), fromStock(input)));
    own.put("b", biases(dense));
    if (last) {
      add(new OutputLayer.Builder(LossFunction.MCXENT).name(dense.name()).nOut(dense.units())
          .activation(Activation.SOFTMAX).l2(dense.weights().decay()).build(), own);
    } else {
      add(new DenseLayer.Builder().name(dense.name()).nOut(dense.units()).activation(activation(dense.activation()))
          .l2(dense.weights().decay()).build(), own);
    }
    exchanged = false;
    flat = true;
  }

  private void addLocallyConnected(LocallyConnected local, Shape input) {
    if (input.height() != input.width()) {
      throw new Problem("Deeplearning4j's locally connected layers give a jumble where their input, as that of "
          + local.name() + " of " + input + ", is not square: export to onnx or safetensors instead.");
    }
    float[] weights = localFilters(local, input);
    add(new LocallyConnected2D.Builder().kernelSize(local.size(), local.size()).name(local.name())
        .convolutionMode(ConvolutionMode.Same).nOut(local.filters()).activation(Activation.IDENTITY).hasBias(false)
        .l2(local.weights().decay()).build(), Map.of("W", weights));
    exchanged = !exchanged;
    Shape output = local.output(input);
    float[] ones = new float[output.size()];
    Arrays.fill(ones, 1);
    add(new ElementWiseMultiplicationLayer.Builder().name(local.name() + "_biases").nIn(output.size())
        .nOut(output.size()).activation(activation(local.activation())).build(),
        Map.of("W", ones, "b", rows(biases(local), 1, output.size(), fromStock(output))));
    flat = true;
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
  private float[] filters(Convolution layer, Shape input) {
    float[] from = weights(layer);
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
  private float[] localFilters(LocallyConnected layer, Shape input) {
    Shape window = new Shape(layer.size(), layer.size(), input.channels());
    IntUnaryOperator place = fromStock(window);
    int side = input.height();
    int size = window.size() * layer.filters();
    float[] from = weights(layer);
    float[] to = new float[from.length];
    for (int position = 0; position < side * side; position++) {
      int ours = exchanged ? position : position % side * side + position / side;
      float[] own = Arrays.copyOfRange(from, ours * size, (ours + 1) * size);
      System.arraycopy(rows(own, layer.filters(), window.size(), place), 0, to, position * size, size);
    }
    return to;
  }

  /** Writes the zip; what it is like depends on nothing but the network and the time. */
  void writeTo(OutputStream out) throws IOException {
    MultiLayerNetwork made = new MultiLayerNetwork(layers.build());
    made.init();
    try {
      for (int i = 0; i < values.size(); i++) {
        for (Map.Entry<String, float[]> value : values.get(i).entrySet()) {
          INDArray to = made.getLayer(i).getParam(value.getKey());
          if (to.length() != value.getValue().length) {
            throw new IllegalStateException(network.name() + ", layer " + i + ": " + value.getValue().length
                + " values for " + to.length());
          }
          try (INDArray from = Nd4j.createFromArray(value.getValue()).reshape('c', to.shape())) {
            to.assign(from);
          }
        }
      }
      ModelSerializer.writeModel(made, out, false);
    } finally {
      made.close();
    }
  }
}
