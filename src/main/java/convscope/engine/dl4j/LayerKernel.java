package convscope.engine.dl4j;

/**
 * The arithmetic of one layer on arrays bound when it was made. One thread at a time. Each backward pass belongs to the
 * forward pass before it.
 */
interface LayerKernel extends AutoCloseable {

  /** Computes the output from the input. */
  void forward();

  /**
   * Computes the gradients of the variables, and of the input where there is an array for it, from the output's
   * gradient, whose array it may overwrite.
   */
  void backward();

  /** Frees what is held outside the heap; bound arrays are not its to free. */
  @Override
  void close();
}
