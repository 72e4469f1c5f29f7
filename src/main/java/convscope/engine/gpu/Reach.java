package convscope.engine.gpu;

/** The extent of a network's backward pass. */
enum Reach {
  /** None: inference only. */
  NOWHERE,
  /** To every variable. */
  VARIABLES,
  /** To its input, past the variables. */
  INPUT;

  /** Whether there is a backward pass. */
  boolean goesBack() {
    return this != NOWHERE;
  }

  /** Whether the network trains. */
  boolean trains() {
    return this == VARIABLES;
  }
}
