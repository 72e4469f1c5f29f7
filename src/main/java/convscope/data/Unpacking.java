package convscope.data;

import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Unpacks one archive into a folder as untrusted input: only files and folders, only inside the folder, and no more
 * of them than the limits allow. Used once, by one thread.
 */
final class Unpacking {
  private static final int CHUNK = 1 << 16;
  private static final long BETWEEN_REPORTS = 100_000_000;
  private static final Pattern UPWARDS_OR_ABSOLUTE =
      Pattern.compile("/.*|[A-Za-z]:.*|(.*/)?\\.\\.(/.*)?", Pattern.DOTALL);

  private final Path archive;
  private final Path folder;
  private final UnpackingLimits limits;
  private final ProgressListener listener;
  private final byte[] chunk = new byte[CHUNK];
  private final long start = System.nanoTime();
  private long reported = start;
  private long size;
  private long bytes;
  private int count;

  Unpacking(Path archive, Path folder, UnpackingLimits limits, ProgressListener listener) {
    this.archive = archive;
    this.folder = folder;
    this.limits = limits;
    this.listener = listener;
  }

  /**
   * Unpacks {@code entries}.
   *
   * @throws IOException if the folder cannot be written
   * @throws Problem if the archive is damaged or contains something invalid, or {@code listener} cancels
   */
  void all(Entries entries) throws IOException {
    try {
      size = Files.size(archive);
      entries.forEach(this::unpack);
    } catch (CannotWrite failed) {
      throw failed.why;
    } catch (IOException damaged) {
      throw Problem.because(damaged, Unpacking.class, "archive.damaged", archive.toString(), FailureReason.of(damaged));
    }
    if (count == 0) {
      throw Problem.of(Unpacking.class, "archive.empty", archive.toString());
    }
    if (reported != start) {
      tell(size);
    }
  }

  private void unpack(String name, Entries.Kind kind, InputStream content, long packed) throws IOException {
    count++;
    if (count > limits.entries()) {
      throw Problem.of(Unpacking.class, "archive.entries", archive.toString(), limits.entries());
    }
    report(packed);
    Path target = target(name);
    switch (kind) {
      case FOLDER -> folder(target);
      case FILE -> file(target, content, packed);
      case LINK -> throw Problem.of(Unpacking.class, "archive.link", archive.toString(), name);
      case DEVICE -> throw Problem.of(Unpacking.class, "archive.device", archive.toString(), name);
      case SECRET -> throw Problem.of(Unpacking.class, "archive.secret", archive.toString(), name);
    }
  }

  private Path target(String name) {
    String inside = name.replace('\\', '/');
    if (UPWARDS_OR_ABSOLUTE.matcher(inside).matches() || inside.indexOf('\0') >= 0) {
      throw Problem.of(Unpacking.class, "archive.outside", archive.toString(), name);
    }
    try {
      Path target = folder.resolve(inside).normalize();
      if (!target.startsWith(folder)) {
        throw Problem.of(Unpacking.class, "archive.outside", archive.toString(), name);
      }
      return target;
    } catch (InvalidPathException cannotBe) {
      throw Problem.because(cannotBe, Unpacking.class, "archive.name", archive.toString(), name);
    }
  }

  private void folder(Path target) throws CannotWrite {
    try {
      Files.createDirectories(target);
    } catch (IOException failed) {
      throw new CannotWrite(failed);
    }
  }

  private void file(Path target, InputStream content, long packed) throws IOException {
    folder(Objects.requireNonNull(target.getParent(), "It is in the folder of the archive"));
    try (OutputStream out = create(target)) {
      for (int got = content.read(chunk); got >= 0; got = content.read(chunk)) {
        bytes += got;
        if (bytes > limits.most(size)) {
          throw Problem.of(Unpacking.class, "archive.bytes", archive.toString(), limits.most(size) >> 20);
        }
        write(out, got);
        report(packed);
      }
    }
  }

  private static OutputStream create(Path target) throws CannotWrite {
    try {
      return Files.newOutputStream(target);
    } catch (IOException failed) {
      throw new CannotWrite(failed);
    }
  }

  private void write(OutputStream out, int got) throws CannotWrite {
    try {
      out.write(chunk, 0, got);
    } catch (IOException failed) {
      throw new CannotWrite(failed);
    }
  }

  private void report(long packed) {
    long now = System.nanoTime();
    if (now - reported >= BETWEEN_REPORTS) {
      reported = now;
      // The total is reported once, at the end.
      tell(Math.min(packed, size - 1));
    }
    if (listener.cancelled()) {
      throw Problem.of(Unpacking.class, "archive.stopped", archive.toString());
    }
  }

  private void tell(long packed) {
    listener.at(
        new ProgressListener.Progress(OpeningWords.of("progress.unpacking.file"), ProgressListener.Unit.BYTES, packed,
        size, packed / Math.max(1e-9, (System.nanoTime() - start) / 1e9)));
  }

  /** Thrown if the folder, not the archive, caused the failure. */
  private static final class CannotWrite extends IOException {
    private static final long serialVersionUID = 1L;

    private final IOException why;

    CannotWrite(IOException why) {
      super(why);
      this.why = why;
    }
  }
}
