package convscope.engine.dl4j.kernel;

/**
 * One method of computing a layer, not yet bound to arrays.
 *
 * @param name its name in a run's manifest: {@code fft}, {@code onednn}
 * @param byPart whether it reads the output's gradient, and writes the input's, only by parts of the batch, so that no
 *     array for a whole batch of them is needed
 * @param binding makes the kernel
 */
public record LayerMethod(String name, boolean byPart, Binding binding) {

  /** Makes a kernel on a layer's arrays. */
  @FunctionalInterface
  public interface Binding {

    /** The kernel; {@code variables} is ignored if the layer has none. */
    LayerKernel bind(LayerArrays arrays, Variables variables);
  }
}
