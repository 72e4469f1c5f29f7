package convscope.data;

import convscope.foundation.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * MNIST and Fashion-MNIST: {@code train-images-idx3-ubyte}, {@code train-labels-idx1-ubyte} and the same of {@code
 * t10k}, also with a dot instead of the second dash, and also compressed ({@code .gz}). The files do not contain the
 * classes' names; they are Fashion-MNIST's if a file or folder has "fashion" in its name, otherwise the ten digits.
 */
final class IdxSource implements DataSource {
  private static final List<String> DIGITS = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
  private static final List<String> FASHION = List.of("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal",
      "Shirt", "Sneaker", "Bag", "Ankle boot");
  private static final String TRAIN = "train";
  private static final String TEST = "t10k";

  @Override
  public boolean recognizes(Path place) {
    if (Files.isRegularFile(place)) {
      return Stream.of(TRAIN, TEST)
          .flatMap(part -> Stream.concat(names(part + "-images", 3), names(part + "-labels", 1)))
          .anyMatch(place.getFileName().toString()::equals);
    }
    return find(place, TRAIN + "-images", 3).isPresent() || find(place, TEST + "-images", 3).isPresent();
  }

  @Override
  public Dataset open(Path place, Opening opening) {
    Path around = place.toAbsolutePath().getParent();
    Path folder = Files.isRegularFile(place) && around != null ? around : place;
    boolean fashion = Stream.concat(Stream.of(opening.name()), names(folder))
        .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains("fashion"));
    List<String> names = fashion ? FASHION : DIGITS;
    return KnownData.dataset(opening, fashion ? "layout.fashion" : "layout.mnist", names,
        read(folder, TRAIN, names.size()), read(folder, TEST, names.size()));
  }

  /** The names of {@code folder} and its parent. */
  private static Stream<String> names(Path folder) {
    Path whole = folder.toAbsolutePath().normalize();
    return Stream.of(whole, whole.resolveSibling("")).map(Path::getFileName).filter(name -> name != null)
        .map(Path::toString);
  }

  private static ImageSet read(Path folder, String part, int classes) {
    Path imageFile = file(folder, part + "-images", 3);
    Path labelFile = file(folder, part + "-labels", 1);
    byte[] labels = IdxFile.labels(labelFile);
    for (int i = 0; i < labels.length; i++) {
      if ((labels[i] & 0xFF) >= classes) {
        throw RecordFiles.wrongLabel(labelFile, i, labels[i] & 0xFF, classes);
      }
    }
    byte[] pixels = IdxFile.images(imageFile);
    if (pixels.length != (long) labels.length * ImageSet.PIXELS) {
      throw Problem.of(IdxSource.class, "idx.pair", imageFile.toString(), pixels.length / ImageSet.PIXELS,
          labelFile.getFileName().toString(), labels.length);
    }
    return new PackedImages(labels, pixels);
  }

  private static Path file(Path folder, String stem, int dimensions) {
    return find(folder, stem, dimensions)
        .orElseThrow(() -> RecordFiles.missing(folder.resolve(stem + "-idx" + dimensions + "-ubyte")));
  }

  private static Optional<Path> find(Path folder, String stem, int dimensions) {
    // Some unpackers create a folder with the file's name and put the file into it.
    return names(stem, dimensions).map(folder::resolve)
        .flatMap(file -> Stream.of(file, file.resolve(file.getFileName()))).filter(Files::isRegularFile).findFirst();
  }

  private static Stream<String> names(String stem, int dimensions) {
    return Stream.of("-", ".").map(sign -> stem + sign + "idx" + dimensions + "-ubyte")
        .flatMap(name -> Stream.of(name, name + ".gz"));
  }
}
