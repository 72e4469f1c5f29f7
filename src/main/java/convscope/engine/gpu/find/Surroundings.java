package convscope.engine.gpu.find;

import convscope.engine.DeviceStatus;
import java.util.Optional;

/**
 * What besides a card decides whether it can be had.
 *
 * @param hiding a variable of the environment that keeps NVIDIA's cards from programs, with its value: {@code NAME=value}
 * @param openCl what there is to say of OpenCL as a whole, if it did not answer as it should
 * @param cuda what there is to say of CUDA's driver, likewise
 */
record Surroundings(Optional<String> hiding, Optional<DeviceStatus> openCl, Optional<DeviceStatus> cuda) {
  private static final String HIDING = "CUDA_VISIBLE_DEVICES";

  /** The variable here, if it is set. */
  static Optional<String> hidingHere() {
    return Optional.ofNullable(System.getenv(HIDING)).map(value -> HIDING + "=" + value);
  }
}
