package convscope.data;

/** Labeled color images of 32 × 32 pixels. Immutable, and safe for any thread. */
public interface ImageSet {
  int HEIGHT = 32;
  int WIDTH = 32;
  int CHANNELS = 3;
  /** The values of one image. */
  int PIXELS = HEIGHT * WIDTH * CHANNELS;

  /** The number of images. */
  int size();

  /** The class number of image {@code index}. */
  int label(int index);

  /**
   * Copies image {@code index} into {@code into} starting at {@code offset}, in a record's order: the red plane, the
   * green, the blue, each row by row; values 0 … 255 as unsigned bytes.
   */
  void copyPixels(int index, byte[] into, int offset);
}
