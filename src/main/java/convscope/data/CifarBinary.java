package convscope.data;

import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * CIFAR-10's binary format: records of 3,073 bytes, a label and then the red, green and blue planes, in
 * {@code data_batch_1.bin}, {@code data_batch_2.bin} and so on for training and {@code test_batch.bin} for testing; the
 * classes' names line by line in {@code batches.meta.txt}.
 */
public final class CifarBinary {
  /** The folder that the official archive unpacks to. */
  public static final String FOLDER = "cifar-10-batches-bin";

  private static final int RECORD = 1 + ImageSet.PIXELS;
  private static final int RECORDS_A_FILE = 10_000;
  private static final int OFFICIAL_FILES = 5;
  private static final Pattern TRAIN = Pattern.compile("data_batch_(\\d{1,4})\\.bin");
  private static final String NAMES = "batches.meta.txt";
  private static final String TEST = "test_batch.bin";

  private CifarBinary() {}

  /** Whether {@code folder}, or {@value #FOLDER} inside it, seems to contain such files. */
  public static boolean isIn(Path folder) {
    Path place = inner(folder);
    return Files.isRegularFile(place.resolve(TEST))
        || IntStream.rangeClosed(1, OFFICIAL_FILES).anyMatch(number -> Files.isRegularFile(trainFile(place, number)));
  }

  /**
   * Reads {@code folder}, or {@value #FOLDER} inside it.
   *
   * @param name the dataset's name
   * @throws Problem if a file is missing, truncated, or contains a label without a name
   */
  public static Dataset read(Path folder, String name) {
    Path place = inner(folder);
    List<String> names = ClassNameFile.read(place.resolve(NAMES), Dataset.CIFAR_CLASSES);
    RecordFiles records = new RecordFiles(1, 0, names.size());
    List<Path> train =
        IntStream.rangeClosed(1, lastTrainFile(place)).mapToObj(number -> trainFile(place, number)).toList();
    return new Dataset(name, folder.toString(), names, records.read(train), records.read(List.of(place.resolve(TEST))));
  }

  /** The largest number of a training file in {@code place}; all smaller ones must exist too. */
  private static int lastTrainFile(Path place) {
    try (Stream<Path> inside = Files.list(place)) {
      return inside.map(file -> TRAIN.matcher(file.getFileName().toString())).filter(Matcher::matches)
          .mapToInt(name -> Integer.parseInt(name.group(1))).reduce(1, Math::max);
    } catch (IOException unreadable) {
      throw FailureReason.cannotList(place, unreadable);
    }
  }

  /** Writes {@code dataset} into {@code folder}, which is created; files of the same names are replaced. */
  public static void write(Dataset dataset, Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException unable) {
      throw SafeFile.cannotWrite(folder, unable);
    }
    files(dataset).forEach((name, content) -> SafeFile.write(folder.resolve(name), content));
  }

  /** The files of {@code dataset}, by name. */
  public static Map<String, SafeFile.Content> files(Dataset dataset) {
    Map<String, SafeFile.Content> files = new LinkedHashMap<>();
    int train = (dataset.train().size() + RECORDS_A_FILE - 1) / RECORDS_A_FILE;
    for (int i = 0; i < train; i++) {
      files.put(trainFile(i + 1), records(dataset.train(), i * RECORDS_A_FILE,
          Math.min(dataset.train().size(), (i + 1) * RECORDS_A_FILE)));
    }
    files.put(TEST, records(dataset.test(), 0, dataset.test().size()));
    byte[] names = (String.join("\n", dataset.classNames()) + "\n").getBytes(StandardCharsets.UTF_8);
    files.put(NAMES, out -> out.write(names));
    return files;
  }

  /** The bytes of {@code dataset} in this format, without the names of its classes. */
  public static long bytes(Dataset dataset) {
    return (long) RECORD * (dataset.train().size() + dataset.test().size());
  }

  private static SafeFile.Content records(ImageSet images, int from, int to) {
    return out -> {
      byte[] record = new byte[RECORD];
      for (int i = from; i < to; i++) {
        record[0] = (byte) images.label(i);
        images.copyPixels(i, record, 1);
        out.write(record);
      }
    };
  }

  private static Path inner(Path folder) {
    Path inside = folder.resolve(FOLDER);
    return Files.isDirectory(inside) ? inside : folder;
  }

  private static Path trainFile(Path folder, int number) {
    return folder.resolve(trainFile(number));
  }

  private static String trainFile(int number) {
    return "data_batch_" + number + ".bin";
  }
}
