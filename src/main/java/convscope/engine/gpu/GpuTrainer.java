package convscope.engine.gpu;

import convscope.engine.LayerProbe;
import convscope.engine.LayerTime;
import convscope.engine.Learning;
import convscope.engine.MeanGradients;
import convscope.engine.OutputFigures;
import convscope.engine.Probe;
import convscope.engine.StepLoss;
import convscope.engine.StepPlan;
import convscope.engine.Trainer;
import convscope.engine.gpu.card.Card;
import convscope.engine.gpu.card.CardBuffer;
import convscope.engine.gpu.card.CardProgram;
import convscope.engine.gpu.card.CardStep;
import convscope.engine.gpu.card.HostBuffer;
import convscope.model.Activation;
import convscope.model.Layer;
import convscope.model.Network;
import convscope.model.Parameter;
import convscope.model.ParameterRole;
import convscope.model.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Training on a {@link GpuNetwork}: images in, one launch of the whole step, a few numbers out. */
final class GpuTrainer implements Trainer {
  private final GpuNetwork network;
  private final UpdateSteps update;
  private final int batch;
  private final int classes;
  private final HostBuffer images;
  private final HostBuffer labels;
  private final HostBuffer outcomes;
  private final CardProgram step;
  private final CardProgram gradients;
  private final CardProgram descent;

  GpuTrainer(Card card, Network description, int batch, Learning learning) {
    this.batch = batch;
    network = new GpuNetwork(card, description, batch, Reach.VARIABLES, UpdateSteps.vectors(learning));
    try {
      update = new UpdateSteps(network, learning);
      classes = description.classes();
      images = card.host(network.input().count());
      labels = card.host(batch);
      outcomes = card.host(2 * batch);
      List<CardStep> steps = new ArrayList<>();
      CardBuffer labelsThere = card.buffer(batch);
      CardBuffer outcomesThere = card.buffer(2 * batch);
      steps.add(new CardStep.CopyIn(images, network.input(), network.input().count()));
      steps.add(new CardStep.CopyIn(labels, labelsThere, batch));
      network.forward(steps);
      steps.add(Elements.launch("loss", batch, network.logits(), labelsThere, network.logitsGradient(), outcomesThere,
          batch, classes, (float) learning.labelSmoothing()));
      steps.add(new CardStep.CopyOut(outcomesThere, 2 * batch, outcomes, 0));
      network.backward(steps);
      steps.addAll(update.decaySteps());
      gradients = card.program(steps);
      steps.addAll(update.descentSteps());
      step = card.program(steps);
      descent = card.program(update.descentSteps());
    } catch (RuntimeException | Error failed) {
      network.close();
      throw failed;
    }
  }

  @Override
  public int batchSize() {
    return batch;
  }

  @Override
  public void setParameters(Map<String, float[]> values) {
    network.write(values, network.parameterVector());
    network.write(values, update.averages());
  }

  @Override
  public void setAverages(Map<String, float[]> values) {
    network.write(values, update.averages());
  }

  @Override
  public Map<String, float[]> parameters() {
    return network.read(network.parameterVector());
  }

  @Override
  public Map<String, float[]> averages() {
    return network.read(update.averages());
  }

  @Override
  public Map<String, float[]> optimizerState() {
    return update.state();
  }

  @Override
  public void setOptimizerState(Map<String, float[]> values) {
    update.setState(values);
  }

  @Override
  public Map<String, float[]> gradients() {
    return network.read(network.gradientVector());
  }

  @Override
  public StepLoss step(float[] images, int[] labels, StepPlan plan) {
    update.setRates(plan);
    return run(step, images, labels);
  }

  @Override
  public StepLoss gradients(float[] images, int[] labels) {
    return run(gradients, images, labels);
  }

  private StepLoss run(CardProgram program, float[] images, int[] labels) {
    feed(images, labels);
    program.run();
    double crossEntropy = 0;
    double correct = 0;
    for (int i = 0; i < batch; i++) {
      crossEntropy += outcomes.floats().get(i);
      correct += outcomes.floats().get(batch + i);
    }
    double decay = update.decays().values().stream().mapToDouble(Double::doubleValue).sum();
    return new StepLoss(crossEntropy / batch, decay, (int) correct);
  }

  private void feed(float[] images, int[] labels) {
    if (images.length < network.input().count() || labels.length < batch) {
      throw new IllegalArgumentException("Fewer images or labels than the " + batch + " of a step");
    }
    for (int i = 0; i < batch; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new IllegalArgumentException("Label " + labels[i] + " of " + classes + " classes");
      }
    }
    this.images.floats().put(0, images, 0, network.input().count());
    this.labels.ints().put(0, labels, 0, batch);
  }

  @Override
  public void copyGradients(float[] to) {
    requireAll(to.length);
    network.card().read(network.gradientVector(), 0, network.layout().count(), to, 0);
  }

  @Override
  public void update(MeanGradients gradients, StepPlan plan) {
    requireAll(gradients.size());
    float[] mean = new float[gradients.size()];
    gradients.copy(0, mean.length, mean);
    network.card().write(mean, 0, mean.length, network.gradientVector(), 0);
    update.setRates(plan);
    descent.run();
  }

  @Override
  public void copyParameters(float[] to) {
    requireAll(to.length);
    network.card().read(network.parameterVector(), 0, network.layout().count(), to, 0);
  }

  @Override
  public void putParameters(float[] from) {
    requireAll(from.length);
    network.card().write(from, 0, network.layout().count(), network.parameterVector(), 0);
  }

  private void requireAll(int values) {
    if (values != network.layout().count()) {
      throw new IllegalArgumentException(values + " values for " + network.layout().count() + " parameters");
    }
  }

  @Override
  public Probe probe() {
    Network description = network.description();
    float[] parameters = network.flat(network.parameterVector());
    float[] slopes = network.flat(network.gradientVector());
    List<LayerProbe> layers = new ArrayList<>();
    List<Shape> shapes = description.inputs();
    for (int i = 0; i < shapes.size(); i++) {
      Layer layer = description.layers().get(i);
      double weightNorm = 0;
      double gradientNorm = 0;
      for (Parameter parameter : layer.parameters(shapes.get(i))) {
        if (parameter.role() == ParameterRole.WEIGHTS) {
          weightNorm = norm(parameters, network.layout().start(parameter), parameter.size());
          gradientNorm = norm(slopes, network.layout().start(parameter), parameter.size());
        }
      }
      layers.add(figures(i).describe(layer.name(), layer.activation() == Activation.RELU, weightNorm, gradientNorm));
    }
    return new Probe(layers);
  }

  private OutputFigures figures(int layer) {
    Shape shape = network.description().output(layer);
    int examples = Math.min(Probe.EXAMPLES, batch);
    float[] values = new float[examples * shape.size()];
    network.card().read(network.output(layer), 0, values.length, values, 0);
    OutputFigures figures = new OutputFigures(shape.channels());
    for (int i = 0; i < examples; i++) {
      figures.add(values, i * shape.size(), shape.size());
    }
    return figures;
  }

  private static double norm(float[] values, int first, int count) {
    double squares = 0;
    for (int i = first; i < first + count; i++) {
      squares += (double) values[i] * values[i];
    }
    return Math.sqrt(squares);
  }

  @Override
  public void copyActivations(Map<String, float[]> to, int first) {
    Network described = network.description();
    for (int i = 0; i < described.layers().size(); i++) {
      float[] values = to.get(described.layers().get(i).name());
      if (values != null) {
        int each = described.output(i).size();
        network.card().read(network.output(i), 0, batchSize() * each, values, first * each);
      }
    }
  }

  @Override
  public Map<String, Double> decays() {
    return update.decays();
  }

  @Override
  public long memoryBytes() {
    return network.need().bytes();
  }

  @Override
  public List<LayerTime> timeLayers(float[] images, int[] labels, int rounds) {
    gradients(images, labels);
    int layers = network.description().layers().size();
    double[][] forward = new double[layers][rounds];
    double[][] backward = new double[layers][rounds];
    for (int round = 0; round < rounds; round++) {
      long[] nanos = gradients.time();
      // The copies in, all layers forward, the loss and its copy, all layers backward, the decay.
      int at = 2;
      for (int i = 0; i < layers; i++) {
        forward[i][round] = millis(nanos, at, network.layer(i).forward().size());
        at += network.layer(i).forward().size();
      }
      at += 2;
      for (int i = layers - 1; i >= 0; i--) {
        backward[i][round] = millis(nanos, at, network.layer(i).backward().size());
        at += network.layer(i).backward().size();
      }
    }
    List<LayerTime> times = new ArrayList<>();
    for (int i = 0; i < layers; i++) {
      times.add(new LayerTime(network.description().layers().get(i).name(), median(forward[i]), median(backward[i])));
    }
    return times;
  }

  private static double millis(long[] nanos, int first, int count) {
    return Arrays.stream(nanos, first, first + count).sum() / 1e6;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  @Override
  public void close() {
    network.close();
  }
}
