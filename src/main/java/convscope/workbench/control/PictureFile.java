package convscope.workbench.control;

import convscope.foundation.SafeFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Pictures as PNG files. Any thread that may wait for a disk. */
public final class PictureFile {
  private static final String ENDING = ".png";

  private PictureFile() {}

  /** Writes {@code pixels} to {@code file}, whole or not at all. */
  public static void write(Path file, Pictured.Pixels pixels) {
    SafeFile.write(file, out -> {
      BufferedImage image = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_ARGB);
      image.setRGB(0, 0, pixels.width(), pixels.height(), pixels.argb(), 0, pixels.width());
      if (!ImageIO.write(image, "png", out)) {
        throw new IOException("this Java cannot write PNG");
      }
    });
  }

  /** A file name of {@code words}, or of {@code otherwise} where nothing of them can be in one. */
  public static String name(String words, String otherwise, String ending) {
    String name = words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
    return (name.isEmpty() ? otherwise : name) + ending;
  }

  /** {@code file}, with {@code ending} where a person gave it none. */
  public static Path withEnding(Path file, String ending) {
    return file.getFileName().toString().contains(".") ? file : file.resolveSibling(file.getFileName() + ending);
  }

  /** The name proposed for a picture called {@code words}. */
  public static String pictureName(String words) {
    return name(words, "picture", ENDING);
  }

  public static Path asPicture(Path file) {
    return withEnding(file, ENDING);
  }
}
