package convscope.workbench.design;

import convscope.model.Shape;

/**
 * What a layer gives and takes.
 *
 * @param output the shape of its output for one image
 * @param parameters the number of its parameters
 * @param multiplyAdds the multiply-accumulates for one image, forward
 * @param values the activations and their gradients for one image
 * @param fieldHeight the rows of the input that a value depends on, as if the input had no edges
 * @param fieldWidth the columns, likewise
 * @param wholeInput whether a value depends on all of the input; then the field is as large as it
 */
record LayerFigures(Shape output, long parameters, long multiplyAdds, long values, int fieldHeight, int fieldWidth,
    boolean wholeInput) {

  /** The bytes of activations and gradients for {@code batch} images. */
  long bytes(int batch) {
    return values * batch * Float.BYTES;
  }
}
