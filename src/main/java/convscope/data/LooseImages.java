package convscope.data;

import java.util.ArrayList;
import java.util.List;

/** Images that were decoded one by one, each in its own array. */
final class LooseImages implements ImageSet {
  private final List<byte[]> pixels;
  private final byte[] labels;

  private LooseImages(List<byte[]> pixels, byte[] labels) {
    this.pixels = pixels;
    this.labels = labels;
  }

  /** Collects such images. */
  static final class Collector {
    private final List<byte[]> pixels = new ArrayList<>();
    private final List<Byte> labels = new ArrayList<>();

    void add(byte[] image, int label) {
      pixels.add(image);
      labels.add((byte) label);
    }

    int size() {
      return pixels.size();
    }

    ImageSet images() {
      byte[] all = new byte[labels.size()];
      for (int i = 0; i < all.length; i++) {
        all[i] = labels.get(i);
      }
      return new LooseImages(List.copyOf(pixels), all);
    }
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
    System.arraycopy(pixels.get(index), 0, into, offset, PIXELS);
  }
}
