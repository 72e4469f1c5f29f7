package convscope.insight;

/** A step of the computation of one value of a layer's output. */
public enum Phase {
  /** The inputs under the window times their weights, of one channel of the input or of all. */
  PRODUCTS,
  /** The sum of the products over all channels of the input. */
  SUM,
  /** The bias is added. */
  BIAS,
  /** What an activation function multiplies a value by. */
  FACTOR,
  /** The activation function. */
  ACTIVATION,
  /** The values under a pooling window. */
  WINDOW,
  /** The largest of them. */
  MAXIMUM,
  /** The sum of them. */
  TOTAL,
  /** Their mean. */
  MEAN,
  /** The squares of the neighboring channels. */
  SQUARES,
  /** The sum of the squares. */
  SUM_OF_SQUARES,
  /** bias + alpha · sum of the squares. */
  BASE,
  /** base^beta. */
  DIVISOR,
  /** The value divided by it. */
  QUOTIENT,
  /** The mean is subtracted. */
  CENTERED,
  /** What is left is divided by the standard deviation. */
  NORMALIZED,
  /** The normalized value is multiplied by the scale. */
  SCALED,
  /** The shift is added. */
  SHIFTED,
  /** The exponential of a logit, the sum of all, or the probability of a class. */
  SOFTMAX
}
