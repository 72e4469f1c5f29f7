package convscope.export;

import static convscope.export.OnnxGraph.attribute;
import static convscope.export.OnnxGraph.attributes;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import convscope.data.Crop;
import convscope.data.ImageSet;
import convscope.foundation.ProgramVersion;
import convscope.model.Layer;
import convscope.model.Network;
import convscope.model.Shape;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * A trained network as an ONNX model in standard operators (opset 13, IR version 7), from pixels to probabilities:
 *
 * <ul>
 * <li>input {@value #IMAGES}, uint8 {@code [batch, 32, 32, 3]}: rows, columns, red green blue, 0 … 255, any number of
 * images, as read from an image file;
 *   <li>the evaluation's crop, its middle as large as the network's input, n values, whitened: (x − mean) ∕ max(stddev,
 *   1∕√n);
 *   <li>the layers, each node under its layer's name, each constant under its variable's;
 *   <li>outputs {@value #LOGITS} and {@value #PROBABILITIES}, float {@code [batch, classes]}.
 * </ul>
 */
final class OnnxNetwork {
  static final String IMAGES = "images";
  static final String LOGITS = "logits";
  static final String PROBABILITIES = "probabilities";

  private static final int OPSET = 13;
  private static final int IR_VERSION = 7;

  private final OnnxGraph graph;
  private final ModelProto model;

  /**
   * The model of {@code network}, which takes crops.
   *
   * @param facts its metadata, by name
   */
  OnnxNetwork(Network network, Map<String, float[]> parameters, Map<String, String> facts) {
    graph = new OnnxGraph(network.name(),
        "Takes images of 32 x 32 pixels, crops their middle " + network.input().height() + " x "
        + network.input().width() + ", whitens each crop, and gives the logits and the probability of every class.");
    graph.input(IMAGES, "Rows, columns, and red, green and blue from 0 to 255.", DataType.UINT8, ImageSet.HEIGHT,
        ImageSet.WIDTH, ImageSet.CHANNELS);
    OnnxValue value = whitened(network.input());
    for (Layer layer : network.layers()) {
      value = layer.accept(new OnnxLayer(graph, parameters, value));
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

  private OnnxValue whitened(Shape shape) {
    String at = "whitening/";
    Crop middle = Crop.center(shape.height());
    long left = middle.left();
    long top = middle.top();
    String crop = graph.node("Slice", at + "crop", List.of(IMAGES, graph.list(at + "from", top, left),
        graph.list(at + "to", top + middle.side(), left + middle.side()), graph.list(at + "axes", 1, 2)));
    String pixels = graph.node("Cast", at + "pixels", List.of(crop), attribute("to", DataType.FLOAT.getNumber()));
    String mean = mean(at + "mean", pixels);
    String centred = graph.node("Sub", at + "centred", List.of(pixels, mean));
    String variance = mean(at + "variance", graph.node("Mul", at + "squares", List.of(centred, centred)));
    String least = graph.floats(at + "least", new float[] {(float) (1 / Math.sqrt(middle.values()))});
    String divisor = graph.node("Max", at + "divisor", List.of(graph.node("Sqrt", at + "stddev", List.of(variance)),
        least));
    return new OnnxValue(graph.node("Div", at + "whitened", List.of(centred, divisor)), OnnxValue.Layout.LAST, shape);
  }

  /** The mean over all of each example, kept as one value in each axis. */
  private String mean(String name, String of) {
    return graph.node("ReduceMean", name, List.of(of), attributes("axes", 1, 2, 3), attribute("keepdims", 1));
  }
}
