package convscope.data;

import convscope.pictures.Picture;
import java.io.ByteArrayOutputStream;

/** Gathers pictures as labelled images. */
final class ImageCollector {
  private final ByteArrayOutputStream labels = new ByteArrayOutputStream();
  private final ByteArrayOutputStream pixels = new ByteArrayOutputStream();

  int size() {
    return labels.size();
  }

  void add(Picture picture, int label) {
    labels.write(label);
    pixels.writeBytes(picture.pixels());
  }

  ImageSet images() {
    return new PackedImages(labels.toByteArray(), pixels.toByteArray());
  }
}
