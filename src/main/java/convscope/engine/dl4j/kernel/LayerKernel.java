package convscope.engine.dl4j.kernel;

/**
 * The arithmetic of one layer on arrays bound when it was made: work that it plans on a pass once, to be done in every
 * run of that pass. Each backward pass belongs to the forward pass before it.
 *
 * <p>Gradients go from layer to layer already taken through the activation between them: where the input came out of a
 * ReLU ({@link LayerArrays#gated}), the layer that reads it lets its input's gradient through only where the input is
 * above zero. It has the input at hand, often in a smaller form than the layer that made it.
 */
public interface LayerKernel extends AutoCloseable {

  /** Plans the computation of the output from the input. */
  void forward(Pass pass);

  /**
   * Plans the computation of the gradients of the variables, and of the input if there is an array for it, from the
   * output's gradient, whose array it may overwrite.
   */
  void backward(Pass pass);

  /** Frees memory outside the heap; bound arrays belong to others. */
  @Override
  void close();
}
