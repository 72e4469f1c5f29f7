package convscope.engine;

import java.util.List;
import java.util.Map;

/**
 * A network being trained: it owns the live parameters and their running averages. Not thread-safe; all calls come from
 * the one thread that trains. Variables go by the names of {@link convscope.model.Network#parameters()}, their values
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
   * Sets the averages alone, as a resumed run does.
   *
   * @throws convscope.foundation.Problem if they are not those of the network
   */
  void setAverages(Map<String, float[]> values);

  /** A copy of the parameters. */
  Map<String, float[]> parameters();

  /** A copy of the running averages of the parameters. */
  Map<String, float[]> averages();

  /**
   * A copy of the optimizer's state: for each of its {@link Optimizer#slots} the values of every parameter, by the
   * parameter's name, a slash and the slot's. Empty where it keeps none.
   */
  Map<String, float[]> optimizerState();

  /**
   * Sets the optimizer's state, as a resumed run does.
   *
   * @param values all that {@link #optimizerState} gives
   * @throws convscope.foundation.Problem if they are not just those
   */
  void setOptimizerState(Map<String, float[]> values);

  /** A copy of the last step's gradients of the total loss, weight decay included. */
  Map<String, float[]> gradients();

  /**
   * One step of the optimizer on mean cross-entropy plus weight decay; then the averages follow,
   * average ← decay · average + (1 − decay) · parameter.
   *
   * @param images whitened crops, {@code [batch, height, width, channels]} row-major
   * @param labels a class number for each
   * @param averageDecay in 0 … 1
   * @return the losses before the update
   * @throws IllegalArgumentException if there are fewer images than a step has, or a label is no class; nothing has changed
   *     then
   */
  StepLoss step(float[] images, int[] labels, double learningRate, double averageDecay);

  /**
   * The losses and gradients of a batch with no update, as {@link #step} computes them.
   *
   * @return the losses
   */
  StepLoss gradients(float[] images, int[] labels);

  /**
   * The insides of the last {@link #step}, read where they lie; it changes nothing. Takes some milliseconds. Before the
   * first step everything but the weights is zero.
   */
  Probe probe();

  /**
   * Copies what the last {@link #step} left behind into {@code to}, which has room for this network and batch size. Takes
   * some milliseconds; it changes nothing.
   */
  void copyStep(StepCopy to);

  /** What each variable with weight decay added to the last step's loss, decay · ½‖w‖², by the variable's name. */
  Map<String, Double> decays();

  /** The time of every layer in a whole step: the median over {@code rounds} of them, which change nothing. */
  List<LayerTime> timeLayers(float[] images, int[] labels, int rounds);

  /** Lets go of all that it holds; a second time there is nothing to do. */
  @Override
  void close();
}
