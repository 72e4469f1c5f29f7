package convscope.engine;

import convscope.model.Network;
import convscope.model.Parameter;
import convscope.spoken.Spoken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network in plain loops and double precision: exact enough that a finite difference can be
 * too small to meet a kink.
 */
final class PlainNetwork {
  private final Network description;
  private final Map<String, double[]> values = new LinkedHashMap<>();
  private final Map<String, double[]> gradients = new LinkedHashMap<>();
  private final List<PlainLayer> layers = new ArrayList<>();

  PlainNetwork(Network description) {
    this.description = description;
    for (Parameter parameter : description.parameters()) {
      values.put(parameter.name(), new double[parameter.size()]);
      gradients.put(parameter.name(), new double[parameter.size()]);
    }
    for (int i = 0; i < description.layers().size(); i++) {
      layers.add(PlainLayer.of(description.layers().get(i), description.inputs().get(i), values, gradients));
    }
  }

  PlainNetwork(Network description, Map<String, float[]> parameters) {
    this(description);
    set(parameters);
  }

  void set(Map<String, float[]> parameters) {
    check(description, parameters);
    values.forEach((name, own) -> Arrays.setAll(own, i -> parameters.get(name)[i]));
  }

  /** Refuses what are no parameters of {@code description}. */
  static void check(Network description, Map<String, float[]> parameters) {
    for (Parameter parameter : description.parameters()) {
      float[] values = parameters.get(parameter.name());
      if (values == null || values.length != parameter.size()) {
        throw Spoken.problem("The parameters do not fit network " + description.name() + " at " + parameter.name()
            + ".");
      }
    }
  }

  /** The values in use, by variable; what is changed there counts. */
  Map<String, double[]> values() {
    return values;
  }

  /** What {@link #backward} has added up since {@link #clearGradients}, by variable. */
  Map<String, double[]> gradients() {
    return gradients;
  }

  void clearGradients() {
    gradients.values().forEach(one -> Arrays.fill(one, 0));
  }

  /** Example number {@code example} of {@code images}. */
  double[] image(float[] images, int example) {
    double[] image = new double[description.input().size()];
    for (int i = 0; i < image.length; i++) {
      image[i] = images[example * image.length + i];
    }
    return image;
  }

  /** Whether layer number {@code layer} ends in ReLU. */
  boolean activated(int layer) {
    return layers.get(layer).relu();
  }

  /** What every layer gives for {@code image}. */
  double[][] outputs(double[] image) {
    double[][] outputs = new double[layers.size()][];
    double[] values = image;
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = layers.get(i).forward(values);
      values = outputs[i];
    }
    return outputs;
  }

  double[] logits(double[] image) {
    return outputs(image)[layers.size() - 1];
  }

  /** Goes back through the layers, and returns the gradient by {@code image}. */
  double[] backward(double[] image, double[][] outputs, double[] logitsGradient) {
    double[] gradient = logitsGradient;
    for (int i = layers.size() - 1; i >= 0; i--) {
      gradient = layers.get(i).backward(i == 0 ? image : outputs[i - 1], outputs[i], gradient);
    }
    return gradient;
  }

  /** What every layer gives for every one of {@code images}, a batch to train on, by layer and example. */
  double[][][] train(double[][] images) {
    double[][][] outputs = new double[layers.size()][][];
    double[][] values = images;
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = frozen(i) ? Arrays.stream(values).map(layers.get(i)::forward).toArray(double[][]::new)
          : layers.get(i).train(values);
      values = outputs[i];
    }
    return outputs;
  }

  /** Goes back through the layers after {@link #train}. */
  void trainBack(double[][] images, double[][][] outputs, double[][] logitsGradients) {
    double[][] gradients = logitsGradients;
    for (int i = layers.size() - 1; i >= 0; i--) {
      double[][] inputs = i == 0 ? images : outputs[i - 1];
      double[][] below = new double[inputs.length][];
      for (int example = 0; example < inputs.length && frozen(i); example++) {
        below[example] = layers.get(i).backward(inputs[example], outputs[i][example], gradients[example]);
      }
      gradients = frozen(i) ? below : layers.get(i).trainBack(inputs, outputs[i], gradients);
    }
  }

  private boolean frozen(int layer) {
    return description.frozen().contains(description.layers().get(layer).name());
  }

  /** What each variable with weight decay adds to the loss. */
  Map<String, Double> decays() {
    Map<String, Double> decays = new LinkedHashMap<>();
    for (Parameter parameter : description.parameters()) {
      if (parameter.weightDecay() > 0) {
        decays.put(parameter.name(), parameter.weightDecay() * 0.5
            * Arrays.stream(values.get(parameter.name())).map(value -> value * value).sum());
      }
    }
    return decays;
  }

  /** −ln of the probability that {@code logits} give to {@code label}. */
  static double crossEntropy(double[] logits, int label) {
    double largest = Arrays.stream(logits).max().orElseThrow();
    return Math.log(Arrays.stream(logits).map(logit -> Math.exp(logit - largest)).sum()) + largest - logits[label];
  }

  /** What is wanted of the probabilities: {@code smoothing} spread over all classes, the rest on {@code label}. */
  static double[] targets(int label, int classes, double smoothing) {
    double[] targets = new double[classes];
    Arrays.fill(targets, smoothing / classes);
    targets[label] += 1 - smoothing;
    return targets;
  }

  /** The loss of a batch to train on, with smoothed labels, weight decay included. */
  double loss(float[] images, int[] labels, double smoothing) {
    double[][] examples = new double[labels.length][];
    Arrays.setAll(examples, i -> image(images, i));
    double[][] last = train(examples)[layers.size() - 1];
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      double[] logits = last[i];
      double[] targets = targets(labels[i], logits.length, smoothing);
      for (int c = 0; c < logits.length; c++) {
        sum += targets[c] * crossEntropy(logits, c);
      }
    }
    return sum / labels.length + decays().values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
