package convscope.workbench.classify;

import convscope.foundation.Problem;
import convscope.pictures.Picture;
import org.jspecify.annotations.Nullable;

/**
 * The result of reading one arrival.
 *
 * @param name its file's name, or another name to show
 * @param place the full path or address
 * @param picture null if it could not be read
 * @param problem why it could not be read; null if it could
 * @param truth the true class name; null if unknown
 */
record ImageReadResult(String name, String place, @Nullable Picture picture, @Nullable Problem problem, @Nullable String truth) {

  static ImageReadResult of(String name, Picture picture) {
    return new ImageReadResult(name, picture.name(), picture, null, null);
  }

  static ImageReadResult refused(String name, String place, Problem problem) {
    return new ImageReadResult(name, place, null, problem, null);
  }
}
