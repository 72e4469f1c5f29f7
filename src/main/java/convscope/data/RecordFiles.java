package convscope.data;

import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Files of records in the format of CIFAR-10 and CIFAR-100: one or two bytes of labels, then the red, green and blue
 * planes of an image of 32 × 32.
 *
 * @param labelBytes the bytes of labels in a record
 * @param labelAt which of them is the label, from 0
 * @param classes the number of classes; labels are smaller
 */
record RecordFiles(int labelBytes, int labelAt, int classes) {
  private static final int BUFFER = 1 << 18;

  /**
   * Reads {@code files} one after the other.
   *
   * @throws Problem if one is missing, truncated, or contains a label that is too large
   */
  ImageSet read(List<Path> files) {
    long bytes = 0;
    for (Path file : files) {
      bytes += size(file);
    }
    int records = Math.toIntExact(bytes / recordBytes());
    byte[] labels = new byte[records];
    byte[] pixels = new byte[Math.multiplyExact(records, ImageSet.PIXELS)];
    int done = 0;
    for (Path file : files) {
      done = read(file, labels, pixels, done);
    }
    return new PackedImages(labels, pixels);
  }

  private int recordBytes() {
    return labelBytes + ImageSet.PIXELS;
  }

  private long size(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw missing(file);
      }
      long size = Files.size(file);
      if (size == 0 || size % recordBytes() != 0) {
        throw Problem.of(RecordFiles.class, "records.cut", file.toString(), size, recordBytes());
      }
      return size;
    } catch (IOException unreadable) {
      throw FailureReason.cannotRead(file, unreadable);
    }
  }

  /** Reads record by record: as much memory again as the file is long would stay with the thread that reads. */
  private int read(Path file, byte[] labels, byte[] pixels, int done) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      byte[] numbers = new byte[labelBytes];
      int next = done;
      while (next < labels.length && in.readNBytes(numbers, 0, labelBytes) == labelBytes) {
        int label = numbers[labelAt] & 0xFF;
        if (label >= classes) {
          throw wrongLabel(file, next - done, label, classes);
        }
        labels[next] = (byte) label;
        in.readNBytes(pixels, next * ImageSet.PIXELS, ImageSet.PIXELS);
        next++;
      }
      return next;
    } catch (IOException unreadable) {
      throw FailureReason.cannotRead(file, unreadable);
    }
  }

  /** The sentence for a missing file of the set. */
  static Problem missing(Path file) {
    return Problem.of(RecordFiles.class, "file.missing", file.getFileName().toString(),
        String.valueOf(file.toAbsolutePath().getParent()));
  }

  /** The sentence for image {@code index} of {@code file}, whose label is not the number of a class. */
  static Problem wrongLabel(Path file, int index, long label, int classes) {
    return Problem.of(RecordFiles.class, "label.range", file.toString(), index, label, classes);
  }
}
