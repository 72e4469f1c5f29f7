package convscope.data;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Makes folders of images and prints how long it takes to open them: the first time on one thread and on as many as
 * usual, in turns, and the second time. A program of its own: it needs the class path of the tests, a folder to write
 * to, how many PNG files of 64 × 64 pixels to make and how many photos of 12 megapixels.
 */
final class OpeningBench {
  private static final double NANOS_A_SECOND = 1e9;
  private static final int TURNS = 3;
  private static final int CLASSES = 10;
  private static final int DIFFERENT_PHOTOS = 6;
  private static final int PHOTO_WIDTH = 4_000;
  private static final int PHOTO_HEIGHT = 3_000;

  private final Path place;
  private final Random random = new Random(5);
  private int homes;

  private OpeningBench(Path place) {
    this.place = place;
  }

  /** {@code FOLDER PNGS PHOTOS}. */
  public static void main(String[] arguments) throws IOException {
    OpeningBench bench = new OpeningBench(Path.of(arguments[0]));
    int pngs = Integer.parseInt(arguments[1]);
    int photos = Integer.parseInt(arguments[2]);
    bench.measure("png", pngs, 64, 64, pngs);
    bench.measure("jpg", photos, PHOTO_WIDTH, PHOTO_HEIGHT, DIFFERENT_PHOTOS);
  }

  private void measure(String format, int count, int width, int height, int different) throws IOException {
    if (count == 0) {
      return;
    }
    Path folder = place.resolve(format + count);
    make(folder, format, count, width, height, different);
    List<Double> one = new ArrayList<>();
    List<Double> all = new ArrayList<>();
    List<Double> again = new ArrayList<>();
    open(folder, ImageFolderSource.usualThreads(), place.resolve("warm"));
    for (int turn = 0; turn < TURNS; turn++) {
      one.add(open(folder, 1, place.resolve("home" + homes++)));
      Path home = place.resolve("home" + homes++);
      all.add(open(folder, ImageFolderSource.usualThreads(), home));
      again.add(open(folder, ImageFolderSource.usualThreads(), home));
    }
    System.out.printf(
        "%d %s of %d x %d: one thread %.2f s, %d threads %.2f s (%.2f times), again %.3f s; medians of %d%n",
        count, format, width, height, median(one), ImageFolderSource.usualThreads(), median(all),
        median(one) / median(all), median(again), TURNS);
  }

  private static double median(List<Double> values) {
    Collections.sort(values);
    return values.get(values.size() / 2);
  }

  private static double open(Path folder, int threads, Path home) {
    long start = System.nanoTime();
    Opening opening = new Opening("bench", folder.toString(), home, OpeningOptions.USUAL, ProgressListener.NONE);
    new ImageFolderSource(threads).open(folder, opening);
    double seconds = (System.nanoTime() - start) / NANOS_A_SECOND;
    System.out.printf("%d threads: %.2f s%n", threads, seconds);
    return seconds;
  }

  private void make(Path folder, String format, int count, int width, int height, int different) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    List<byte[]> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (i < different) {
        files.add(image(format, width, height));
      }
      Path file = folder.resolve("class" + i % CLASSES).resolve(i + "." + format);
      Files.createDirectories(file.getParent());
      Files.write(file, files.get(i % different));
    }
  }

  /** Surfaces with some noise, as photos have. */
  private byte[] image(String format, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    for (int i = 0; i < 20; i++) {
      graphics.setPaint(
          new GradientPaint(random.nextInt(width), 0, new Color(random.nextInt(1 << 24)), random.nextInt(width),
          height, new Color(random.nextInt(1 << 24))));
      graphics.fillOval(random.nextInt(width) - width / 4, random.nextInt(height) - height / 4, width / 2, height / 2);
    }
    graphics.dispose();
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        row[x] ^= random.nextInt() & 0x1F1F1F;
      }
      image.setRGB(0, y, width, 1, row, 0, width);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, format, bytes);
    return bytes.toByteArray();
  }
}
