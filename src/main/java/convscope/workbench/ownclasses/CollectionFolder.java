package convscope.workbench.ownclasses;

import convscope.data.Datasets;
import convscope.data.Dataset;
import convscope.data.OpeningOptions;
import convscope.data.ProgressListener;
import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import convscope.foundation.SafeFolder;
import convscope.pictures.Picture;
import convscope.pictures.PictureReader;
import convscope.workbench.control.PictureFile;
import convscope.workbench.control.Pictured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The images of a person's classes as files: a folder for each class below {@code train}, in which each image is a PNG
 * of 32 × 32 pixels, what a network is given of it. The program opens it as any folder of images; the folder {@code
 * train} keeps classes called “train” or “test” from looking like sets of images. What is removed lies aside, to
 * be restored, until the program starts again. Any thread that may wait; one at a time.
 */
final class CollectionFolder {
  private static final String SET = "train";
  private static final Pattern FILE = Pattern.compile("(\\d{1,9})\\.png");

  private final Path place;
  private final Path aside;
  private final Path home;
  private final PictureReader reader = new PictureReader();
  private final AtomicInteger last = new AtomicInteger();

  /** What is stored of a class. */
  record Stored(String name, List<OwnImage> images) {}

  /**
   * Everything that is stored.
   *
   * @param unreadable why files could not be read, which are left where they are
   */
  record Content(List<Stored> classes, List<Problem> unreadable) {}

  /**
   * @param place the folder, which need not exist
   * @param aside where removed images lie
   * @param home where decoded images are cached
   */
  CollectionFolder(Path place, Path aside, Path home) {
    this.place = place;
    this.aside = aside;
    this.home = home;
  }

  /** The folder that can be opened as a data set. */
  Path place() {
    return place;
  }

  /**
   * All that is stored, in the order of names; what was removed before is deleted.
   *
   * @throws Problem if a folder cannot be read
   */
  Content read() {
    List<Stored> classes = new ArrayList<>();
    List<Problem> unreadable = new ArrayList<>();
    try {
      SafeFolder.delete(aside);
      Files.createDirectories(place.resolve(SET));
      Files.createDirectories(aside);
      for (Path folder : inside(place.resolve(SET))) {
        if (Files.isDirectory(folder) && !Files.isHidden(folder)) {
          classes.add(new Stored(folder.getFileName().toString(), images(folder, unreadable)));
        }
      }
    } catch (IOException failure) {
      throw Problem.because(failure, CollectionFolder.class, "folder.unreadable", place.toString(),
          FailureReason.of(failure));
    }
    return new Content(classes, unreadable);
  }

  private List<OwnImage> images(Path folder, List<Problem> unreadable) throws IOException {
    List<OwnImage> images = new ArrayList<>();
    for (Path file : inside(folder)) {
      Matcher name = FILE.matcher(file.getFileName().toString());
      if (name.matches()) {
        int number = Integer.parseInt(name.group(1));
        last.accumulateAndGet(number, Math::max);
        try {
          images.add(new OwnImage(number, reader.read(file)));
        } catch (Problem damaged) {
          unreadable.add(damaged);
        }
      }
    }
    images.sort(Comparator.comparingInt(OwnImage::number));
    return images;
  }

  private static List<Path> inside(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }

  /** A number for a new image. */
  int next() {
    return last.incrementAndGet();
  }

  /** Makes the folder of a new class. */
  void add(String name) {
    write(folder(name), () -> Files.createDirectories(folder(name)));
  }

  void rename(String from, String to) {
    write(folder(to), () -> Files.move(folder(from), folder(to)));
  }

  /** Stores an image of a class. */
  void add(String name, OwnImage image) {
    PictureFile.write(file(name, image), new Pictured.Pixels(Picture.SIDE, Picture.SIDE, image.argb()));
  }

  void remove(String name, OwnImage image) {
    write(file(name, image), () -> SafeFile.moveInto(file(name, image), aside.resolve(fileName(image))));
  }

  void restore(String name, OwnImage image) {
    write(file(name, image), () -> SafeFile.moveInto(aside.resolve(fileName(image)), file(name, image)));
  }

  /** Puts a class aside with all its images, under {@code number}. */
  void removeClass(String name, int number) {
    SafeFolder.move(folder(name), aside.resolve(Integer.toString(number)));
  }

  /** Puts the class that lies aside under {@code number} back as {@code name}. */
  void restoreClass(String name, int number) {
    SafeFolder.move(aside.resolve(Integer.toString(number)), folder(name));
  }

  /**
   * The images as a data set, of which {@code options} says what share is kept for testing.
   *
   * @throws Problem if it cannot be opened
   */
  Dataset open(OpeningOptions options) {
    return Datasets.open(place.toString(), home, options, ProgressListener.NONE);
  }

  private Path folder(String name) {
    return place.resolve(SET).resolve(name);
  }

  private Path file(String name, OwnImage image) {
    return folder(name).resolve(fileName(image));
  }

  private static String fileName(OwnImage image) {
    return String.format("%05d.png", image.number());
  }

  private interface Writing {
    void run() throws IOException;
  }

  private static void write(Path target, Writing writing) {
    try {
      writing.run();
    } catch (IOException failure) {
      throw SafeFile.cannotWrite(target, failure);
    }
  }
}
