package convscope.training;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How fast a device was when it was measured.
 *
 * @param device its id
 * @param threads the threads that a step used
 * @param batch the examples of a step
 * @param limit the device's peak performance, in GFLOP/s: the maker's figure, or the highest measured if there is none
 * @param told what was measured
 */
public record DeviceSpeed(String device, int threads, int batch, double limit, Map<Figure, Double> told) {

  /** The figures, in the order in which they are measured. */
  public enum Figure {
    /** The fastest product of two matrices, in GFLOP/s. */
    PRODUCT,
    /** A convolution like the tutorial's second, forward, in GFLOP/s. */
    CONVOLUTION,
    /** Steps of training, in images per second. */
    TRAINING,
    /** Inference (forward only), in images per second. */
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
