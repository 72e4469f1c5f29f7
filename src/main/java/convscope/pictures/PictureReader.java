package convscope.pictures;

import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import convscope.foundation.Threads;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Reads users' images: everything that Java's ImageIO reads (PNG, JPEG, GIF, BMP, WBMP, TIFF), of any size, CMYK JPEG,
 * and WebP. Images are rotated by Exif; animations give their first frame; transparent pixels are laid over white. The
 * middle square is scaled to 32 × 32 by the mean over each cell's area; an image of that size stays unchanged.
 *
 * <p>All claims of a file are validated. Decoding an image may take two seconds of processor time, and one more for
 * every four megabytes of its file, or million pixels of WebP; five times that in elapsed time. If the middle square
 * takes more than 64 MB, or 16 MB for a progressive JPEG, which its decoder stores whole, only every n-th row and
 * column is read. All concurrent decoding takes at most 192 MB. Any other failure of a decoder, also from lack of
 * memory, is reported in one sentence.
 *
 * <p>Safe for any thread; decoding itself happens on threads {@code convscope-picture-n}, so that no decoder can block
 * the calling thread. Cannot be closed and need not be.
 */
public final class PictureReader {
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final long BYTES_A_SECOND = 4L << 20;
  private static final long GRACE_NANOS = 200_000_000;
  private static final int MEGA_BITS = 20;
  private static final int LONGEST_REASON = 120;

  private final Duration limit;
  private final ExecutorService threads = Executors.newCachedThreadPool(Threads.daemons("convscope-picture"));
  private final Semaphore megabytes = new Semaphore((int) (Decoding.MOST_BYTES >> MEGA_BITS) + 1, true);

  public PictureReader() {
    this(LIMIT);
  }

  /** A reader with the time limit {@code limit} per image, plus the time for its file's size. */
  PictureReader(Duration limit) {
    this.limit = limit;
  }

  /**
   * The image in {@code file}, named by its path.
   *
   * @throws Problem if it cannot be read, with the file and the reason
   */
  public Picture read(Path file) {
    return read(file, Decoding::decode);
  }

  /**
   * The whole image in {@code file}, at most {@code longest} pixels long, for people to see what {@link #read(Path)}
   * took the middle square of. Empty for the rare kind of TIFF that cannot be read in part.
   *
   * @throws Problem as {@link #read(Path)}
   */
  public Optional<PicturePreview> preview(Path file, int longest) {
    return read(file, decoding -> decoding.decodeWhole(longest));
  }

  /** The same of {@code file}, the bytes of a file called {@code name}. */
  public Optional<PicturePreview> preview(String name, byte[] file, int longest) {
    return read(name, file, decoding -> decoding.decodeWhole(longest));
  }

  /** What is made of a file once its metadata have been read. */
  @FunctionalInterface
  private interface Step<T> {
    T of(Decoding decoding) throws IOException;
  }

  private <T> T read(Path file, Step<T> step) {
    String name = file.toString();
    if (Files.isDirectory(file)) {
      throw Problem.of(PictureReader.class, "access.folder", name);
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw Problem.of(PictureReader.class, "access.special", name);
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      return read(name, channel, step);
    } catch (NoSuchFileException missing) {
      throw Problem.because(missing, PictureReader.class, "access.missing", name);
    } catch (AccessDeniedException forbidden) {
      throw Problem.because(forbidden, PictureReader.class, "access.forbidden", name);
    } catch (IOException unreadable) {
      throw Problem.because(unreadable, PictureReader.class, "access.unreadable", name, FailureReason.of(unreadable));
    }
  }

  /**
   * The image in {@code file}, the bytes of a file.
   *
   * @param name what to call it
   * @throws Problem if it cannot be read
   */
  public Picture read(String name, byte[] file) {
    return read(name, file, Decoding::decode);
  }

  private <T> T read(String name, byte[] file, Step<T> step) {
    try (SeekableByteChannel channel = new SeekableInMemoryByteChannel(file)) {
      return read(name, channel, step);
    } catch (IOException never) {
      throw new IllegalStateException(never);
    }
  }

  /**
   * The image in {@code image}, for example from the clipboard; on the calling thread.
   *
   * @param name what to call it
   * @throws Problem if its pixel format cannot be converted
   */
  public Picture read(String name, BufferedImage image) {
    int side = Math.min(image.getWidth(), image.getHeight());
    TimeLimit time = new TimeLimit(limit);
    time.start();
    try {
      byte[] small = Decoding.shrink(PixelRows.of(image), Orientation.UPRIGHT.left(image.getWidth(), side),
          Orientation.UPRIGHT.top(image.getHeight(), side), side, time);
      return new Picture(name, image.getWidth(), image.getHeight(), small);
    } catch (IOException | RuntimeException failure) {
      throw problem(name, time, failure);
    }
  }

  private <T> T read(String name, SeekableByteChannel channel, Step<T> step) throws IOException {
    long size = channel.size();
    if (size == 0) {
      throw Problem.of(PictureReader.class, "damaged.empty", name);
    }
    TimeLimit time = new TimeLimit(limit.plusMillis(1_000 * size / BYTES_A_SECOND));
    Decoding decoding = new Decoding(name, channel, time);
    int needed = (int) (inTime(name, time, () -> {
      boolean opened = false;
      try {
        long bytes = decoding.open();
        opened = true;
        return bytes;
      } finally {
        if (!opened) {
          decoding.close();
        }
      }
    }) >> MEGA_BITS) + 1;
    megabytes.acquireUninterruptibly(needed);
    try {
      return inTime(name, time, () -> {
        try {
          return step.of(decoding);
        } finally {
          decoding.close();
        }
      });
    } finally {
      megabytes.release(needed);
    }
  }

  /** Runs {@code work} on one of this reader's threads, and abandons it well after its time limit. */
  private <T> T inTime(String name, TimeLimit time, Callable<T> work) {
    Future<T> result = threads.submit(() -> {
      time.start();
      try {
        return work.call();
      } finally {
        time.stop();
      }
    });
    try {
      return result.get(time.patience() + GRACE_NANOS, TimeUnit.NANOSECONDS);
    } catch (ExecutionException failed) {
      throw problem(name, time, failed.getCause() == null ? failed : failed.getCause());
    } catch (TimeoutException stuck) {
      result.cancel(true);
      throw tookTooLong(name, stuck);
    } catch (InterruptedException stopped) {
      result.cancel(true);
      Thread.currentThread().interrupt();
      throw Problem.because(stopped, PictureReader.class, "access.stopped", name);
    }
  }

  private static Problem problem(String name, TimeLimit time, Throwable failure) {
    if (failure instanceof Problem known) {
      return known;
    }
    if (time.wasOver()) {
      return tookTooLong(name, failure);
    }
    if (failure instanceof OutOfMemoryError) {
      return Problem.because(failure, PictureReader.class, "large.memory", name);
    }
    if (failure instanceof LinkageError) {
      return Problem.because(failure, PictureReader.class, "format.java", name, reason(failure));
    }
    Throwable root = root(failure);
    if (root instanceof EOFException) {
      return Problem.because(failure, PictureReader.class, "damaged.end", name);
    }
    if (root instanceof RuntimeException || root instanceof StackOverflowError) {
      return Problem.because(failure, PictureReader.class, "damaged.parts", name);
    }
    String reason = reason(failure);
    return Problem.because(failure, PictureReader.class,
        reason.startsWith("Unsupported") ? "format.kind" : "damaged.how",
        name, reason);
  }

  private static Problem tookTooLong(String name, Throwable cause) {
    return Problem.because(cause, PictureReader.class, "large.time", name);
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  /** A failure's message, on one line and short enough for a sentence. */
  private static String reason(Throwable failure) {
    Throwable root = root(failure);
    String words = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    String line = words.strip().lines().findFirst().orElse("").replaceFirst("[.!]+$", "");
    return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "…" : line;
  }
}
