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

    R adam(Adam optimizer);
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

  /**
   * Adam with bias correction, after Kingma and Ba, "Adam: A Method for Stochastic Optimization" (2015), as in PyTorch:
   * mean ← beta1 · mean + (1 − beta1) · gradient, square ← beta2 · square + (1 − beta2) · gradient²; then, with t = 1
   * in the first step, parameter ← parameter − rate · mean / (1 − beta1ᵗ) / (√(square / (1 − beta2ᵗ)) + epsilon). Its
   * slots are both averages, named as in TensorFlow's checkpoints. With {@link Learning#decoupledDecay} it is AdamW.
   *
   * @param beta1 how much of the average gradient is kept in each step, in 0 … &lt;1
   * @param beta2 how much of the average squared gradient is kept, in 0 … &lt;1
   * @param epsilon above 0: keeps the step of a parameter without gradients finite
   */
  record Adam(double beta1, double beta2, double epsilon) implements Optimizer {
    /** The slot of the average gradient. */
    public static final String MEAN = "Adam";
    /** The slot of the average squared gradient. */
    public static final String SQUARE = "Adam_1";

    @Override
    public List<String> slots() {
      return List.of(MEAN, SQUARE);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.adam(this);
    }

    /** The learning rate of {@code plan}, corrected for the mean's start at zero: rate / (1 − beta1ᵗ). */
    public double rate(StepPlan plan) {
      return plan.learningRate() / corrected(beta1, plan);
    }

    /** What the root of the average square is divided by, for its start at zero: √(1 − beta2ᵗ). */
    public double root(StepPlan plan) {
      return Math.sqrt(corrected(beta2, plan));
    }

    /** 1 − betaᵗ, with the same bits on every machine. */
    private static double corrected(double beta, StepPlan plan) {
      return 1 - StrictMath.pow(beta, plan.step() + 1.0);
    }
  }
}
