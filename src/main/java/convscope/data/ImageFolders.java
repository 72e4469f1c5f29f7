package convscope.data;

import convscope.foundation.Problem;
import convscope.pictures.PictureReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pictures in a folder for each class: {@code train/NAME/*.png} and {@code test/NAME/*.png}, or {@code NAME/*.png} alone,
 * of which every sixth is then kept for testing. PNG and JPEG of any size, by {@link PictureReader}: the middle square of
 * each is averaged down, or enlarged, to 32 × 32. A picture that cannot be read is named in the log and left out.
 */
public final class ImageFolders {
  private static final Logger LOG = LoggerFactory.getLogger(ImageFolders.class);
  private static final PictureReader READER = new PictureReader();
  private static final int EVERY = 6;

  private ImageFolders() {}

  /**
   * Reads the pictures in {@code folder}.
   *
   * @throws Problem if there are fewer than two classes, or none of the pictures can be read
   */
  public static Dataset read(Path folder, String name) {
    Path trainFolder = folder.resolve("train");
    Path testFolder = folder.resolve("test");
    boolean split = Files.isDirectory(trainFolder) && Files.isDirectory(testFolder);
    List<String> classes = classes(split ? trainFolder : folder);
    if (classes.size() < 2 || classes.size() > 256) {
      throw new Problem(folder + " has " + classes.size() + " folders of pictures: put the PNG or JPEG files of each"
          + " class into a folder of its own, 2 to 256 of them.");
    }
    ImageCollector train = new ImageCollector();
    ImageCollector test = new ImageCollector();
    for (int label = 0; label < classes.size(); label++) {
      if (split) {
        addAll(pictures(trainFolder.resolve(classes.get(label))), label, train, train);
        addAll(pictures(testFolder.resolve(classes.get(label))), label, test, test);
      } else {
        addAll(pictures(folder.resolve(classes.get(label))), label, train, test);
      }
    }
    if (train.size() == 0 || test.size() == 0) {
      throw new Problem(folder + " has too few pictures that can be read: give each class at least six PNG or JPEG"
          + " files.");
    }
    return new Dataset(name, folder.toString(), classes, train.images(), test.images());
  }

  private static void addAll(List<Path> pictures, int label, ImageCollector most, ImageCollector everySixth) {
    for (int i = 0; i < pictures.size(); i++) {
      try {
        (i % EVERY == EVERY - 1 ? everySixth : most).add(READER.read(pictures.get(i)), label);
      } catch (Problem unreadable) {
        LOG.warn("{} It is left out.", unreadable.getMessage());
      }
    }
  }

  private static List<String> classes(Path folder) {
    List<String> names = new ArrayList<>();
    for (Path inside : list(folder)) {
      if (Files.isDirectory(inside) && !pictures(inside).isEmpty()) {
        names.add(inside.getFileName().toString());
      }
    }
    return names;
  }

  private static List<Path> pictures(Path folder) {
    return Files.isDirectory(folder) ? list(folder).stream().filter(ImageFolders::looksLikePicture).toList() : List.of();
  }

  private static boolean looksLikePicture(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".png") || name.endsWith(".jpg") || name.endsWith(".jpeg");
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.sorted().toList();
    } catch (IOException unreadable) {
      throw new Problem("Cannot look into " + folder + ": " + unreadable.getMessage() + "; check that you may read it.",
          unreadable);
    }
  }
}
