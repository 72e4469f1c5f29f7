package convscope.pictures;

/**
 * A user's image, scaled to the size of CIFAR-10's.
 *
 * @param name its name: the path of its file, or a name for one from the clipboard
 * @param originalWidth its width in pixels, after the rotation given by its file
 * @param originalHeight its height, likewise
 * @param pixels 32 × 32 of them in the order of CIFAR-10's files: the red plane, the green, the blue, each row by row,
 *     as unsigned bytes. Must not be modified
 * @param incomplete whether its file is truncated, as by a broken download; missing pixels are gray
 */
public record Picture(String name, int originalWidth, int originalHeight, byte[] pixels, boolean incomplete) {
  /** The side length in pixels. */
  public static final int SIDE = 32;
  static final int CHANNELS = 3;
  static final int VALUES = SIDE * SIDE * CHANNELS;

  public Picture {
    if (pixels.length != VALUES) {
      throw new IllegalArgumentException(name + " has " + pixels.length + " values instead of " + VALUES);
    }
  }

  /** A complete image. */
  public Picture(String name, int originalWidth, int originalHeight, byte[] pixels) {
    this(name, originalWidth, originalHeight, pixels, false);
  }
}
