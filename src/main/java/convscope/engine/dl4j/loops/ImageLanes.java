package convscope.engine.dl4j.loops;

import java.nio.FloatBuffer;

/** A layer's loops for one image after the other. One belongs to one worker. */
interface ImageLanes {

  /**
   * Computes the output, from {@code target} of {@code to} on, of the image that begins at {@code start} of {@code
   * from}.
   */
  void forward(FloatBuffer from, int start, FloatBuffer to, int target);

  /**
   * Computes the gradients by an image.
   *
   * @param values hold the image from {@code start} on
   * @param to receives the gradients, from the same place on
   * @param results hold its output from {@code target} on
   * @param gradients hold the output's gradients, from the same place on
   * @param gated whether gradients continue only where the image's values are above zero, none of which is negative
   *     then
   */
  void backward(FloatBuffer values, FloatBuffer to, int start, FloatBuffer results, FloatBuffer gradients, int target,
      boolean gated);
}
