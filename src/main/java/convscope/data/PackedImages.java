package convscope.data;

/** Images side by side in one array. */
final class PackedImages implements ImageSet {
  private final byte[] labels;
  private final byte[] pixels;

  /** Uses both arrays without copying: they must not be modified afterwards. */
  PackedImages(byte[] labels, byte[] pixels) {
    if ((long) labels.length * PIXELS != pixels.length) {
      throw new IllegalArgumentException(labels.length + " labels for " + pixels.length + " values");
    }
    this.labels = labels;
    this.pixels = pixels;
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public int label(int index) {
    return labels[index] & 0xFF;
  }

  @Override
  public void copyPixels(int index, byte[] into, int offset) {
    System.arraycopy(pixels, index * PIXELS, into, offset, PIXELS);
  }
}
