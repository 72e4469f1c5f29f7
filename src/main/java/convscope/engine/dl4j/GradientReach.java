package convscope.engine.dl4j;

/** How far back through a network gradients go, which decides the arrays it is given. */
enum GradientReach {
  /** There are none: the network only looks. */
  NOWHERE,
  /** To every layer's variables: the network trains. The first layer's input needs none, and computing it would slow every step down. */
  VARIABLES,
  /** To the input of the first layer too: the network looks, and is asked what its answers depend on. */
  INPUT;

  /** Whether passes are training's. */
  boolean trains() {
    return this == VARIABLES;
  }
}
