package convscope.engine.dl4j;

import convscope.engine.LayerTime;
import convscope.engine.Learning;
import convscope.engine.MeanGradients;
import convscope.engine.Probe;
import convscope.engine.SoftmaxCrossEntropy;
import convscope.engine.StepLoss;
import convscope.engine.StepPlan;
import convscope.engine.TopClass;
import convscope.engine.Trainer;
import convscope.engine.dl4j.kernel.Crew;
import convscope.engine.dl4j.kernel.HostMemory;
import convscope.engine.dl4j.kernel.KernelSet;
import convscope.engine.dl4j.kernel.Stage;
import convscope.engine.dl4j.kernel.StagedPass;
import convscope.model.Network;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Training on a {@link CompiledNetwork}: forward, loss, backward and update are one pass, planned once. */
final class Dl4jTrainer implements Trainer {
  private final CompiledNetwork network;
  private final ParameterUpdate update;
  private final Insides insides;
  private final StagedPass pass;
  private final List<Stage> stages;
  private final List<Stage> updating;
  private final int cores;
  /** Null before the first separate update. */
  private @Nullable Crew updaters;
  private final int batchSize;
  private final int classes;
  private final float[] logits;
  private final float[] logitsGradient;
  private float[] images = {};
  private int[] labels = {};
  private double crossEntropy;

  /** @param cores the number of threads that a separate update may use: the caller's other threads wait for it */
  Dl4jTrainer(Network description, int batchSize, Learning learning, KernelSet kernels, int cores) {
    this.batchSize = batchSize;
    this.cores = cores;
    this.classes = description.classes();
    network = new CompiledNetwork(description, batchSize, kernels, GradientReach.VARIABLES);
    update = new ParameterUpdate(network, learning, cores);
    insides = new Insides(network);
    logits = new float[batchSize * classes];
    logitsGradient = new float[batchSize * classes];
    pass = network.newPass();
    pass.each((worker, part) -> network.input().put(worker, part, images,
        part.first() * network.description().input().size(), part.count() * network.description().input().size()));
    network.layForward(pass);
    pass.each((worker, part) -> network.logits().take(worker, part, logits, part.first() * classes,
        part.count() * classes));
    pass.whole(1, (worker, task) -> crossEntropy =
        SoftmaxCrossEntropy.meanLoss(logits, labels, classes, learning.labelSmoothing(), logitsGradient));
    pass.each((worker, part) -> network.logitsGradient().put(worker, part, logitsGradient,
        part.first() * classes, part.count() * classes));
    network.layBackward(pass);
    update.lay(pass);
    stages = pass.stages();
    StagedPass alone = network.newPass();
    update.layAlone(alone);
    updating = alone.stages();
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
  public StepLoss step(float[] images, int[] labels, StepPlan plan) {
    update.descending(plan);
    return run(images, labels);
  }

  @Override
  public StepLoss gradients(float[] images, int[] labels) {
    update.standing();
    return run(images, labels);
  }

  private StepLoss run(float[] images, int[] labels) {
    if (images.length < batchSize * network.description().input().size() || labels.length < batchSize) {
      throw new IllegalArgumentException("Fewer images or labels than the " + batchSize + " of a step");
    }
    this.images = images;
    this.labels = labels;
    network.run(stages);
    return new StepLoss(crossEntropy, update.decay(), TopClass.correct(logits, labels, batchSize, classes));
  }

  @Override
  public void copyGradients(float[] to) {
    requireAll(to.length);
    HostMemory.read(network.flatGradients(), to);
  }

  @Override
  public void update(MeanGradients gradients, StepPlan plan) {
    requireAll(gradients.size());
    update.descending(gradients, plan);
    if (updaters == null) {
      updaters = new Crew(cores, () -> { });
    }
    updaters.run(updating);
  }

  @Override
  public void copyParameters(float[] to) {
    requireAll(to.length);
    HostMemory.read(network.flatParameters(), to);
  }

  @Override
  public void putParameters(float[] from) {
    requireAll(from.length);
    HostMemory.write(from, from.length, network.flatParameters());
  }

  private void requireAll(int values) {
    if (values != network.description().parameterCount()) {
      throw new IllegalArgumentException(values + " values for " + network.description().parameterCount()
          + " parameters");
    }
  }

  @Override
  public Probe probe() {
    return insides.probe();
  }

  @Override
  public void copyActivations(Map<String, float[]> to, int first) {
    Network described = network.description();
    for (int i = 0; i < described.layers().size(); i++) {
      float[] values = to.get(described.layers().get(i).name());
      if (values != null) {
        int each = described.output(i).size();
        HostMemory.read(network.output(i).array(), 0, batchSize * each, values, first * each);
      }
    }
  }

  @Override
  public Map<String, Double> decays() {
    return update.decays();
  }

  @Override
  public List<LayerTime> timeLayers(float[] images, int[] labels, int rounds) {
    gradients(images, labels);
    return network.time(pass, stages, rounds);
  }

  @Override
  public long memoryBytes() {
    return network.bytes() + update.bytes();
  }

  @Override
  public void close() {
    if (updaters != null) {
      updaters.close();
    }
    update.close();
    network.close();
  }
}
