package convscope.workbench.ownclasses;

import convscope.pictures.Picture;

/**
 * An image of a class, as it is stored.
 *
 * @param number of its file, which no other image of the collection has
 */
record OwnImage(int number, Picture picture) {
  private static final int OPAQUE = 0xFF000000;
  private static final int BYTE = 0xFF;

  /** Its pixels, row by row from the top. */
  int[] argb() {
    return argb(picture);
  }

  /** The pixels of {@code picture}, row by row from the top. */
  static int[] argb(Picture picture) {
    byte[] planes = picture.pixels();
    int[] argb = new int[Picture.SIDE * Picture.SIDE];
    for (int i = 0; i < argb.length; i++) {
      argb[i] = OPAQUE | (planes[i] & BYTE) << 16 | (planes[argb.length + i] & BYTE) << 8
          | planes[2 * argb.length + i] & BYTE;
    }
    return argb;
  }
}
