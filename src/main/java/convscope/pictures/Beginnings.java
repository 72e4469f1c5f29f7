package convscope.pictures;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Recognizes images by the first bytes of their files, without decoding them. Any thread. */
public final class Beginnings {
  private static final int ENOUGH = 64;
  /** WebP, AVIF, HEIC, JPEG XL, JPEG 2000 and Photoshop's. */
  private static final Pattern FOREIGN = Pattern.compile(
      "(RIFF....WEBP|....ftyp(avi|he|mif|msf)|\u00FF\n|....JXL |\u00FFO\u00FFQ|....jP {2}|8BPS).*", Pattern.DOTALL);

  private Beginnings() {}

  /**
   * Whether {@code file} begins as an image does, also one in a format that cannot be read here; false if unreadable.
   */
  public static boolean ofImage(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] first = in.readNBytes(ENOUGH);
      try (ImageInputStream image = new MemoryCacheImageInputStream(new ByteArrayInputStream(first))) {
        return first.length > 0 && (ImageIO.getImageReaders(image).hasNext()
            || FOREIGN.matcher(new String(first, StandardCharsets.ISO_8859_1)).matches());
      }
    } catch (IOException unreadable) {
      return false;
    }
  }
}
