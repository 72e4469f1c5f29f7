package convscope.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A graph of ONNX operators that grows node by node, in the order of the computation (ONNX IR, version 7). Every value
 * has the name of the node that makes it.
 */
final class OnnxGraph {
  private final GraphProto.Builder graph;

  OnnxGraph(String name, String documentation) {
    graph = GraphProto.newBuilder().setName(name).setDocString(documentation);
  }

  /** Adds a node called {@code name} and returns that name, which is its output's too. */
  String node(String operator, String name, List<String> inputs, AttributeProto... attributes) {
    graph.addNode(NodeProto.newBuilder().setOpType(operator).setName(name).addAllInput(inputs).addOutput(name)
        .addAllAttribute(Arrays.asList(attributes)));
    return name;
  }

  /** Adds constant 32-bit floats and returns their name; no {@code shape} makes a single value. */
  String floats(String name, float[] values, long... shape) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return constant(name, TensorProto.DataType.FLOAT, bytes, shape);
  }

  /** Adds constant 64-bit integers, as ONNX requires for shapes and positions, and returns their name. */
  String longs(String name, long[] values, long... shape) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(values);
    return constant(name, TensorProto.DataType.INT64, bytes, shape);
  }

  /** Adds a list of 64-bit integers and returns its name. */
  String list(String name, long... values) {
    return longs(name, values, values.length);
  }

  private String constant(String name, TensorProto.DataType type, ByteBuffer bytes, long... shape) {
    graph.addInitializer(TensorProto.newBuilder().setName(name).setDataType(type.getNumber())
        .addAllDims(LongStream.of(shape).boxed().toList()).setRawData(ByteString.copyFrom(bytes.array())));
    return name;
  }

  /** Declares the value {@code name} as an input, for any number of examples of {@code shape}. */
  void input(String name, String documentation, TensorProto.DataType type, long... shape) {
    graph.addInput(value(name, documentation, type, shape));
  }

  /** Declares the value {@code name} as an output, for as many examples as in the input, each of {@code shape}. */
  void output(String name, String documentation, TensorProto.DataType type, long... shape) {
    graph.addOutput(value(name, documentation, type, shape));
  }

  private static ValueInfoProto value(String name, String documentation, TensorProto.DataType type, long... shape) {
    TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
    dimensions.addDimBuilder().setDimParam("batch");
    for (long dimension : shape) {
      dimensions.addDimBuilder().setDimValue(dimension);
    }
    return ValueInfoProto.newBuilder().setName(name).setDocString(documentation)
        .setType(TypeProto.newBuilder().setTensorType(
            TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(dimensions)))
        .build();
  }

  static AttributeProto attribute(String name, long value) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INT).setI(value).build();
  }

  static AttributeProto attribute(String name, double value) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.FLOAT).setF((float) value)
        .build();
  }

  static AttributeProto attributes(String name, long... values) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS)
        .addAllInts(LongStream.of(values).boxed().toList()).build();
  }

  GraphProto build() {
    return graph.build();
  }
}
