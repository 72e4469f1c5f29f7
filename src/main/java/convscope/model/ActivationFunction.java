package convscope.model;

/** A function of each value by itself, of the form x · factor(x). */
public enum ActivationFunction {
  /** max(0, x): factor 1 above zero, else 0. */
  RELU,
  /** ReLU with a slope below zero (Maas, Hannun and Ng, 2013): factor 1 above zero, else the slope. */
  LEAKY_RELU,
  /**
   * Gaussian error linear unit (Hendrycks and Gimpel, 2016): the factor is Φ(x), the standard normal's distribution
   * function. Exact, not its approximation by tanh, like PyTorch's and ONNX's by default.
   */
  GELU,
  /** Sigmoid linear unit, also called swish: the factor is σ(x) = 1 ∕ (1 + e^−x). */
  SILU
}
