import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.TensorFlow;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.nn.LocalResponseNormalization;
import org.tensorflow.op.nn.LocalResponseNormalizationGrad;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The tutorial's network in TensorFlow itself (graph mode), to measure ConvScope against: its speed and its numbers. It
 * runs as a program of its own, from this one file, on a class path that holds nothing of ConvScope's.
 *
 * <p>{@code serve BATCH THREADS} says {@code ready NAME}, then answers each line {@code train STEPS} or
 * {@code infer STEPS} with {@code images_per_second=…}, on random input, until {@code quit}.
 *
 * <p>{@code reference MODEL IMAGES OUT STEPS RATE} reads parameters and a batch from safetensors files and writes to
 * another what TensorFlow makes of them: {@code logits}, what every layer below them gives, by the layer's name, the
 * {@code losses} of so many steps on that same batch, and {@code whitened}, its own whitening of the pictures
 * {@code raw}.
 */
public final class TensorFlowPeer implements AutoCloseable {
  private static final float RANDOM_RATE = 0.1f;
  private static final float DECAY = 0.004f;
  private static final float ALPHA = 0.001f / 9;
  private static final int CROP = 24;

  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final Map<String, Variable<TFloat32>> variables = new LinkedHashMap<>();
  private final Map<String, Placeholder<TFloat32>> given = new LinkedHashMap<>();
  private final List<Op> assignments = new ArrayList<>();
  private final List<Op> initializers = new ArrayList<>();
  private final List<Op> updates = new ArrayList<>();
  private final int batch;
  private final Placeholder<TFloat32> images;
  private final Placeholder<TInt32> labels;
  private final Map<String, Operand<TFloat32>> hidden = new LinkedHashMap<>();
  private final Operand<TFloat32> logits;
  private final Operand<TFloat32> loss;
  private final Session session;

  private TensorFlowPeer(int batch, int threads, float rate) {
    this.batch = batch;
    images = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(batch, CROP, CROP, 3)));
    labels = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(batch)));
    Operand<TFloat32> conv1 = convolution("conv1", images, 3, 0);
    Operand<TFloat32> pool1 = hidden("pool1", pool(conv1));
    Operand<TFloat32> norm1 = hidden("norm1", normalize(pool1));
    Operand<TFloat32> conv2 = convolution("conv2", norm1, 64, 0.1f);
    Operand<TFloat32> norm2 = hidden("norm2", normalize(conv2));
    Operand<TFloat32> flat = tf.reshape(hidden("pool2", pool(norm2)), tf.constant(new int[] {batch, 2304}));
    Operand<TFloat32> local3 = hidden("local3", tf.nn.relu(dense("local3", flat, 2304, 384, 0.04f, 0.1f)));
    Operand<TFloat32> local4 = hidden("local4", tf.nn.relu(dense("local4", local3, 384, 192, 0.04f, 0.1f)));
    logits = dense("softmax_linear", local4, 192, 10, 1 / 192f, 0);
    Operand<TFloat32> oneHot = tf.oneHot(labels, tf.constant(10), tf.constant(1f), tf.constant(0f));
    loss = tf.math.add(
        tf.math.mean(tf.nn.softmaxCrossEntropyWithLogits(logits, oneHot).loss(), tf.constant(0)),
        tf.math.mul(tf.math.add(tf.nn.l2Loss(variables.get("local3/weights")),
            tf.nn.l2Loss(variables.get("local4/weights"))), tf.constant(DECAY)));
    addUpdates(rate, pool1, norm1, conv2, norm2);
    ConfigProto config =
        ConfigProto.newBuilder().setIntraOpParallelismThreads(threads).setInterOpParallelismThreads(1).build();
    session = new Session(graph, config);
  }

  private Operand<TFloat32> variable(String name, float stddev, float constant, long... shape) {
    Variable<TFloat32> variable = tf.variable(Shape.of(shape), TFloat32.class);
    Operand<TFloat32> drawn = tf.random.truncatedNormal(tf.constant(shape), TFloat32.class);
    initializers.add(tf.assign(variable, tf.math.add(tf.math.mul(drawn, tf.constant(stddev)), tf.constant(constant))));
    Placeholder<TFloat32> value = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
    given.put(name, value);
    assignments.add(tf.assign(variable, value));
    variables.put(name, variable);
    return variable;
  }

  private Operand<TFloat32> convolution(String name, Operand<TFloat32> from, int channels, float bias) {
    Operand<TFloat32> weights = variable(name + "/weights", 0.05f, 0, 5, 5, channels, 64);
    Operand<TFloat32> sums = tf.nn.conv2d(from, weights, List.of(1L, 1L, 1L, 1L), "SAME");
    return hidden(name, tf.nn.relu(tf.nn.biasAdd(sums, variable(name + "/biases", 0, bias, 64))));
  }

  private Operand<TFloat32> hidden(String layer, Operand<TFloat32> output) {
    hidden.put(layer, output);
    return output;
  }

  private Operand<TFloat32> pool(Operand<TFloat32> from) {
    return tf.nn.maxPool(from, tf.constant(new int[] {1, 3, 3, 1}), tf.constant(new int[] {1, 2, 2, 1}), "SAME");
  }

  private Operand<TFloat32> normalize(Operand<TFloat32> from) {
    return tf.nn.localResponseNormalization(from, LocalResponseNormalization.depthRadius(4L),
        LocalResponseNormalization.bias(1f), LocalResponseNormalization.alpha(ALPHA),
        LocalResponseNormalization.beta(0.75f));
  }

  private Operand<TFloat32> dense(String name, Operand<TFloat32> from, int inputs, int units, float stddev,
      float bias) {
    Operand<TFloat32> sums = tf.linalg.matMul(from, variable(name + "/weights", stddev, 0, inputs, units));
    return tf.nn.biasAdd(sums, variable(name + "/biases", 0, bias, units));
  }

  /**
   * Adds the step. TensorFlow's C++ gradient of local response normalization leaves the operation's attributes out, so
   * the chain is cut there and joined by hand; and no update may begin before every gradient is done, since these
   * variables change in place.
   */
  private void addUpdates(float rate, Operand<TFloat32> pool1, Operand<TFloat32> norm1, Operand<TFloat32> conv2,
      Operand<TFloat32> norm2) {
    List<Operand<TFloat32>> all = new ArrayList<>(variables.values());
    List<Operand<TFloat32>> top = new ArrayList<>(all.subList(4, 10));
    top.add(norm2);
    List<Output<TFloat32>> topGradients = gradients("top", loss, null, top);
    Operand<TFloat32> toConv2 = normalizeGradient(topGradients.get(6), conv2, norm2);
    List<Output<TFloat32>> middle = gradients("middle", conv2, toConv2, List.of(all.get(2), all.get(3), norm1));
    Operand<TFloat32> toPool1 = normalizeGradient(middle.get(2), pool1, norm1);
    List<Output<TFloat32>> gradients =
        new ArrayList<>(gradients("bottom", pool1, toPool1, List.of(all.get(0), all.get(1))));
    gradients.addAll(middle.subList(0, 2));
    gradients.addAll(topGradients.subList(0, 6));
    Ops gated = tf.withControlDependencies(gradients.stream().map(gradient -> (Op) tf.identity(gradient)).toList());
    for (int i = 0; i < gradients.size(); i++) {
      updates.add(gated.train.applyGradientDescent(all.get(i), tf.constant(rate), gradients.get(i)));
    }
  }

  @SuppressWarnings("unchecked")
  private List<Output<TFloat32>> gradients(String name, Operand<TFloat32> of, Operand<TFloat32> with,
      List<Operand<TFloat32>> to) {
    Output<?>[] found = graph.addGradients(name, new Output<?>[] {of.asOutput()},
        to.stream().map(Operand::asOutput).toArray(Output[]::new),
        with == null ? null : new Output<?>[] {with.asOutput()});
    return Arrays.stream(found).map(output -> (Output<TFloat32>) output).toList();
  }

  private Operand<TFloat32> normalizeGradient(Operand<TFloat32> gradient, Operand<TFloat32> from,
      Operand<TFloat32> to) {
    return tf.nn.localResponseNormalizationGrad(gradient, from, to, LocalResponseNormalizationGrad.depthRadius(4L),
        LocalResponseNormalizationGrad.bias(1f), LocalResponseNormalizationGrad.alpha(ALPHA),
        LocalResponseNormalizationGrad.beta(0.75f));
  }

  public static void main(String[] arguments) throws IOException {
    if (arguments[0].equals("serve")) {
      try (TensorFlowPeer peer =
          new TensorFlowPeer(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), RANDOM_RATE)) {
        peer.serve();
      }
    } else {
      Map<String, FloatTensor> batch = FloatTensor.readAll(Path.of(arguments[2]));
      try (TensorFlowPeer peer = new TensorFlowPeer((int) batch.get("labels").shape()[0], 2,
          Float.parseFloat(arguments[5]))) {
        FloatTensor.writeAll(Path.of(arguments[3]), peer.refer(FloatTensor.readAll(Path.of(arguments[1])), batch,
            Integer.parseInt(arguments[4])));
      }
    }
  }

  private void serve() throws IOException {
    Session.Runner start = session.runner();
    initializers.forEach(start::addTarget);
    start.run().close();
    Random random = new Random(1);
    try (TFloat32 pictures = TFloat32.tensorOf(Shape.of(batch, CROP, CROP, 3),
            to -> to.scalars().forEach(scalar -> scalar.setFloat((float) random.nextGaussian())));
        TInt32 classes = TInt32.vectorOf(IntStream.range(0, batch).map(i -> i % 10).toArray());
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      System.out.println("ready tensorflow-" + TensorFlow.version());
      for (String line = in.readLine(); line != null && !line.equals("quit"); line = in.readLine()) {
        String[] words = line.split(" ");
        int steps = Integer.parseInt(words[1]);
        long began = System.nanoTime();
        for (int i = 0; i < steps; i++) {
          if (words[0].equals("train")) {
            step(pictures, classes).close();
          } else {
            session.runner().feed(images, pictures).fetch(logits).run().close();
          }
        }
        System.out.printf(Locale.ROOT, "images_per_second=%.1f%n",
            (double) steps * batch / ((System.nanoTime() - began) / 1e9));
      }
    }
  }

  private Result step(TFloat32 pictures, TInt32 classes) {
    Session.Runner step = session.runner().feed(images, pictures).feed(labels, classes);
    updates.forEach(step::addTarget);
    return step.fetch(loss).run();
  }

  private List<FloatTensor> refer(Map<String, FloatTensor> model, Map<String, FloatTensor> example, int steps) {
    Session.Runner set = session.runner();
    given.forEach((name, place) -> set.feed(place, model.get(name).toTensor()));
    assignments.forEach(set::addTarget);
    set.run().close();
    float[] numbers = example.get("labels").values();
    TInt32 classes = TInt32.vectorOf(IntStream.range(0, numbers.length).map(i -> (int) numbers[i]).toArray());
    TFloat32 pictures = example.get("images").toTensor();
    List<FloatTensor> found = new ArrayList<>();
    try (Result result = session.runner().feed(images, pictures).fetch(logits).run()) {
      found.add(FloatTensor.of("logits", (TFloat32) result.get(0)));
    }
    hidden.forEach((layer, output) -> {
      try (Result result = session.runner().feed(images, pictures).fetch(output).run()) {
        found.add(FloatTensor.of(layer, (TFloat32) result.get(0)));
      }
    });
    float[] losses = new float[steps];
    for (int i = 0; i < steps; i++) {
      try (Result result = step(pictures, classes)) {
        losses[i] = ((TFloat32) result.get(0)).getFloat();
      }
    }
    found.add(new FloatTensor("losses", new long[] {steps}, losses));
    found.add(whiten(example.get("raw").toTensor()));
    return found;
  }

  /** What tf.image.per_image_standardization does, from the same operations. */
  private FloatTensor whiten(TFloat32 raw) {
    long[] shape = raw.shape().asArray();
    Operand<TFloat32> pictures = tf.constantOf(raw);
    var over = tf.constant(new int[] {1, 2, 3});
    Operand<TFloat32> mean = tf.math.mean(pictures, over, org.tensorflow.op.math.Mean.keepDims(true));
    Operand<TFloat32> variance = tf.math.mean(tf.math.square(tf.math.sub(pictures, mean)), over,
        org.tensorflow.op.math.Mean.keepDims(true));
    Operand<TFloat32> least = tf.constant((float) (1 / Math.sqrt(shape[1] * shape[2] * shape[3])));
    Operand<TFloat32> whitened =
        tf.math.div(tf.math.sub(pictures, mean), tf.math.maximum(tf.math.sqrt(variance), least));
    try (Session once = new Session(graph); Result result = once.runner().fetch(whitened).run()) {
      return FloatTensor.of("whitened", (TFloat32) result.get(0));
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }

  /** A tensor on its way between safetensors files and TensorFlow. */
  private record FloatTensor(String name, long[] shape, float[] values) {
    private static final Pattern ENTRY = Pattern.compile(
        "\"([^\"]+)\":\\{\"dtype\":\"F32\",\"shape\":\\[([0-9,]*)],\"data_offsets\":\\[([0-9]+),([0-9]+)]}");

    static FloatTensor of(String name, TFloat32 tensor) {
      float[] values = new float[(int) tensor.size()];
      tensor.copyTo(org.tensorflow.ndarray.NdArrays.wrap(tensor.shape(), DataBuffers.of(values, false, false)));
      return new FloatTensor(name, tensor.shape().asArray(), values);
    }

    TFloat32 toTensor() {
      return TFloat32.tensorOf(Shape.of(shape), DataBuffers.of(values));
    }

    static Map<String, FloatTensor> readAll(Path file) throws IOException {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      int header = (int) bytes.getLong();
      String text = new String(bytes.array(), Long.BYTES, header, StandardCharsets.UTF_8);
      Map<String, FloatTensor> all = new LinkedHashMap<>();
      for (Matcher entry = ENTRY.matcher(text); entry.find();) {
        int begin = Integer.parseInt(entry.group(3));
        float[] values = new float[(Integer.parseInt(entry.group(4)) - begin) / Float.BYTES];
        bytes.slice(Long.BYTES + header + begin, values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN)
            .asFloatBuffer().get(values);
        long[] shape = Arrays.stream(entry.group(2).split(",")).mapToLong(Long::parseLong).toArray();
        all.put(entry.group(1), new FloatTensor(entry.group(1), shape, values));
      }
      return all;
    }

    static void writeAll(Path file, List<FloatTensor> tensors) throws IOException {
      StringBuilder header = new StringBuilder("{");
      int place = 0;
      for (FloatTensor tensor : tensors) {
        int end = place + tensor.values.length * Float.BYTES;
        header.append(place == 0 ? "" : ",").append('"').append(tensor.name).append("\":{\"dtype\":\"F32\",\"shape\":")
            .append(Arrays.toString(tensor.shape).replace(" ", "")).append(",\"data_offsets\":[").append(place)
            .append(',').append(end).append("]}");
        place = end;
      }
      byte[] text = header.append('}').toString().getBytes(StandardCharsets.UTF_8);
      ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + text.length + place).order(ByteOrder.LITTLE_ENDIAN);
      bytes.putLong(text.length).put(text);
      FloatBuffer floats = bytes.asFloatBuffer();
      tensors.forEach(tensor -> floats.put(tensor.values));
      Files.write(file, bytes.array());
    }
  }
}
