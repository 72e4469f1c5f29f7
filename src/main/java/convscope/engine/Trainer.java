package convscope.engine;

import java.util.List;
import java.util.Map;

/**
 * A network in training: it owns the live parameters and their moving averages. Not thread-safe; all calls come from
 * the one thread that trains. Variables have the names of {@link convscope.model.Network#parameters()}, their values
 * row-major in the shapes given there.
 */
public interface Trainer extends AutoCloseable {

  /** The number of examples of a step. */
  int batchSize();

  /**
   * Sets the parameters, and starts their averages from the same values. The optimizer's state stays as it is.
   *
   * @throws convscope.foundation.Problem if they are not those of the network
   */
  void setParameters(Map<String, float[]> values);

  /**
   * Sets only the averages, as a resumed run does.
   *
   * @throws convscope.foundation.Problem if they are not those of the network
   */
  void setAverages(Map<String, float[]> values);

  /** A copy of the parameters. */
  Map<String, float[]> parameters();

  /** A copy of the moving averages of the parameters. */
  Map<String, float[]> averages();

  /**
   * A copy of the optimizer's state: for each of its {@link Optimizer#slots} the values of every parameter, by the
   * parameter's name, a slash and the slot's. Empty if it has none.
   */
  Map<String, float[]> optimizerState();

  /**
   * Sets the optimizer's state, as a resumed run does.
   *
   * @param values all that {@link #optimizerState} gives
   * @throws convscope.foundation.Problem if they are not exactly those
   */
  void setOptimizerState(Map<String, float[]> values);

  /**
   * A copy of the last step's gradients of the total loss, weight decay included. In the place of a statistic is that
   * of the batch, the variance as it goes into the running one; 0 in a frozen layer.
   */
  Map<String, float[]> gradients();

  /**
   * One step of the optimizer on mean cross-entropy, with smoothed labels if its {@link Learning} says so, plus weight
   * decay; then the averages are updated, average ← decay · average + (1 − decay) · parameter. A running statistic
   * keeps {@link convscope.model.Parameter#kept} of itself, and gets the rest from the batch.
   *
   * @param images whitened crops, {@code [batch, height, width, channels]} row-major
   * @param labels a class number for each
   * @return the losses before the update
   * @throws IllegalArgumentException if there are fewer images than a step has, or a label is not a class; nothing has
   *     changed then
   * @throws convscope.foundation.Problem if a device failed: then either everything is as it was before the step, or
   *     every method that could show a change throws the same
   */
  StepLoss step(float[] images, int[] labels, StepPlan plan);

  /**
   * The losses and gradients of a batch with no update, as {@link #step} computes them.
   *
   * @return the losses
   */
  StepLoss gradients(float[] images, int[] labels);

  /**
   * Copies the gradients of the last {@link #step} or {@link #gradients(float[], int[])} into {@code to}, laid out as
   * {@link StepCopy} says; after an {@link #update} they are those that it was given.
   *
   * @throws IllegalArgumentException if {@code to} is not exactly as long as all parameters
   */
  void copyGradients(float[] to);

  /**
   * What {@link #step} does after its gradients, with {@code gradients} in their place: the optimizer's step, then the
   * averages. {@link #gradients(float[], int[])}, {@link #copyGradients} and this give the same bits as a step.
   *
   * @param gradients of the total loss, weight decay included, laid out as {@link StepCopy} says
   * @throws IllegalArgumentException if there is not exactly one gradient for every parameter; nothing has changed then
   */
  void update(MeanGradients gradients, StepPlan plan);

  /** The same with gradients that are one vector. */
  default void update(float[] gradients, StepPlan plan) {
    update(MeanGradients.of(gradients), plan);
  }

  /**
   * Copies the parameters into {@code to}, laid out as {@link StepCopy} says.
   *
   * @throws IllegalArgumentException if {@code to} is not exactly as long as all parameters
   */
  void copyParameters(float[] to);

  /**
   * Sets only the parameters: their averages and the optimizer's state are unchanged.
   *
   * @param from every parameter, laid out as {@link StepCopy} says
   * @throws IllegalArgumentException if there is not exactly one value for every parameter; nothing has changed then
   */
  void putParameters(float[] from);

  /**
   * A probe of the last {@link #step}, read in place; it changes nothing. Takes some milliseconds. Before the first
   * step everything but the weights is zero.
   */
  Probe probe();

  /**
   * Copies the results of the last {@link #step} into {@code to}, which fits this network and batch size. Takes some
   * milliseconds; it changes nothing.
   */
  default void copyStep(StepCopy to) {
    copyParameters(to.parameters());
    copyGradients(to.gradients());
    copyActivations(to.activations(), 0);
  }

  /**
   * Copies the outputs of the last {@link #step} or {@link #gradients(float[], int[])} to their place among those of a
   * larger batch; it changes nothing.
   *
   * @param to by the name of each layer that is wanted, laid out as {@link StepCopy} says
   * @param first the place of this trainer's first example in the larger batch
   */
  void copyActivations(Map<String, float[]> to, int first);

  /** What each variable with weight decay added to the last step's loss, decay · ½‖w‖², by the variable's name. */
  Map<String, Double> decays();

  /** The time of every layer in a whole step: the median over {@code rounds} of them, which change nothing. */
  List<LayerTime> timeLayers(float[] images, int[] labels, int rounds);

  /** What each of its towers did in the last step; empty before the first, and if it is not made of several. */
  default List<TowerStep> towers() {
    return List.of();
  }

  /** How much of its device's memory it holds, in bytes, as far as it knows; 0 where it knows nothing of that. */
  default long memoryBytes() {
    return 0;
  }

  /** Releases all resources; a second call does nothing. */
  @Override
  void close();
}
