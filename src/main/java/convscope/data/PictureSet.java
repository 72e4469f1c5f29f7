package convscope.data;

import convscope.pictures.Picture;
import java.util.List;

/**
 * Users' images as a set, so that they get exactly the crop and standardization of an evaluation. They have no labels:
 * each label is 0, without meaning.
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
