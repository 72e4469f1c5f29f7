package convscope.data;

import convscope.pictures.Picture;
import java.util.List;

/**
 * People's own pictures as a set, so that they go through the very crop and whitening of an evaluation. They bear no label:
 * each is given as 0, which means nothing.
 */
public record PictureSet(List<Picture> pictures) implements ImageSet {
  public PictureSet {
    pictures = List.copyOf(pictures);
  }

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
