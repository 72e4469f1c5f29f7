package convscope.pictures;

/**
 * A picture of a person's own, brought to the size of CIFAR-10's.
 *
 * @param name what it is known by: the path of its file, or what the clipboard's is called
 * @param originalWidth its width in pixels as it is seen, after any turn that its file asks for
 * @param originalHeight its height, likewise
 * @param pixels 32 × 32 of them in the order of CIFAR-10's files: the red plane, the green, the blue, each row by row, as
 *     unsigned bytes. Nobody may change them afterwards
 * @param incomplete whether its file lacks its end, or a part of its pixels, which are gray then: a download that broke off
 */
public record Picture(String name, int originalWidth, int originalHeight, byte[] pixels, boolean incomplete) {
  /** The pixels along either side. */
  public static final int SIDE = 32;
  static final int CHANNELS = 3;
  static final int VALUES = SIDE * SIDE * CHANNELS;

  public Picture {
    if (pixels.length != VALUES) {
      throw new IllegalArgumentException(name + " has " + pixels.length + " values instead of " + VALUES);
    }
  }

  /** One that is complete. */
  public Picture(String name, int originalWidth, int originalHeight, byte[] pixels) {
    this(name, originalWidth, originalHeight, pixels, false);
  }
}
