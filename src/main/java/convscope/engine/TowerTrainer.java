package convscope.engine;

import convscope.foundation.Problem;
import convscope.model.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A trainer made of several, as in the tutorial's {@code cifar10_multi_gpu_train}: every tower has the same parameters
 * and some of a step's examples, whose gradients it computes on its own thread; when all have finished, the mean of the
 * gradients makes one update. Towers have contiguous ranges of examples, tower 0 the first; ranges differ by one
 * example at most and are weighted accordingly in the mean. The mean is summed in the order of the towers, so a step
 * gives the same bits every time. A batch normalization normalizes by the statistics of its tower's examples; the
 * running statistics move towards the weighted mean of the towers', which is among their gradients.
 *
 * <p>Tower 0 owns the averages and the optimizer's state and makes the updates; the others get its parameters at the
 * start of their next step. If a tower fails there is no update, and everything is as it was before the step.
 */
final class TowerTrainer implements Trainer {
  private static final long PATIENCE_SECONDS = 60;
  private final Network network;
  private final ParameterLayout layout;
  private final int batchSize;
  private final List<Tower> towers = new ArrayList<>();
  /** The parameters of tower 0. */
  private final float[] parameters;
  private final float[] mean;
  /** Of what the towers gave last. */
  private final MeanGradients towersMean;
  /** Whether {@link #mean} is still to be computed from {@link #towersMean}. */
  private boolean meanIsDue;
  private List<TowerStep> steps = List.of();
  /** Whether the towers after the first still need the parameters. */
  private boolean behind;
  private @Nullable Problem broken;

  /**
   * Tower i on the i-th of {@code engines}, as long as examples remain.
   *
   * @throws Problem if a tower cannot be created
   */
  TowerTrainer(List<Engine> engines, Network network, int batchSize, Learning learning) {
    if (batchSize < 1 || batchSize > 1 << 16) {
      throw Problem.of(TowerTrainer.class, "step.size", batchSize);
    }
    this.network = network;
    this.batchSize = batchSize;
    parameters = new float[network.parameterCount()];
    layout = new ParameterLayout(network);
    mean = new float[network.parameterCount()];
    int count = Math.min(engines.size(), batchSize);
    for (int i = 0; i < count; i++) {
      int first = batchSize * i / count;
      towers.add(new Tower(i, engines.get(i), network, first, batchSize * (i + 1) / count - first, learning));
    }
    float[] weights = new float[count];
    for (int i = 0; i < count; i++) {
      weights[i] = (float) towers.get(i).count() / batchSize;
    }
    towersMean = new MeanGradients(towers.stream().map(Tower::gradients).toList(), weights);
    try {
      all(tower -> tower.ask(trainer -> null));
    } catch (RuntimeException | Error failed) {
      close();
      throw failed;
    }
  }

  @Override
  public int batchSize() {
    return batchSize;
  }

  @Override
  public void setParameters(Map<String, float[]> values) {
    first(trainer -> {
      trainer.setParameters(values);
      trainer.copyParameters(parameters);
      return null;
    });
    behind = true;
  }

  @Override
  public void setAverages(Map<String, float[]> values) {
    first(trainer -> {
      trainer.setAverages(values);
      return null;
    });
  }

  @Override
  public Map<String, float[]> parameters() {
    return first(Trainer::parameters);
  }

  @Override
  public Map<String, float[]> averages() {
    return first(Trainer::averages);
  }

  @Override
  public Map<String, float[]> optimizerState() {
    return first(Trainer::optimizerState);
  }

  @Override
  public void setOptimizerState(Map<String, float[]> values) {
    first(trainer -> {
      trainer.setOptimizerState(values);
      return null;
    });
  }

  @Override
  public Map<String, float[]> gradients() {
    return layout.byName(mean());
  }

  @Override
  public StepLoss step(float[] images, int[] labels, StepPlan plan) {
    StepLoss loss = gradients(images, labels);
    apply(towersMean, plan);
    return loss;
  }

  /** The cross-entropy is the mean over all examples, the decay that of tower 0. */
  @Override
  public StepLoss gradients(float[] images, int[] labels) {
    check(images, labels);
    boolean late = behind;
    steps = all(tower -> tower.ask(trainer -> {
      if (late && tower != towers.get(0)) {
        trainer.putParameters(parameters);
      }
      return tower.gradients(trainer, images, labels);
    }));
    behind = false;
    meanIsDue = true;
    double crossEntropy = 0;
    int correct = 0;
    for (TowerStep one : steps) {
      crossEntropy += one.loss().crossEntropy() * one.examples() / batchSize;
      correct += one.loss().correct();
    }
    return new StepLoss(crossEntropy, steps.get(0).loss().decay(), correct);
  }

  private void check(float[] images, int[] labels) {
    if (images.length < (long) batchSize * network.input().size() || labels.length < batchSize) {
      throw new IllegalArgumentException("Fewer images or labels than the " + batchSize + " of a step");
    }
    for (int i = 0; i < batchSize; i++) {
      if (labels[i] < 0 || labels[i] >= network.classes()) {
        throw new IllegalArgumentException("Label " + labels[i] + " of " + network.classes() + " classes");
      }
    }
  }

  /** The mean of the last step's gradients, or what the last update was given. */
  private float[] mean() {
    if (meanIsDue) {
      towersMean.copy(0, mean.length, mean);
      meanIsDue = false;
    }
    return mean;
  }

  @Override
  public void copyGradients(float[] to) {
    requireAll(to.length);
    System.arraycopy(mean(), 0, to, 0, mean.length);
  }

  /** A failure here leaves nothing to continue from. */
  @Override
  public void update(MeanGradients gradients, StepPlan plan) {
    requireAll(gradients.size());
    gradients.copy(0, mean.length, mean);
    meanIsDue = false;
    apply(MeanGradients.of(mean), plan);
  }

  private void apply(MeanGradients gradients, StepPlan plan) {
    Tower owner = towers.get(0);
    try {
      first(trainer -> {
        trainer.update(gradients, plan);
        trainer.copyParameters(parameters);
        return null;
      });
    } catch (RuntimeException | Error why) {
      broken = owner.failed(why);
      throw broken;
    }
    behind = true;
  }

  @Override
  public void copyParameters(float[] to) {
    requireAll(to.length);
    System.arraycopy(parameters, 0, to, 0, parameters.length);
  }

  @Override
  public void putParameters(float[] from) {
    requireAll(from.length);
    first(trainer -> {
      trainer.putParameters(from);
      return null;
    });
    System.arraycopy(from, 0, parameters, 0, parameters.length);
    behind = true;
  }

  private void requireAll(int values) {
    if (values != parameters.length) {
      throw new IllegalArgumentException(values + " values for " + parameters.length + " parameters");
    }
  }

  /** That of tower 0, on its own examples; the gradients are the mean of all after a step. */
  @Override
  public Probe probe() {
    return first(Trainer::probe);
  }

  /** The activations are those of the whole step: one tower's examples after the other's. */
  @Override
  public void copyActivations(Map<String, float[]> to, int first) {
    all(tower -> tower.ask(trainer -> {
      trainer.copyActivations(to, first + tower.first());
      return null;
    }));
  }

  @Override
  public Map<String, Double> decays() {
    return first(Trainer::decays);
  }

  @Override
  public List<TowerStep> towers() {
    return steps;
  }

  /** The memory of all towers together. */
  @Override
  public long memoryBytes() {
    return all(tower -> tower.ask(Trainer::memoryBytes)).stream().mapToLong(Long::longValue).sum();
  }

  /** Those of tower 0, on its own examples. */
  @Override
  public List<LayerTime> timeLayers(float[] images, int[] labels, int rounds) {
    check(images, labels);
    return first(trainer -> trainer.timeLayers(images, labels, rounds));
  }

  @Override
  public void close() {
    towers.forEach(Tower::close);
    towers.forEach(Tower::awaitEnd);
    towers.clear();
  }

  /** Tower 0's result of {@code work}; its exceptions are passed on unchanged. */
  private <T> T first(Function<Trainer, T> work) {
    if (broken != null) {
      throw broken;
    }
    if (towers.get(0).busy()) {
      throw towers.get(0).silent();
    }
    try {
      return towers.get(0).ask(work).join();
    } catch (CompletionException why) {
      if (why.getCause() instanceof Error error) {
        throw error;
      }
      throw why.getCause() instanceof RuntimeException own ? own : why;
    }
  }

  /**
   * Every tower's result of a request; once one has failed the others get a minute to finish.
   *
   * @throws Problem that says which tower failed, of several the first
   */
  private <T> List<T> all(Function<Tower, CompletableFuture<T>> ask) {
    List<CompletableFuture<T>> answers = towers.stream().map(ask).toList();
    CompletableFuture<?> ended =
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).handle((nothing, why) -> null);
    CompletableFuture<Object> failed = new CompletableFuture<>();
    answers.forEach(one -> one.exceptionally(why -> {
      failed.complete(why);
      return null;
    }));
    CompletableFuture.anyOf(ended, failed).join();
    ended.completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    for (int i = 0; i < answers.size(); i++) {
      Tower tower = towers.get(i);
      if (answers.get(i).isCompletedExceptionally()) {
        throw answers.get(i).handle((nothing, why) -> tower.failed(why)).join();
      }
    }
    return answers.stream().map(CompletableFuture::join).toList();
  }
}
