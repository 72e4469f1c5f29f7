package convscope.engine.dl4j;

/** The extent of a network's backward pass, which determines the arrays it needs. */
enum GradientReach {
  /** None: inference only. */
  NOWHERE,
  /**
   * To every layer's variables: the network trains. The first layer's input needs no gradient, and computing it would
   * slow every step down.
   */
  VARIABLES,
  /** To the input of the first layer too: for inference, and gradients with respect to the input. */
  INPUT;

  /** Whether passes are training's. */
  boolean trains() {
    return this == VARIABLES;
  }
}
