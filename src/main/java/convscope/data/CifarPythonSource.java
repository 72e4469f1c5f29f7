package convscope.data;

import convscope.data.pickle.NumpyArray;
import convscope.data.pickle.Pickle;
import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * CIFAR-10 and CIFAR-100 in their distribution for Python: pickles {@code data_batch_1} … {@code data_batch_5},
 * {@code test_batch} and {@code batches.meta}, or {@code train}, {@code test} and {@code meta}. Each has the images as
 * rows of 3,072 bytes, planes as in the binary files, and the labels.
 */
final class CifarPythonSource implements DataSource {
  private static final String BATCH = "data_batch_";
  private static final int BATCHES = 5;
  private static final String TEST_10 = "test_batch";
  private static final String TRAIN_100 = "train";
  private static final String TEST_100 = "test";
  private static final String META_100 = "meta";

  @Override
  public boolean recognizes(Path place) {
    return isCifar10(place) || Files.isRegularFile(place.resolve(TRAIN_100)) && isPickle(place.resolve(TRAIN_100))
        || Files.isRegularFile(place.resolve(TEST_100)) && isPickle(place.resolve(TEST_100));
  }

  private static boolean isCifar10(Path place) {
    return Files.isRegularFile(place.resolve(TEST_10)) || IntStream.rangeClosed(1, BATCHES)
        .anyMatch(number -> Files.isRegularFile(place.resolve(BATCH + number)));
  }

  /** Any protocol: from 2 on a pickle begins with its number, before that with a mark or a dictionary. */
  private static boolean isPickle(Path file) {
    try (var in = Files.newInputStream(file)) {
      int first = in.read();
      return first == 0x80 || first == '(' || first == '}';
    } catch (IOException unreadable) {
      return false;
    }
  }

  @Override
  public Dataset open(Path place, Opening opening) {
    if (isCifar10(place)) {
      List<String> names = names(place.resolve("batches.meta"), "label_names", Dataset.CIFAR_CLASSES);
      List<Path> train = IntStream.rangeClosed(1, BATCHES).mapToObj(number -> place.resolve(BATCH + number)).toList();
      return KnownData.dataset(opening, "layout.cifar10.python", names, read(train, "labels", names.size()),
          read(List.of(place.resolve(TEST_10)), "labels", names.size()));
    }
    OpeningOptions.Labels labels = opening.options().labels();
    String kind = labels.name().toLowerCase(Locale.ROOT);
    List<String> names = names(place.resolve(META_100), kind + "_label_names", Cifar100Names.of(labels));
    return KnownData.withTwoLabels(opening, "layout.cifar100.python." + kind, names,
        read(List.of(place.resolve(TRAIN_100)), kind + "_labels", names.size()),
        read(List.of(place.resolve(TEST_100)), kind + "_labels", names.size()));
  }

  private static List<String> names(Path meta, String key, List<String> official) {
    List<String> names = Files.exists(meta) ? pickle(meta).texts(key).orElse(official) : official;
    if (names.size() < 2 || names.size() > 256) {
      throw Problem.of(CifarPythonSource.class, "names.count", meta.toString(), names.size());
    }
    return names;
  }

  private static Pickle pickle(Path file) {
    if (!Files.isRegularFile(file)) {
      throw RecordFiles.missing(file);
    }
    try {
      return Pickle.read(file);
    } catch (IOException unreadable) {
      throw FailureReason.cannotRead(file, unreadable);
    }
  }

  private static ImageSet read(List<Path> files, String labelKey, int classes) {
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw RecordFiles.missing(file);
      }
    }
    List<byte[]> labels = new ArrayList<>();
    List<byte[]> pixels = new ArrayList<>();
    for (Path file : files) {
      Pickle batch = pickle(file);
      NumpyArray images = batch.rows("data");
      long[] numbers = batch.numbers(labelKey);
      int count = images.shape().get(0);
      if (images.shape().get(1) != ImageSet.PIXELS || numbers.length != count || count == 0) {
        throw Problem.of(CifarPythonSource.class, "batch.shape", file.toString(), count, images.shape().get(1),
            numbers.length);
      }
      labels.add(labels(file, numbers, classes));
      pixels.add(pixels(images));
    }
    return new PackedImages(joined(labels), joined(pixels));
  }

  private static byte[] labels(Path file, long[] numbers, int classes) {
    byte[] labels = new byte[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] < 0 || numbers[i] >= classes) {
        throw RecordFiles.wrongLabel(file, i, numbers[i], classes);
      }
      labels[i] = (byte) numbers[i];
    }
    return labels;
  }

  private static byte[] pixels(NumpyArray images) {
    if (!images.columnsFirst()) {
      return images.data();
    }
    byte[] pixels = new byte[images.data().length];
    for (int i = 0; i < images.shape().get(0); i++) {
      images.copyRow(i, pixels, i * ImageSet.PIXELS);
    }
    return pixels;
  }

  private static byte[] joined(List<byte[]> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    byte[] whole = new byte[parts.stream().mapToInt(part -> part.length).reduce(0, Math::addExact)];
    int done = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, whole, done, part.length);
      done += part.length;
    }
    return whole;
  }
}
