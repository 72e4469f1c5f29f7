package convscope.workbench.images;

import convscope.workbench.fx.Texts;
import java.util.List;

/**
 * What an image is called, in any language.
 *
 * @param key of its text, after {@code image.}
 * @param values in its places
 */
public record ImageName(String key, List<Object> values) {

  /** A file, or an image from an address, called {@code name}. */
  public static ImageName file(String name) {
    return new ImageName("file", List.of(name));
  }

  /** An image of the open data set's test images. */
  public static ImageName testImage(int number) {
    return new ImageName("test", List.of(number));
  }

  /** An image without a file, as from the clipboard. */
  public static ImageName pasted(int width, int height) {
    return new ImageName("pasted", List.of(width, height));
  }

  /** The {@code number}-th picture drawn in the window. */
  public static ImageName drawing(int number) {
    return new ImageName("drawing", List.of(number));
  }

  /** In the language of {@code texts}, of any package. */
  public String in(Texts texts) {
    return texts.beside(ImageName.class, "texts").get("image." + key, values.toArray());
  }
}
