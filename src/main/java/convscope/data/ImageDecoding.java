package convscope.data;

import convscope.foundation.Problem;
import convscope.foundation.Threads;
import convscope.pictures.PictureReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decodes many files on all cores. The result does not depend on the number of threads or on which of them reads a
 * file. For one use.
 */
final class ImageDecoding {
  private static final Logger LOG = LoggerFactory.getLogger(ImageDecoding.class);
  private static final PictureReader READER = new PictureReader();
  private static final long REPORT_MILLIS = 100;

  private final List<Path> files;
  private final AtomicReferenceArray<@Nullable Decoded> results;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile boolean stopped;

  private ImageDecoding(List<Path> files) {
    this.files = files;
    results = new AtomicReferenceArray<>(files.size());
  }

  /**
   * The results of {@code files}, in their order.
   *
   * @param threads the number read at once
   * @param listener receives the progress on this thread
   * @throws Problem if {@code listener} cancels
   */
  static List<Decoded> decode(List<Path> files, int threads, ProgressListener listener) {
    ImageDecoding decoding = new ImageDecoding(files);
    decoding.run(Math.min(threads, files.size()), listener);
    List<Decoded> results = new ArrayList<>(files.size());
    for (int i = 0; i < files.size(); i++) {
      results.add(decoding.results.get(i));
    }
    return results;
  }

  private void run(int threads, ProgressListener listener) {
    CountDownLatch running = new CountDownLatch(threads);
    for (int i = 0; i < threads; i++) {
      Threads.daemon("convscope-decode-" + i, () -> {
        try {
          work();
        } finally {
          running.countDown();
        }
      }).start();
    }
    long start = System.nanoTime();
    try {
      while (!running.await(REPORT_MILLIS, TimeUnit.MILLISECONDS)) {
        report(start, listener);
        if (listener.cancelled()) {
          throw Problem.of(ImageDecoding.class, "opening.canceled");
        }
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw Problem.because(interrupted, ImageDecoding.class, "opening.canceled");
    } finally {
      stopped = true;
    }
    if (failure.get() != null) {
      throw new IllegalStateException("Images could not be decoded", failure.get());
    }
    report(start, listener);
  }

  private void report(long start, ProgressListener listener) {
    int so = done.get();
    if (so > 0) {
      listener.at(new ProgressListener.Progress(OpeningWords.of("progress.reading"), ProgressListener.Unit.IMAGES, so,
          files.size(), so / Math.max(1e-9, (System.nanoTime() - start) / 1e9)));
    }
  }

  private void work() {
    try {
      for (int i = next.getAndIncrement(); i < files.size() && !stopped; i = next.getAndIncrement()) {
        results.set(i, read(files.get(i)));
        done.incrementAndGet();
      }
    } catch (RuntimeException | Error unexpected) {
      stopped = true;
      failure.set(unexpected);
    }
  }

  private static Decoded read(Path file) {
    try {
      return Decoded.of(READER.read(file));
    } catch (Problem unreadable) {
      LOG.debug("{} It is left out.", unreadable.getMessage());
      return Decoded.of(unreadable);
    }
  }
}
