package convscope.engine.dl4j;

import convscope.engine.LayerTime;
import convscope.engine.Optimizer;
import convscope.engine.Probe;
import convscope.engine.SoftmaxCrossEntropy;
import convscope.engine.StepCopy;
import convscope.engine.StepLoss;
import convscope.engine.TopClass;
import convscope.engine.Trainer;
import convscope.model.Network;
import java.util.List;
import java.util.Map;

/** Training on a {@link CompiledNetwork}. */
final class Dl4jTrainer implements Trainer {
  private final CompiledNetwork network;
  private final ParameterUpdate update;
  private final Insides insides;
  private final int batchSize;
  private final int classes;
  private final float[] logits;
  private final float[] logitsGradient;

  Dl4jTrainer(Network description, int batchSize, Optimizer optimizer, KernelSet kernels) {
    this.batchSize = batchSize;
    this.classes = description.classes();
    network = new CompiledNetwork(description, batchSize, kernels, GradientReach.VARIABLES);
    update = new ParameterUpdate(network, optimizer);
    insides = new Insides(network);
    logits = new float[batchSize * classes];
    logitsGradient = new float[batchSize * classes];
  }

  @Override
  public int batchSize() {
    return batchSize;
  }

  @Override
  public void setParameters(Map<String, float[]> values) {
    network.write(values, network.flatParameters());
    update.restartAverages();
  }

  @Override
  public void setAverages(Map<String, float[]> values) {
    network.write(values, update.averages());
  }

  @Override
  public Map<String, float[]> parameters() {
    return network.read(network.flatParameters());
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
    return network.read(network.flatGradients());
  }

  @Override
  public StepLoss step(float[] images, int[] labels, double learningRate, double averageDecay) {
    StepLoss loss = gradients(images, labels);
    update.descend(learningRate, averageDecay);
    return loss;
  }

  @Override
  public StepLoss gradients(float[] images, int[] labels) {
    HostMemory.write(images, (int) network.input().length(), network.input());
    network.forward();
    double crossEntropy = loss(labels);
    network.backward();
    return new StepLoss(crossEntropy, update.decay(), TopClass.correct(logits, labels, batchSize, classes));
  }

  private double loss(int[] labels) {
    HostMemory.read(network.logits(), logits);
    double crossEntropy = SoftmaxCrossEntropy.meanLoss(logits, labels, classes, logitsGradient);
    HostMemory.write(logitsGradient, logitsGradient.length, network.logitsGradient());
    return crossEntropy;
  }

  @Override
  public Probe probe() {
    return insides.probe();
  }

  @Override
  public void copyStep(StepCopy to) {
    HostMemory.read(network.flatParameters(), to.parameters());
    HostMemory.read(network.flatGradients(), to.gradients());
    for (int i = 0; i < network.arrays().size(); i++) {
      float[] room = to.activations().get(network.description().layers().get(i).name());
      if (room != null) {
        HostMemory.read(network.arrays().get(i).output(), room);
      }
    }
  }

  @Override
  public Map<String, Double> decays() {
    return update.decays();
  }

  @Override
  public List<LayerTime> timeLayers(float[] images, int[] labels, int rounds) {
    HostMemory.write(images, (int) network.input().length(), network.input());
    network.forward();
    loss(labels);
    return network.time(rounds);
  }

  @Override
  public void close() {
    update.close();
    network.close();
  }
}
