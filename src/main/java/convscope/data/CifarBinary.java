package convscope.data;

import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * CIFAR-10's binary format: records of 3,073 bytes, a label and then the red, green and blue planes, in
 * {@code data_batch_1.bin}, {@code data_batch_2.bin} and on for training and {@code test_batch.bin} for testing; the
 * classes' names line by line in {@code batches.meta.txt}.
 */
public final class CifarBinary {
  /** The folder that the official archive unpacks to. */
  public static final String FOLDER = "cifar-10-batches-bin";

  private static final int RECORD = 1 + ImageSet.PIXELS;
  private static final int RECORDS_A_FILE = 10_000;
  private static final String NAMES = "batches.meta.txt";
  private static final String TEST = "test_batch.bin";

  private CifarBinary() {}

  /** Whether {@code folder}, or {@value #FOLDER} inside it, looks as if it held such files. */
  public static boolean isIn(Path folder) {
    return Files.isRegularFile(trainFile(inner(folder), 1)) || Files.isRegularFile(inner(folder).resolve(TEST));
  }

  /**
   * Reads {@code folder}, or {@value #FOLDER} inside it.
   *
   * @param name the dataset's name
   * @throws Problem if a file is missing, cut short, or holds a label that has no name
   */
  public static Dataset read(Path folder, String name) {
    Path place = inner(folder);
    List<String> names = names(place);
    List<Path> train = new ArrayList<>();
    while (Files.exists(trainFile(place, train.size() + 1))) {
      train.add(trainFile(place, train.size() + 1));
    }
    if (train.isEmpty()) {
      train.add(trainFile(place, 1));
    }
    return new Dataset(name, folder.toString(), names, readAll(train, names.size()),
        readAll(List.of(place.resolve(TEST)), names.size()));
  }

  /** Writes {@code dataset} into {@code folder}, which is made; files of the same names are replaced. */
  public static void write(Dataset dataset, Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException unable) {
      throw SafeFile.cannotWrite(folder, unable);
    }
    int files = (dataset.train().size() + RECORDS_A_FILE - 1) / RECORDS_A_FILE;
    for (int i = 0; i < files; i++) {
      write(trainFile(folder, i + 1), dataset.train(), i * RECORDS_A_FILE,
          Math.min(dataset.train().size(), (i + 1) * RECORDS_A_FILE));
    }
    write(folder.resolve(TEST), dataset.test(), 0, dataset.test().size());
    SafeFile.writeText(folder.resolve(NAMES), String.join("\n", dataset.classNames()) + "\n");
  }

  private static void write(Path file, ImageSet images, int from, int to) {
    SafeFile.write(file, out -> {
      byte[] record = new byte[RECORD];
      for (int i = from; i < to; i++) {
        record[0] = (byte) images.label(i);
        images.copyPixels(i, record, 1);
        out.write(record);
      }
    });
  }

  private static Path inner(Path folder) {
    Path inside = folder.resolve(FOLDER);
    return Files.isDirectory(inside) ? inside : folder;
  }

  private static Path trainFile(Path folder, int number) {
    return folder.resolve("data_batch_" + number + ".bin");
  }

  private static List<String> names(Path folder) {
    Path file = folder.resolve(NAMES);
    if (!Files.exists(file)) {
      return Dataset.CIFAR_CLASSES;
    }
    try {
      List<String> names = Files.readAllLines(file, StandardCharsets.UTF_8).stream().map(String::strip)
          .filter(line -> !line.isEmpty()).toList();
      if (names.size() < 2 || names.size() > 256) {
        throw new Problem(file + " names " + names.size() + " classes: write one name a line, 2 to 256 of them.");
      }
      return names;
    } catch (IOException unreadable) {
      throw new Problem("Cannot read " + file + ": " + unreadable.getMessage()
          + "; check that it is a text file you may read.", unreadable);
    }
  }

  private static ImageSet readAll(List<Path> files, int classes) {
    long bytes = 0;
    for (Path file : files) {
      bytes += size(file);
    }
    int records = Math.toIntExact(bytes / RECORD);
    byte[] labels = new byte[records];
    byte[] pixels = new byte[Math.multiplyExact(records, ImageSet.PIXELS)];
    int done = 0;
    for (Path file : files) {
      done = read(file, classes, labels, pixels, done);
    }
    return new PackedImages(labels, pixels);
  }

  private static long size(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new Problem("There is no " + file + ": give the folder of CIFAR-10's binary files, or --data sample.");
      }
      long size = Files.size(file);
      if (size == 0 || size % RECORD != 0) {
        throw new Problem(file + " is cut short: its " + size + " bytes are not whole records of 3,073 bytes; fetch it"
            + " again.");
      }
      return size;
    } catch (IOException unreadable) {
      throw unreadable(file, unreadable);
    }
  }

  private static int read(Path file, int classes, byte[] labels, byte[] pixels, int done) {
    byte[] records;
    try {
      records = Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw unreadable(file, unreadable);
    }
    int count = records.length / RECORD;
    for (int i = 0; i < count; i++) {
      int label = records[i * RECORD] & 0xFF;
      if (label >= classes) {
        throw new Problem(file + " has label " + label + " in record " + i + ", but there are only " + classes
            + " classes: it is damaged or of another format; fetch it again.");
      }
      labels[done + i] = (byte) label;
      System.arraycopy(records, i * RECORD + 1, pixels, (done + i) * ImageSet.PIXELS, ImageSet.PIXELS);
    }
    return done + count;
  }

  private static Problem unreadable(Path file, IOException failure) {
    return new Problem("Cannot read " + file + ": " + failure.getMessage() + "; check that you may read it.", failure);
  }
}
