package convscope.engine.dl4j.loops;

import convscope.engine.dl4j.kernel.HostMemory;
import convscope.engine.dl4j.kernel.Variables;
import java.nio.FloatBuffer;

/** The biases of a layer that may have none: zeros in their stead cost little beside its products. */
final class Biases {
  private Biases() {}

  /** The {@code count} biases, or zeros. */
  static FloatBuffer of(Variables variables, int count) {
    return variables.hasBiases() ? HostMemory.floats(variables.biases()) : FloatBuffer.allocate(count);
  }

  /** Where their gradients go; if there are no biases, where nobody reads them. */
  static FloatBuffer gradients(Variables variables, int count) {
    return variables.hasBiases() ? HostMemory.floats(variables.biasGradients()) : FloatBuffer.allocate(count);
  }
}
