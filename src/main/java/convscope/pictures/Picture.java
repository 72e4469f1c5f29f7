package convscope.pictures;

import convscope.data.ImageSet;
import java.util.List;

/**
 * A picture of a person's own, brought to the size of CIFAR-10's.
 *
 * @param name what it is known by: the path of its file, or what the clipboard's is called
 * @param originalWidth its width in pixels as it is seen, after any turn that its file asks for
 * @param originalHeight its height, likewise
 * @param pixels 32 × 32 of them in the order of {@link ImageSet#copyPixels}: the red plane, the green, the blue, each
 *     row by row, as unsigned bytes. Nobody may change them afterwards
 */
public record Picture(String name, int originalWidth, int originalHeight, byte[] pixels) {
  public Picture {
    if (pixels.length != ImageSet.PIXELS) {
      throw new IllegalArgumentException(name + " has " + pixels.length + " values instead of " + ImageSet.PIXELS);
    }
  }

  /**
   * {@code pictures} as a set, so that they go through the very crop and whitening of an evaluation. They bear no
   * label: each is given as 0, which means nothing.
   */
  public static ImageSet asImageSet(List<Picture> pictures) {
    return new Unlabelled(List.copyOf(pictures));
  }

  private record Unlabelled(List<Picture> pictures) implements ImageSet {
    @Override
    public int size() {
      return pictures.size();
    }

    @Override
    public int label(int index) {
      return 0;
    }

    @Override
    public void copyPixels(int index, byte[] into, int offset) {
      System.arraycopy(pictures.get(index).pixels(), 0, into, offset, PIXELS);
    }
  }
}
