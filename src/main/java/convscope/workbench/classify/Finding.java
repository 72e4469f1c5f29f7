package convscope.workbench.classify;

import convscope.foundation.Problem;
import convscope.pictures.Picture;
import org.jspecify.annotations.Nullable;

/**
 * One thing that came, as it was found to be.
 *
 * @param name its file's name, or what it is called
 * @param place where it came from, in full
 * @param picture null where it could not be read
 * @param problem why it could not; null where it could
 * @param truth the name of the class that is right; null where nobody knows
 */
record Finding(String name, String place, @Nullable Picture picture, @Nullable Problem problem, @Nullable String truth) {

  static Finding of(String name, Picture picture) {
    return new Finding(name, picture.name(), picture, null, null);
  }

  static Finding refused(String name, String place, Problem problem) {
    return new Finding(name, place, null, problem, null);
  }
}
