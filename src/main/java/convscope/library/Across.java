package convscope.library;

import convscope.runs.Manifest;
import java.util.OptionalDouble;

/** The x axis of overlaid curves. */
public enum Across {
  /** Training steps. */
  STEP,
  /** Passes over the training images. */
  EPOCH,
  /** Minutes of training, without pauses and the time between two sessions. */
  TIME;

  /** The epochs of one step of a run. */
  static double epochs(Manifest manifest) {
    return (double) manifest.settings().batch() / Math.max(1, manifest.data().train());
  }

  /**
   * The step at {@code x} of the run of {@code manifest}; empty if the manifest does not say, as for time, or x is NaN.
   */
  public OptionalDouble step(double x, Manifest manifest) {
    double step = switch (this) {
      case STEP -> x;
      case EPOCH -> x / epochs(manifest);
      case TIME -> Double.NaN;
    };
    return Double.isNaN(step) ? OptionalDouble.empty() : OptionalDouble.of(step);
  }
}
