package convscope.engine.gpu.find;

import convscope.engine.DeviceStatus;
import java.util.Optional;

/**
 * What decides, apart from a card, whether it can be used.
 *
 * @param hiding a variable of the environment that keeps NVIDIA's cards from programs, with its value: {@code
 *     NAME=value}
 * @param openCl a remark on OpenCL as a whole, if it did not answer properly
 * @param cuda a remark on CUDA's driver, likewise
 */
record Surroundings(Optional<String> hiding, Optional<DeviceStatus> openCl, Optional<DeviceStatus> cuda) {
  private static final String HIDING = "CUDA_VISIBLE_DEVICES";

  /** The variable here, if it is set. */
  static Optional<String> hidingHere() {
    return Optional.ofNullable(System.getenv(HIDING)).map(value -> HIDING + "=" + value);
  }
}
