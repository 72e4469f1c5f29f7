package convscope.training;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How fast a device was when it was measured.
 *
 * @param device its id
 * @param threads those that a step used
 * @param batch the examples of a step
 * @param limit what the device can do at most, in GFLOP/s: the maker's figure, or the most that was measured where there is
 *     none
 * @param told what was measured
 */
public record DeviceSpeed(String device, int threads, int batch, double limit, Map<Figure, Double> told) {

  /** What is measured, in the order in which it is. */
  public enum Figure {
    /** The fastest product of two matrices, in GFLOP/s. */
    PRODUCT,
    /** A convolution as the tutorial's second, forward, in GFLOP/s. */
    CONVOLUTION,
    /** Steps of training, in images a second. */
    TRAINING,
    /** Looking, forward only, in images a second. */
    INFERENCE;

    /** Whether it is in GFLOP/s, which {@link DeviceSpeed#limit} bounds. */
    public boolean arithmetic() {
      return this == PRODUCT || this == CONVOLUTION;
    }
  }

  public DeviceSpeed {
    told = told.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(told));
  }

  /** What was measured of {@code figure}; empty where it was not. */
  public OptionalDouble of(Figure figure) {
    Double value = told.get(figure);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
