package convscope.engine;

import java.util.List;

/** How parameters are updated from the gradients, as plain data; each engine has its own arithmetic. Immutable. */
public sealed interface Optimizer {

  /**
   * The names of the state vectors that it stores for every trained parameter, each of the parameter's shape and zero
   * at first, as TensorFlow's checkpoints have them: a slot {@code Momentum} of {@code conv1/weights} is {@code
   * conv1/weights/Momentum}.
   */
  List<String> slots();

  /** The result of {@code visitor} for this kind. */
  <R> R accept(Visitor<R> visitor);

  /** An operation that depends on the kind of optimizer. */
  interface Visitor<R> {
    R sgd(Sgd optimizer);

    R momentum(Momentum optimizer);

    R nesterov(Nesterov optimizer);
  }

  /** Plain stochastic gradient descent, which has no state: parameter ← parameter − rate · gradient. */
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
   * Classical momentum as in TensorFlow's {@code MomentumOptimizer}: accumulator ← momentum · accumulator + gradient,
   * then parameter ← parameter − rate · accumulator. Its slot is the accumulator.
   *
   * @param momentum the factor of the accumulator in each step, in 0 … 1
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

  /**
   * Nesterov's momentum as in TensorFlow's {@code MomentumOptimizer} with {@code use_nesterov}, after Sutskever,
   * Martens, Dahl and Hinton, "On the importance of initialization and momentum in deep learning" (2013): accumulator ←
   * momentum · accumulator + gradient, then parameter ← parameter − rate · (gradient + momentum · accumulator). Its
   * slot is the accumulator.
   *
   * @param momentum the factor of the accumulator in each step, in 0 … 1
   */
  record Nesterov(double momentum) implements Optimizer {
    /** The slot of the accumulator. */
    public static final String ACCUMULATOR = "Momentum";

    @Override
    public List<String> slots() {
      return List.of(ACCUMULATOR);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.nesterov(this);
    }
  }
}
