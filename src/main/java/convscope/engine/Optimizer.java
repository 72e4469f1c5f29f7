package convscope.engine;

import java.util.List;

/** How a step follows from the gradients, as plain data; the arithmetic is each engine's own. Immutable. */
public sealed interface Optimizer {

  /**
   * The names of the vectors of state that it keeps for every trained parameter, each of the parameter's shape and zero at
   * first, as TensorFlow's checkpoints have them: a slot {@code Momentum} of {@code conv1/weights} is {@code
   * conv1/weights/Momentum}.
   */
  List<String> slots();

  /** Answers as {@code visitor} does for this kind. */
  <R> R accept(Visitor<R> visitor);

  /** What to do with each kind of optimizer. */
  interface Visitor<R> {
    R sgd(Sgd optimizer);

    R momentum(Momentum optimizer);
  }

  /** Plain stochastic gradient descent, which keeps nothing: parameter ← parameter − rate · gradient. */
  record Sgd() implements Optimizer {
    @Override
    public List<String> slots() {
      return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sgd(this);
    }
  }

  /**
   * Classical momentum as TensorFlow's {@code MomentumOptimizer} has it: accumulator ← momentum · accumulator + gradient,
   * then parameter ← parameter − rate · accumulator. Its slot is the accumulator.
   *
   * @param momentum how much of the accumulator stays from step to step, in 0 … 1
   */
  record Momentum(double momentum) implements Optimizer {
    /** The slot of the accumulator. */
    public static final String ACCUMULATOR = "Momentum";

    @Override
    public List<String> slots() {
      return List.of(ACCUMULATOR);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.momentum(this);
    }
  }
}
