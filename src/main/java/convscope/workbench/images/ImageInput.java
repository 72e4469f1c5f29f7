package convscope.workbench.images;

import convscope.data.Dataset;
import convscope.data.ImageSet;
import convscope.pictures.Picture;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.Clipboard;
import org.jspecify.annotations.Nullable;

/** Something dropped, pasted or selected that may contain images. */
public sealed interface ImageInput {
  /** The endings of the files that can be read, for a dialog. */
  List<String> ENDINGS =
      List.of("*.png", "*.jpg", "*.jpeg", "*.webp", "*.gif", "*.bmp", "*.wbmp", "*.tif", "*.tiff");

  /** A file, or a folder with its contents. */
  record OfFile(Path path) implements ImageInput {}

  /** An image without a file; its pixels are ARGB, row by row, not premultiplied. */
  record OfPixels(int width, int height, int[] argb) implements ImageInput {}

  /** The address of an image, as browsers provide it. */
  record OfAddress(URI address) implements ImageInput {}

  /** An image of the open dataset, of the class {@code truth}. */
  record OfData(ImageName name, Picture picture, String truth) implements ImageInput {

    /** Test image {@code index} of {@code images}. */
    public static OfData test(Dataset images, int index) {
      ImageSet test = images.test();
      byte[] pixels = new byte[ImageSet.PIXELS];
      test.copyPixels(index, pixels, 0);
      return new OfData(ImageName.testImage(index),
          new Picture("test image " + index, ImageSet.WIDTH, ImageSet.HEIGHT, pixels),
          images.classNames().get(test.label(index)));
    }

    /** Whether {@code read} is this image: another data set may have one of the same name. */
    public boolean isIn(ImageReadResult read) {
      return read.name().equals(name) && read.picture() != null
          && Arrays.equals(read.picture().pixels(), picture.pixels());
    }
  }

  /** Whether {@code content} contains anything usable. */
  static boolean isIn(Clipboard content) {
    return content.hasFiles() || content.hasImage() || content.hasUrl() && at(content.getUrl()) != null;
  }

  /**
   * What {@code content} contains: its files; otherwise its image; otherwise the address of an image. Browsers give all
   * three for the same image, and the file is the unmodified original. JavaFX thread.
   */
  static List<ImageInput> of(Clipboard content) {
    List<ImageInput> arrivals = new ArrayList<>();
    if (content.hasFiles()) {
      content.getFiles().forEach(file -> arrivals.add(new OfFile(file.toPath())));
    } else if (content.hasImage() && content.getImage() != null) {
      arrivals.add(of(content.getImage()));
    } else if (content.hasUrl() && at(content.getUrl()) != null) {
      arrivals.add(at(content.getUrl()));
    }
    return arrivals;
  }

  private static ImageInput of(Image image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] argb = new int[width * height];
    image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
    return new OfPixels(width, height, argb);
  }

  private static @Nullable ImageInput at(String words) {
    try {
      URI address = URI.create(words.strip());
      if ("file".equalsIgnoreCase(address.getScheme())) {
        return new OfFile(Path.of(address));
      }
      boolean web = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
      return web && address.getHost() != null ? new OfAddress(address) : null;
    } catch (IllegalArgumentException none) {
      return null;
    }
  }
}
