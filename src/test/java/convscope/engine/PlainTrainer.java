package convscope.engine;

import convscope.model.Layer;
import convscope.model.Network;
import convscope.model.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Training in plain loops. What others see and hand in, parameters, averages and the gradients of an update, are
 * floats; all else is double.
 */
final class PlainTrainer implements Trainer {
  private final Network description;
  private final PlainNetwork network;
  private final int batchSize;
  private final PlainUpdate update;
  private final Learning learning;
  private Map<String, float[]> parameters = new LinkedHashMap<>();
  private Map<String, float[]> averages = new LinkedHashMap<>();
  private Map<String, Double> decays = Map.of();
  /** What each layer gave for each example in the last step: zeros before the first. */
  private final List<double[][]> outputs = new ArrayList<>();

  PlainTrainer(Network description, int batchSize, Learning learning) {
    this.description = description;
    this.batchSize = batchSize;
    update = new PlainUpdate(description, learning);
    this.learning = learning;
    network = new PlainNetwork(description);
    for (Parameter parameter : description.parameters()) {
      parameters.put(parameter.name(), new float[parameter.size()]);
      averages.put(parameter.name(), new float[parameter.size()]);
    }
    for (int i = 0; i < batchSize; i++) {
      double[][] nothing = new double[description.layers().size()][];
      Arrays.setAll(nothing, layer -> new double[description.output(layer).size()]);
      outputs.add(nothing);
    }
  }

  static Map<String, float[]> copy(Map<String, float[]> values) {
    Map<String, float[]> copy = new LinkedHashMap<>();
    values.forEach((name, own) -> copy.put(name, own.clone()));
    return copy;
  }

  @Override
  public int batchSize() {
    return batchSize;
  }

  @Override
  public void setParameters(Map<String, float[]> values) {
    network.set(values);
    parameters = copy(values);
    averages = copy(values);
  }

  @Override
  public void setAverages(Map<String, float[]> values) {
    PlainNetwork.check(description, values);
    averages = copy(values);
  }

  @Override
  public Map<String, float[]> parameters() {
    return copy(parameters);
  }

  @Override
  public Map<String, float[]> averages() {
    return copy(averages);
  }

  @Override
  public Map<String, float[]> optimizerState() {
    return update.state();
  }

  @Override
  public void setOptimizerState(Map<String, float[]> values) {
    update.set(values);
  }

  @Override
  public Map<String, float[]> gradients() {
    Map<String, float[]> gradients = new LinkedHashMap<>();
    network.gradients().forEach((name, own) -> gradients.put(name, PlainClassifier.floats(own)));
    return gradients;
  }

  @Override
  public StepLoss step(float[] images, int[] labels, StepPlan plan) {
    StepLoss loss = gradients(images, labels);
    float[] gradients = new float[description.parameterCount()];
    copyGradients(gradients);
    update(gradients, plan);
    return loss;
  }

  @Override
  public void update(MeanGradients given, StepPlan plan) {
    float[] gradients = new float[given.size()];
    given.copy(0, gradients.length, gradients);
    requireAll(gradients);
    double most = learning.largestNorm();
    double clipped = most == 0 ? 1 : Math.min(1, most / (trainedNorm(gradients) + 1e-6));
    int at = 0;
    for (Parameter parameter : description.parameters()) {
      float[] own = parameters.get(parameter.name());
      float[] average = averages.get(parameter.name());
      double[] gradient = network.gradients().get(parameter.name());
      for (int i = 0; i < own.length; i++) {
        gradient[i] = gradients[at++];
      }
      if (parameter.trained()) {
        update.step(parameter, own, Arrays.stream(gradient).map(each -> clipped * each).toArray(), plan);
      }
      for (int i = 0; i < own.length && parameter.follows(); i++) {
        own[i] = (float) (parameter.kept() * own[i] + (1 - parameter.kept()) * gradient[i]);
      }
      double kept = parameter.averaged() ? plan.averageDecay() : 0;
      for (int i = 0; i < own.length; i++) {
        average[i] = (float) (kept * average[i] + (1 - kept) * own[i]);
      }
    }
    network.set(parameters);
  }

  @Override
  public void copyGradients(float[] to) {
    copy(gradients(), to);
  }

  @Override
  public void copyParameters(float[] to) {
    copy(parameters, to);
  }

  @Override
  public void putParameters(float[] from) {
    requireAll(from);
    int at = 0;
    for (Parameter parameter : description.parameters()) {
      System.arraycopy(from, at, parameters.get(parameter.name()), 0, parameter.size());
      at += parameter.size();
    }
    network.set(parameters);
  }

  /** Of the gradients of all trained variables together. */
  private double trainedNorm(float[] gradients) {
    double squares = 0;
    int at = 0;
    for (Parameter parameter : description.parameters()) {
      for (int i = 0; i < parameter.size(); i++, at++) {
        squares += parameter.trained() ? (double) gradients[at] * gradients[at] : 0;
      }
    }
    return Math.sqrt(squares);
  }

  private void requireAll(float[] flat) {
    if (flat.length != description.parameterCount()) {
      throw new IllegalArgumentException(flat.length + " values for " + description.parameterCount() + " parameters");
    }
  }

  private void copy(Map<String, float[]> values, float[] to) {
    requireAll(to);
    int at = 0;
    for (Parameter parameter : description.parameters()) {
      System.arraycopy(values.get(parameter.name()), 0, to, at, parameter.size());
      at += parameter.size();
    }
  }

  @Override
  public StepLoss gradients(float[] images, int[] labels) {
    if (images.length < batchSize * description.input().size()) {
      throw new IllegalArgumentException(images.length + " values for " + batchSize + " examples");
    }
    int classes = description.classes();
    for (int label : labels) {
      if (label < 0 || label >= classes) {
        throw new IllegalArgumentException("Label " + label + " of " + classes + " classes");
      }
    }
    network.clearGradients();
    float[] logits = new float[batchSize * classes];
    double crossEntropy = 0;
    double[][] examples = new double[batchSize][];
    Arrays.setAll(examples, i -> network.image(images, i));
    double[][][] given = network.train(examples);
    double[][] gradients = new double[batchSize][];
    for (int i = 0; i < batchSize; i++) {
      double[] last = given[given.length - 1][i];
      double[] targets = PlainNetwork.targets(labels[i], classes, learning.labelSmoothing());
      double[] gradient = new double[classes];
      for (int c = 0; c < classes; c++) {
        double entropy = PlainNetwork.crossEntropy(last, c);
        crossEntropy += targets[c] * entropy / batchSize;
        gradient[c] = (Math.exp(-entropy) - targets[c]) / batchSize;
      }
      gradients[i] = gradient;
      System.arraycopy(PlainClassifier.floats(last), 0, logits, i * classes, classes);
      int example = i;
      outputs.set(i, Arrays.stream(given).map(layer -> layer[example]).toArray(double[][]::new));
    }
    network.trainBack(examples, given, gradients);
    decays = network.decays();
    for (Parameter parameter : description.parameters()) {
      double[] gradient = network.gradients().get(parameter.name());
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] += parameter.weightDecay() * network.values().get(parameter.name())[i];
      }
    }
    return new StepLoss(crossEntropy, decays.values().stream().mapToDouble(Double::doubleValue).sum(),
        TopClass.correct(logits, labels, batchSize, classes));
  }

  /** One example after the other. */
  private double[] output(int layer, int examples) {
    return outputs.stream().limit(examples).flatMapToDouble(given -> Arrays.stream(given[layer])).toArray();
  }

  @Override
  public Probe probe() {
    List<LayerProbe> layers = new ArrayList<>();
    for (int i = 0; i < description.layers().size(); i++) {
      Layer layer = description.layers().get(i);
      layers.add(probe(layer, network.activated(i), output(i, Probe.EXAMPLES), description.output(i).channels()));
    }
    return new Probe(layers);
  }

  private LayerProbe probe(Layer layer, boolean activated, double[] output, int channels) {
    String weights = layer.name() + "/weights";
    double weightNorm = norm(network.values().getOrDefault(weights, new double[0]));
    double gradientNorm = norm(network.gradients().getOrDefault(weights, new double[0]));
    double mean = Arrays.stream(output).average().orElseThrow();
    double deviation =
        Math.sqrt(Arrays.stream(output).map(value -> (value - mean) * (value - mean)).average().orElseThrow());
    boolean[] alive = new boolean[channels];
    for (int i = 0; i < output.length; i++) {
      alive[i % channels] |= output[i] != 0;
    }
    int dead = 0;
    for (boolean lives : alive) {
      dead += lives ? 0 : 1;
    }
    return new LayerProbe(layer.name(), activated,
        (double) Arrays.stream(output).filter(value -> value == 0).count() / output.length, channels, dead, mean,
        deviation, Arrays.stream(output).min().orElseThrow(), Arrays.stream(output).max().orElseThrow(),
        Double.isFinite(mean + weightNorm + gradientNorm), weightNorm, gradientNorm);
  }

  private static double norm(double[] values) {
    return Math.sqrt(Arrays.stream(values).map(value -> value * value).sum());
  }

  @Override
  public void copyActivations(Map<String, float[]> to, int first) {
    for (int i = 0; i < description.layers().size(); i++) {
      float[] values = to.get(description.layers().get(i).name());
      if (values != null) {
        float[] own = PlainClassifier.floats(output(i, batchSize));
        System.arraycopy(own, 0, values, first * description.output(i).size(), own.length);
      }
    }
  }

  @Override
  public Map<String, Double> decays() {
    return decays;
  }

  @Override
  public List<LayerTime> timeLayers(float[] images, int[] labels, int rounds) {
    return description.layers().stream().map(layer -> new LayerTime(layer.name(), 0, 0)).toList();
  }

  @Override
  public void close() {
    // There is nothing but Java's arrays.
  }
}
