package convscope.pictures;

/**
 * How to turn the stored pixels upright, by Exif's tag Orientation (CIPA DC-008, 4.6.4): row r and column c of the
 * upright image are row r and column c of the file after these steps.
 *
 * @param swapped rows and columns are swapped first
 * @param fromRight then columns count from the right
 * @param fromBottom and rows from the bottom
 */
record Orientation(boolean swapped, boolean fromRight, boolean fromBottom) {
  static final Orientation UPRIGHT = new Orientation(false, false, false);

  /** The orientation of Exif's number 1 … 8; upright for any other. */
  static Orientation of(int exif) {
    return switch (exif) {
      case 2 -> new Orientation(false, true, false);
      case 3 -> new Orientation(false, true, true);
      case 4 -> new Orientation(false, false, true);
      case 5 -> new Orientation(true, false, false);
      case 6 -> new Orientation(true, false, true);
      case 7 -> new Orientation(true, true, true);
      case 8 -> new Orientation(true, true, false);
      default -> UPRIGHT;
    };
  }

  /** The first of the {@code part} stored columns that are in the middle of all {@code width} in the upright image. */
  int left(int width, int part) {
    return (width - part + (fromRight ? 1 : 0)) / 2;
  }

  /** The same for rows. */
  int top(int height, int part) {
    return (height - part + (fromBottom ? 1 : 0)) / 2;
  }

  /** Turns an image of three planes of 32 × 32. */
  byte[] turn(byte[] image) {
    byte[] turned = new byte[image.length];
    int last = Picture.SIDE - 1;
    for (int i = 0; i < image.length; i++) {
      int plane = i / (Picture.SIDE * Picture.SIDE);
      int y = i / Picture.SIDE % Picture.SIDE;
      int x = i % Picture.SIDE;
      int row = swapped ? x : y;
      int column = swapped ? y : x;
      turned[i] = image[(plane * Picture.SIDE + (fromBottom ? last - row : row)) * Picture.SIDE
          + (fromRight ? last - column : column)];
    }
    return turned;
  }

  /** Turns a whole image. */
  PicturePreview turn(PicturePreview image) {
    int width = swapped ? image.height() : image.width();
    int height = swapped ? image.width() : image.height();
    int[] turned = new int[width * height];
    for (int i = 0; i < turned.length; i++) {
      int row = swapped ? i % width : i / width;
      int column = swapped ? i / width : i % width;
      turned[i] = image.argb()[(fromBottom ? image.height() - 1 - row : row) * image.width()
          + (fromRight ? image.width() - 1 - column : column)];
    }
    return new PicturePreview(width, height, turned);
  }
}
