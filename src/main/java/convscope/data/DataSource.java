package convscope.data;

import java.nio.file.Path;

/**
 * One kind of source that images come from, such as folders of images or CIFAR-10's binary files. {@link Datasets} asks
 * each in turn. Safe for any thread.
 */
interface DataSource {
  /**
   * Whether {@code place}, a file or folder that exists, is of this kind. Looks at names and at most at the first bytes
   * of a file; false if nothing can be read.
   */
  boolean recognizes(Path place);

  /**
   * Opens {@code place}, which this source recognizes.
   *
   * @throws convscope.foundation.Problem if it cannot be read, or {@code opening} is canceled
   */
  Dataset open(Path place, Opening opening);
}
