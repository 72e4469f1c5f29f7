package convscope.engine.gpu;

/** How far back a network goes after it has gone forward. */
enum Reach {
  /** Nowhere: it only looks. */
  NOWHERE,
  /** To every variable. */
  VARIABLES,
  /** To its input, past the variables. */
  INPUT;

  /** Whether it goes back at all. */
  boolean goesBack() {
    return this != NOWHERE;
  }
}
