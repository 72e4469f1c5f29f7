package convscope.export;

import static convscope.export.OnnxGraph.attribute;
import static convscope.export.OnnxGraph.attributes;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import convscope.data.Crop;
import convscope.data.ImageSet;
import convscope.foundation.ProgramVersion;
import convscope.model.Activation;
import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.Layer;
import convscope.model.LocalResponseNormalization;
import convscope.model.LocallyConnected;
import convscope.model.MaxPool;
import convscope.model.Network;
import convscope.model.Padding;
import convscope.model.Shape;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * A trained network as an ONNX model in standard operators (opset 13, IR version 7), the whole way from pixels on:
 *
 * <ul>
 *   <li>input {@value #IMAGES}, uint8 {@code [batch, 32, 32, 3]}: rows, columns, red green blue, 0 … 255, any number of
 *       images, as they come from a picture file without further ado;
 *   <li>the evaluation's crop, its middle 24 × 24, whitened: (x − mean) ∕ max(stddev, 1∕√1728);
 *   <li>the layers, each node under its layer's name, each constant under its variable's;
 *   <li>outputs {@value #LOGITS} and {@value #PROBABILITIES}, float {@code [batch, classes]}.
 * </ul>
 *
 * <p>ONNX convolves and pools {@code [batch, channels, height, width]}, so values are transposed on the way in, and back
 * where a dense layer flattens height, width and channel; {@code SAME} padding is written out, since where it is odd the
 * operators' own words for it are no longer welcome. ONNX divides the alpha of local response normalization by its size.
 */
final class OnnxNetwork {
  static final String IMAGES = "images";
  static final String LOGITS = "logits";
  static final String PROBABILITIES = "probabilities";

  private static final int OPSET = 13;
  private static final int IR_VERSION = 7;

  private final Map<String, float[]> parameters;
  private final OnnxGraph graph;
  private final ModelProto model;

  /** How a value lies: as pictures, channels first or last, or as rows of units. */
  private enum Layout { FIRST, LAST, FLAT }

  /** A value of the graph, of {@code shape} for each example. */
  private record Value(String name, Layout layout, Shape shape) {}

  /**
   * The model of {@code network}, which looks at the tutorial's crops.
   *
   * @param facts what it says about itself beside the graph, by name
   */
  OnnxNetwork(Network network, Map<String, float[]> parameters, Map<String, String> facts) {
    this.parameters = parameters;
    graph = new OnnxGraph(network.name(), "Takes images of 32 x 32 pixels, crops their middle 24 x 24, whitens each crop,"
        + " and gives the logits and the probability of every class.");
    graph.input(IMAGES, "Rows, columns, and red, green and blue from 0 to 255.", DataType.UINT8, ImageSet.HEIGHT,
        ImageSet.WIDTH, ImageSet.CHANNELS);
    Value value = whitened(network.input());
    for (Layer layer : network.layers()) {
      value = apply(layer, value);
    }
    graph.node("Identity", LOGITS, List.of(value.name()));
    graph.node("Softmax", PROBABILITIES, List.of(LOGITS), attribute("axis", 1));
    graph.output(LOGITS, "What the last layer gives for every class.", DataType.FLOAT, network.classes());
    graph.output(PROBABILITIES, "The softmax of the logits.", DataType.FLOAT, network.classes());
    ModelProto.Builder built = ModelProto.newBuilder().setIrVersion(IR_VERSION).setProducerName("ConvScope")
        .setProducerVersion(ProgramVersion.text()).setModelVersion(1).setGraph(graph.build())
        .setDocString("The network " + network.name() + ", trained with ConvScope.");
    built.addOpsetImportBuilder().setDomain("").setVersion(OPSET);
    facts.forEach((key, text) -> built.addMetadataPropsBuilder().setKey(key).setValue(text));
    model = built.build();
  }

  void writeTo(OutputStream out) throws IOException {
    model.writeTo(out);
  }

  private Value whitened(Shape shape) {
    String at = "whitening/";
    long left = Crop.CENTRE.left();
    long top = Crop.CENTRE.top();
    String crop = graph.node("Slice", at + "crop", List.of(IMAGES, graph.list(at + "from", top, left),
        graph.list(at + "to", top + Crop.SIZE, left + Crop.SIZE), graph.list(at + "axes", 1, 2)));
    String pixels = graph.node("Cast", at + "pixels", List.of(crop), attribute("to", DataType.FLOAT.getNumber()));
    String mean = mean(at + "mean", pixels);
    String centred = graph.node("Sub", at + "centred", List.of(pixels, mean));
    String variance = mean(at + "variance", graph.node("Mul", at + "squares", List.of(centred, centred)));
    String least = graph.floats(at + "least", new float[] {(float) (1 / Math.sqrt(Crop.VALUES))});
    String divisor = graph.node("Max", at + "divisor", List.of(graph.node("Sqrt", at + "stddev", List.of(variance)),
        least));
    return new Value(graph.node("Div", at + "whitened", List.of(centred, divisor)), Layout.LAST, shape);
  }

  /** The mean over all of each example, kept as one value in each axis. */
  private String mean(String name, String of) {
    return graph.node("ReduceMean", name, List.of(of), attributes("axes", 1, 2, 3), attribute("keepdims", 1));
  }

  private Value apply(Layer layer, Value input) {
    Shape output = layer.output(input.shape());
    if (layer instanceof Convolution convolution) {
      return activated(convolve(convolution, input), layer, convolution.activation(), Layout.FIRST, output);
    } else if (layer instanceof MaxPool pool) {
      String name = graph.node("MaxPool", pool.name(), List.of(in(Layout.FIRST, input, layer)),
          attributes("kernel_shape", pool.size(), pool.size()), attributes("strides", pool.stride(), pool.stride()),
          pads(input.shape(), pool.size(), pool.stride()));
      return new Value(name, Layout.FIRST, output);
    } else if (layer instanceof LocalResponseNormalization normalization) {
      int size = 2 * normalization.radius() + 1;
      String name = graph.node("LRN", normalization.name(), List.of(in(Layout.FIRST, input, layer)),
          attribute("size", size), attribute("alpha", normalization.alpha() * size),
          attribute("beta", normalization.beta()), attribute("bias", normalization.bias()));
      return new Value(name, Layout.FIRST, output);
    } else if (layer instanceof LocallyConnected local) {
      return activated(connectLocally(local, input), layer, local.activation(), Layout.LAST, output);
    }
    Dense dense = (Dense) layer;
    String product = graph.node("Gemm", dense.name() + "/sums", List.of(in(Layout.FLAT, input, layer),
        parameter(layer, "/weights", input.shape().size(), dense.units()), parameter(layer, "/biases", dense.units())));
    return activated(product, layer, dense.activation(), Layout.FLAT, output);
  }

  private Value activated(String sums, Layer layer, Activation activation, Layout layout, Shape shape) {
    String name = activation == Activation.RELU ? graph.node("Relu", layer.name(), List.of(sums)) : sums;
    return new Value(name, layout, shape);
  }

  private String parameter(Layer layer, String variable, long... shape) {
    return graph.floats(layer.name() + variable, parameters.get(layer.name() + variable), shape);
  }

  private String convolve(Convolution layer, Value input) {
    int size = layer.size();
    int channels = input.shape().channels();
    int filters = layer.filters();
    String name = layer.name() + "/weights";
    float[] values = parameters.get(name);
    float[] turned = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      int filter = i % filters;
      int channel = i / filters % channels;
      int place = i / filters / channels;
      turned[(filter * channels + channel) * size * size + place] = values[i];
    }
    return graph.node("Conv", layer.name() + "/sums", List.of(in(Layout.FIRST, input, layer),
        graph.floats(name, turned, filters, channels, size, size), parameter(layer, "/biases", filters)),
        attributes("kernel_shape", size, size), attributes("strides", layer.stride(), layer.stride()),
        pads(input.shape(), size, layer.stride()));
  }

  private static AttributeProto pads(Shape input, int size, int stride) {
    Padding rows = Padding.same(input.height(), size, stride);
    Padding columns = Padding.same(input.width(), size, stride);
    return attributes("pads", rows.before(), columns.before(), rows.after(), columns.after());
  }

  /**
   * A locally connected layer: every position's window is gathered from the padded input, and multiplied by that
   * position's own weights in one product for all positions.
   */
  private String connectLocally(LocallyConnected layer, Value input) {
    String at = layer.name() + "/";
    int height = input.shape().height();
    int width = input.shape().width();
    int window = layer.size() * layer.size() * input.shape().channels();
    Padding rows = Padding.same(height, layer.size(), 1);
    Padding columns = Padding.same(width, layer.size(), 1);
    String padded = graph.node("Pad", at + "padded", List.of(in(Layout.LAST, input, layer),
        graph.list(at + "pads", 0, rows.before(), columns.before(), 0, 0, rows.after(), columns.after(), 0)));
    String pixels = graph.node("Reshape", at + "pixels",
        List.of(padded, graph.list(at + "pixels/shape", 0, -1, input.shape().channels())));
    String windows = graph.node("Gather", at + "windows", List.of(pixels, places(layer, input.shape())),
        attribute("axis", 1));
    String flat = graph.node("Reshape", at + "windows/flat",
        List.of(windows, graph.list(at + "windows/shape", 0, height * width, window)));
    String byPosition = graph.node("Transpose", at + "windows/by_position", List.of(flat), attributes("perm", 1, 0, 2));
    String products = graph.node("MatMul", at + "products",
        List.of(byPosition, parameter(layer, "/weights", height * width, window, layer.filters())));
    String sums = graph.node("Add", at + "sums/by_position",
        List.of(products, parameter(layer, "/biases", height * width, 1, layer.filters())));
    String byExample = graph.node("Transpose", at + "sums/by_example", List.of(sums), attributes("perm", 1, 0, 2));
    return graph.node("Reshape", at + "sums",
        List.of(byExample, graph.list(at + "sums/shape", 0, height, width, layer.filters())));
  }

  /** For every position, where the pixels of its window stand among those of the padded input, row by row. */
  private String places(LocallyConnected layer, Shape input) {
    int size = layer.size();
    int width = input.width() + size - 1;
    long[] places = new long[input.height() * input.width() * size * size];
    int next = 0;
    for (int position = 0; position < input.height() * input.width(); position++) {
      for (int pixel = 0; pixel < size * size; pixel++) {
        int row = position / input.width() + pixel / size;
        int column = position % input.width() + pixel % size;
        places[next++] = (long) row * width + column;
      }
    }
    return graph.longs(layer.name() + "/places", places, input.height() * input.width(), size * size);
  }

  /** The name of {@code value} as {@code layer} wants it to lie, turned round where it lies otherwise. */
  private String in(Layout wanted, Value value, Layer layer) {
    if (value.layout() == wanted) {
      return value.name();
    }
    String at = layer.name() + "/input";
    Shape shape = value.shape();
    return switch (wanted) {
      case FIRST -> graph.node("Transpose", at, List.of(in(Layout.LAST, value, layer)), attributes("perm", 0, 3, 1, 2));
      case LAST -> value.layout() == Layout.FLAT
          ? graph.node("Reshape", at + "/picture", List.of(value.name(),
              graph.list(at + "/picture/shape", 0, shape.height(), shape.width(), shape.channels())))
          : graph.node("Transpose", at + "/last", List.of(value.name()), attributes("perm", 0, 2, 3, 1));
      case FLAT -> graph.node("Flatten", at, List.of(in(Layout.LAST, value, layer)), attribute("axis", 1));
    };
  }
}
