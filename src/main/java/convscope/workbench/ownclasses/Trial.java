package convscope.workbench.ownclasses;

import convscope.foundation.Problem;
import convscope.insight.Classification;
import convscope.pictures.Picture;
import convscope.workbench.images.ImageName;
import org.jspecify.annotations.Nullable;

/**
 * An image that the trained network is tried on.
 *
 * @param name to show
 * @param picture null if it could not be read
 * @param problem why it could not be read or classified; null if it could
 * @param answer null until it has been classified
 */
record Trial(ImageName name, @Nullable Picture picture, @Nullable Problem problem, @Nullable Classification answer) {

  Trial answered(Classification by) {
    return new Trial(name, picture, null, by);
  }

  Trial failed(Problem why) {
    return new Trial(name, picture, why, null);
  }
}
