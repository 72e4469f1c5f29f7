package convscope.export;

import static convscope.export.OnnxGraph.attribute;
import static convscope.export.OnnxGraph.attributes;

import ai.onnx.proto.OnnxMl.AttributeProto;
import convscope.export.OnnxValue.Layout;
import convscope.model.Activation;
import convscope.model.ActivationLayer;
import convscope.model.AveragePool;
import convscope.model.BatchNormalization;
import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.Layer;
import convscope.model.LayerVisitor;
import convscope.model.LayerWindow;
import convscope.model.LocalResponseNormalization;
import convscope.model.LocallyConnected;
import convscope.model.MaxPool;
import convscope.model.Padding;
import convscope.model.ParameterRole;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Adds one layer to a graph, and returns the layer's output. ONNX convolves and pools {@code [batch, channels, height,
 * width]}, so values are transposed on the way in, and back where a dense layer flattens height, width and channel;
 * padding is written out, since the operators' attribute for odd padding is deprecated. ONNX divides the
 * alpha of local response normalization by its size.
 */
final class OnnxLayer implements LayerVisitor<OnnxValue> {
  private final OnnxGraph graph;
  private final Map<String, float[]> parameters;
  private final OnnxValue input;

  /**
   * @param parameters of the whole network, by name
   * @param input the layer's input
   */
  OnnxLayer(OnnxGraph graph, Map<String, float[]> parameters, OnnxValue input) {
    this.graph = graph;
    this.parameters = parameters;
    this.input = input;
  }

  @Override
  public OnnxValue convolution(Convolution layer) {
    int size = layer.size();
    int channels = input.shape().channels();
    int filters = layer.filters();
    float[] values = values(layer, ParameterRole.WEIGHTS);
    float[] turned = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      int filter = i % filters;
      int channel = i / filters % channels;
      int place = i / filters / channels;
      turned[(filter * channels + channel) * size * size + place] = values[i];
    }
    String weights = graph.floats(name(layer, ParameterRole.WEIGHTS), turned, filters, channels, size, size);
    List<String> inputs = new ArrayList<>(List.of(in(Layout.FIRST, layer), weights));
    if (layer.biased()) {
      inputs.add(parameter(layer, ParameterRole.BIASES, filters));
    }
    String sums = graph.node("Conv", layer.name() + "/sums", inputs, window(layer));
    return activated(sums, layer, Layout.FIRST);
  }

  @Override
  public OnnxValue maxPool(MaxPool layer) {
    return output(graph.node("MaxPool", layer.name(), List.of(in(Layout.FIRST, layer)), window(layer)), layer,
        Layout.FIRST);
  }

  @Override
  public OnnxValue averagePool(AveragePool layer) {
    // By default, ONNX does not count the padding either.
    return output(graph.node("AveragePool", layer.name(), List.of(in(Layout.FIRST, layer)), window(layer)), layer,
        Layout.FIRST);
  }

  @Override
  public OnnxValue normalization(LocalResponseNormalization layer) {
    int size = 2 * layer.radius() + 1;
    String name = graph.node("LRN", layer.name(), List.of(in(Layout.FIRST, layer)), attribute("size", size),
        attribute("alpha", layer.alpha() * size), attribute("beta", layer.beta()), attribute("bias", layer.bias()));
    return output(name, layer, Layout.FIRST);
  }

  /** With the running statistics: those of a batch are training's. */
  @Override
  public OnnxValue batchNormalization(BatchNormalization layer) {
    Layout layout = input.layout() == Layout.FLAT ? Layout.FLAT : Layout.FIRST;
    int channels = input.shape().channels();
    float[] ones = new float[channels];
    Arrays.fill(ones, 1);
    String scale = layer.scale() ? parameter(layer, ParameterRole.SCALE, channels)
        : graph.floats(layer.name() + "/ones", ones, channels);
    return output(graph.node("BatchNormalization", layer.name(), List.of(in(layout, layer), scale,
        parameter(layer, ParameterRole.SHIFT, channels), parameter(layer, ParameterRole.MEAN, channels),
        parameter(layer, ParameterRole.VARIANCE, channels)), attribute("epsilon", layer.epsilon()),
        attribute("momentum", layer.momentum())), layer, layout);
  }

  @Override
  public OnnxValue activation(ActivationLayer layer) {
    String at = layer.name() + "/";
    String from = input.name();
    String name = switch (layer.function()) {
      case RELU -> graph.node("Relu", layer.name(), List.of(from));
      case LEAKY_RELU -> graph.node("LeakyRelu", layer.name(), List.of(from), attribute("alpha", layer.slope()));
      // Its own operator came with opset 20: x times half of 1 + erf(x / √2).
      case GELU -> {
        String half = graph.floats(at + "half", new float[] {0.5f});
        String scaled = graph.node("Div", at + "scaled",
            List.of(from, graph.floats(at + "root", new float[] {(float) Math.sqrt(2)})));
        String sum = graph.node("Add", at + "sum", List.of(graph.node("Erf", at + "erf", List.of(scaled)),
            graph.floats(at + "one", new float[] {1})));
        yield graph.node("Mul", layer.name(), List.of(from, graph.node("Mul", at + "factor", List.of(sum, half))));
      }
      case SILU -> graph.node("Mul", layer.name(),
          List.of(from, graph.node("Sigmoid", at + "factor", List.of(from))));
    };
    return output(name, layer, input.layout());
  }

  /**
   * Every position's window is gathered from the padded input, and multiplied by that position's own weights in one
   * product for all positions.
   */
  @Override
  public OnnxValue locallyConnected(LocallyConnected layer) {
    String at = layer.name() + "/";
    int height = input.shape().height();
    int width = input.shape().width();
    int positions = height * width;
    int window = layer.size() * layer.size() * input.shape().channels();
    Padding rows = layer.window().orElseThrow().rows(input.shape());
    Padding columns = layer.window().orElseThrow().columns(input.shape());
    String padded = graph.node("Pad", at + "padded", List.of(in(Layout.LAST, layer),
        graph.list(at + "pads", 0, rows.before(), columns.before(), 0, 0, rows.after(), columns.after(), 0)));
    String pixels = graph.node("Reshape", at + "pixels",
        List.of(padded, graph.list(at + "pixels/shape", 0, -1, input.shape().channels())));
    String windows = graph.node("Gather", at + "windows", List.of(pixels, places(layer)),
        attribute("axis", 1));
    String flat = graph.node("Reshape", at + "windows/flat",
        List.of(windows, graph.list(at + "windows/shape", 0, positions, window)));
    String byPosition = graph.node("Transpose", at + "windows/by_position", List.of(flat), attributes("perm", 1, 0, 2));
    String products = graph.node("MatMul", at + "products",
        List.of(byPosition, parameter(layer, ParameterRole.WEIGHTS, positions, window, layer.filters())));
    String byPlace = graph.node("Add", at + "sums/by_position",
        List.of(products, parameter(layer, ParameterRole.BIASES, positions, 1, layer.filters())));
    String byExample = graph.node("Transpose", at + "sums/by_example", List.of(byPlace), attributes("perm", 1, 0, 2));
    String sums = graph.node("Reshape", at + "sums",
        List.of(byExample, graph.list(at + "sums/shape", 0, height, width, layer.filters())));
    return activated(sums, layer, Layout.LAST);
  }

  /** For every position, the indices of its window's pixels among those of the padded input, row by row. */
  private String places(LocallyConnected layer) {
    int size = layer.size();
    int height = input.shape().height();
    int width = input.shape().width();
    int padded = width + size - 1;
    int positions = height * width;
    int pixels = size * size;
    long[] places = new long[positions * pixels];
    int next = 0;
    for (int position = 0; position < positions; position++) {
      for (int pixel = 0; pixel < pixels; pixel++) {
        int row = position / width + pixel / size;
        int column = position % width + pixel % size;
        places[next++] = (long) row * padded + column;
      }
    }
    return graph.longs(layer.name() + "/places", places, positions, pixels);
  }

  @Override
  public OnnxValue dense(Dense layer) {
    String sums = graph.node("Gemm", layer.name() + "/sums", List.of(in(Layout.FLAT, layer),
        parameter(layer, ParameterRole.WEIGHTS, input.shape().size(), layer.units()),
        parameter(layer, ParameterRole.BIASES, layer.units())));
    return activated(sums, layer, Layout.FLAT);
  }

  private OnnxValue activated(String sums, Layer layer, Layout layout) {
    String name = layer.activation() == Activation.RELU ? graph.node("Relu", layer.name(), List.of(sums)) : sums;
    return output(name, layer, layout);
  }

  private OnnxValue output(String name, Layer layer, Layout layout) {
    return new OnnxValue(name, layout, layer.output(input.shape()));
  }

  private String name(Layer layer, ParameterRole role) {
    return layer.parameter(role, input.shape()).name();
  }

  private float[] values(Layer layer, ParameterRole role) {
    return Objects.requireNonNull(parameters.get(name(layer, role)), layer.name());
  }

  private String parameter(Layer layer, ParameterRole role, long... shape) {
    return graph.floats(name(layer, role), values(layer, role), shape);
  }

  /** The attributes of {@code layer}'s window, which it must have. */
  private AttributeProto[] window(Layer layer) {
    LayerWindow window = layer.window().orElseThrow();
    Padding rows = window.rows(input.shape());
    Padding columns = window.columns(input.shape());
    return new AttributeProto[] {
        attributes("kernel_shape", window.size(), window.size()),
        attributes("strides", window.stride(), window.stride()),
        attributes("pads", rows.before(), columns.before(), rows.after(), columns.after())};
  }

  private String in(Layout wanted, Layer layer) {
    return in(wanted, input, layer);
  }

  /** The name of {@code value} in the layout that {@code layer} needs, transposed if necessary. */
  private String in(Layout wanted, OnnxValue value, Layer layer) {
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
