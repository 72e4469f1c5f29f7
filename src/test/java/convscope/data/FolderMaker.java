package convscope.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;

/** Makes folders of small images as people have them. The images of a class have a color of their own. */
public final class FolderMaker {
  private static final int[] COLORS = {0xC83C3C, 0x3CBE46, 0x3C50D2, 0xD2C83C, 0xB43CC8, 0x3CC8C8};

  private final Path root;
  private final Random random = new Random(11);

  public FolderMaker(Path root) {
    this.root = root;
  }

  public Path root() {
    return root;
  }

  /** {@code count} PNG files, {@code 00.png} and on, in {@code folder}. */
  public FolderMaker images(String folder, int kind, int count) {
    return images(folder, kind, count, "%02d.png", "png");
  }

  /** {@code count} files in ImageIO's {@code format}, called as {@code pattern} says. */
  public FolderMaker images(String folder, int kind, int count, String pattern, String format) {
    for (int i = 0; i < count; i++) {
      write(folder + "/" + String.format(pattern, i), image(kind, i, format));
    }
    return this;
  }

  /** The bytes of an image of 40 × 40 pixels. */
  public byte[] image(int kind, int number, String format) {
    BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 1_600; i++) {
      boolean dark = (kind % 2 == 0 ? i % 40 : i / 40) % (number % 5 + 3) == 0;
      image.setRGB(i % 40, i / 40, (dark ? COLORS[kind % 6] >> 1 & 0x7F7F7F : COLORS[kind % 6]) ^ random.nextInt(16));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, bytes)) {
        throw new IllegalArgumentException(format);
      }
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return bytes.toByteArray();
  }

  /** What macOS keeps beside a file on a disk that is not its own. */
  public FolderMaker appleDoubles(String folder, int count) {
    for (int i = 0; i < count; i++) {
      write(folder + String.format("/._%02d.png", i), Arrays.copyOf(new byte[] {0, 5, 22, 7, 0, 2, 0, 0}, 82));
    }
    return this;
  }

  public FolderMaker text(String path, String text) {
    return write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  public FolderMaker write(String path, byte[] bytes) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      return this;
    } catch (IOException unable) {
      throw new UncheckedIOException(unable);
    }
  }
}
