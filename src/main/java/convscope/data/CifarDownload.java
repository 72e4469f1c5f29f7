package convscope.data;

import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import convscope.foundation.Sentence;
import convscope.web.Unreachable;
import convscope.web.Web;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Downloads the archive of CIFAR-10 and unpacks it, or uses an existing copy. Received bytes stay in a
 * {@code .part} file, from which the next attempt resumes; nothing else is changed before the archive is complete and
 * its MD5 is correct.
 */
public final class CifarDownload {
  private static final URI OFFICIAL = URI.create("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz");
  private static final long OFFICIAL_BYTES = 170_052_171;
  private static final String OFFICIAL_MD5 = "c32a1d4ab5d03f1284b67883e8d87530";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration GLANCE = Duration.ofMillis(100);
  private static final String ARCHIVE = "cifar-10-binary.tar.gz";
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int RANGE_IMPOSSIBLE = 416;
  private static final int CHUNK = 1 << 16;
  private static final long BETWEEN_REPORTS = 100_000_000;

  private final URI from;
  private final long bytes;
  private final String md5;
  private final Path home;
  private final Path part;
  private final Web web;
  private final Path downloads;

  /**
   * A download, not started yet.
   *
   * @param bytes the length of the archive
   * @param md5 in hex
   * @param home the folder for {@value CifarBinary#FOLDER}
   */
  public CifarDownload(URI from, long bytes, String md5, Path home) {
    this(from, bytes, md5, home, Web.ofThisProcess(), Path.of(System.getProperty("user.home"), "Downloads"));
  }

  /**
   * @param web the access to the server
   * @param downloads the folder for a browser's downloads
   */
  CifarDownload(URI from, long bytes, String md5, Path home, Web web, Path downloads) {
    this.from = from;
    this.bytes = bytes;
    this.md5 = md5;
    this.home = home;
    this.web = web;
    this.downloads = downloads;
    this.part = home.resolve(ARCHIVE + ".part");
  }

  /** The official archive. */
  public static CifarDownload official(Path home) {
    return new CifarDownload(OFFICIAL, OFFICIAL_BYTES, OFFICIAL_MD5, home);
  }

  /**
   * Uses the archive in the data folder if it is there under its own name, as saved by a browser; else downloads it.
   * Checks and unpacks it.
   *
   * @throws Problem if any of that fails or {@code listener} cancels; existing files are unchanged
   */
  public void run(ProgressListener listener) {
    makeHome();
    Path own = home.resolve(ARCHIVE);
    if (Files.isRegularFile(own)) {
      unpack(own, listener);
      return;
    }
    fetch(listener);
    check();
    CifarArchive.unpack(part, home, listener);
    try {
      Files.delete(part);
    } catch (IOException unable) {
      throw SafeFile.cannotWrite(part, unable);
    }
  }

  /** Whether {@code file} has the length of this archive; it may still be another file, or damaged. */
  public boolean recognizes(Path file) {
    return Files.isRegularFile(file) && size(file) == bytes;
  }

  /**
   * Checks and unpacks {@code archive}, a user's copy, which stays where it is.
   *
   * @throws Problem if it is not this archive, or is damaged; existing files are unchanged
   */
  public void unpack(Path archive, ProgressListener listener) {
    makeHome();
    if (size(archive) != bytes) {
      throw Problem.of(CifarDownload.class, "official.length", archive.toString(), size(archive), bytes);
    }
    String found = md5(archive);
    if (!found.equals(md5)) {
      throw Problem.of(CifarDownload.class, "official.md5", archive.toString(), found, md5);
    }
    CifarArchive.unpack(archive, home, listener);
  }

  private void makeHome() {
    try {
      Files.createDirectories(home);
    } catch (IOException unable) {
      throw SafeFile.cannotWrite(home, unable);
    }
  }

  /** Deletes the part downloaded by an earlier attempt. */
  public void discard() {
    try {
      Files.deleteIfExists(part);
    } catch (IOException unable) {
      throw SafeFile.cannotWrite(part, unable);
    }
  }

  private void fetch(ProgressListener listener) {
    long have = size(part);
    if (have > bytes) {
      throw wrong(sentence("download.tooLong", bytes));
    }
    if (have == bytes) {
      return;
    }
    try {
      HttpResponse<Flow.Publisher<List<ByteBuffer>>> response = request(have);
      if (response.statusCode() == RANGE_IMPOSSIBLE || response.statusCode() == OK && have > 0) {
        // The server does not resume: start again from the beginning.
        have = 0;
        if (response.statusCode() == RANGE_IMPOSSIBLE) {
          ComingBytes.of(response).close();
          response = request(0);
        }
      }
      if (response.statusCode() != OK && response.statusCode() != PARTIAL) {
        ComingBytes.of(response).close();
        throw offline(sentence("download.status", Integer.toString(response.statusCode())), null);
      }
      receive(response, have, listener);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw cancelled();
    } catch (IOException failed) {
      Unreachable unreachable = web.broken(from, failed);
      throw offline(unreachable.why(), unreachable);
    }
    if (size(part) != bytes) {
      throw offline(sentence("download.ended", size(part), bytes), null);
    }
  }

  private HttpResponse<Flow.Publisher<List<ByteBuffer>>> request(long have) throws IOException, InterruptedException {
    Map<String, String> headers = have > 0 ? Map.of("Range", "bytes=" + have + "-") : Map.of();
    return web.get(from, PATIENCE, headers, HttpResponse.BodyHandlers.ofPublisher());
  }

  private void receive(HttpResponse<Flow.Publisher<List<ByteBuffer>>> response, long have, ProgressListener listener)
      throws IOException, InterruptedException {
    long done = have;
    long start = System.nanoTime();
    long heard = start;
    long reported = start - BETWEEN_REPORTS;
    try (ComingBytes coming = ComingBytes.of(response); OutputStream out = openPart(have > 0)) {
      for (List<ByteBuffer> come = coming.next(GLANCE); come != ComingBytes.END; come = coming.next(GLANCE)) {
        long now = System.nanoTime();
        if (come != null) {
          heard = now;
          done = write(out, come, done);
        } else if (now - heard > PATIENCE.toNanos()) {
          throw offline(sentence("download.silent", PATIENCE.toSeconds()), null);
        }
        if (now - reported >= BETWEEN_REPORTS || done == bytes) {
          reported = now;
          listener.at(new ProgressListener.Progress(OpeningWords.of("progress.fetching"), ProgressListener.Unit.BYTES,
              done, bytes, (done - have) / Math.max(1e-9, (now - start) / 1e9)));
        }
        if (listener.cancelled() || Thread.currentThread().isInterrupted()) {
          throw cancelled();
        }
      }
    }
  }

  private OutputStream openPart(boolean goOn) {
    try {
      return goOn ? Files.newOutputStream(part, StandardOpenOption.APPEND) : Files.newOutputStream(part);
    } catch (IOException unable) {
      throw SafeFile.cannotWrite(part, unable);
    }
  }

  /** Writes {@code come} after the first {@code done} bytes; returns the new total. */
  private long write(OutputStream out, List<ByteBuffer> come, long done) {
    long then = done;
    try {
      for (ByteBuffer buffer : come) {
        byte[] chunk = new byte[buffer.remaining()];
        buffer.get(chunk);
        then += chunk.length;
        if (then > bytes) {
          throw wrong(sentence("download.tooLong", bytes));
        }
        out.write(chunk);
      }
      return then;
    } catch (IOException unable) {
      throw SafeFile.cannotWrite(part, unable);
    }
  }

  private static long size(Path file) {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException unreadable) {
      throw unreadable(file, unreadable);
    }
  }

  private static Problem unreadable(Path file, IOException why) {
    return Problem.because(why, CifarDownload.class, "official.unreadable", file.toString(), FailureReason.of(why));
  }

  private void check() {
    String found = md5(part);
    if (!found.equals(md5)) {
      throw wrong(sentence("download.md5", found, md5));
    }
  }

  private static String md5(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      byte[] chunk = new byte[CHUNK];
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        digest.update(chunk, 0, count);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("Every Java has MD5", never);
    } catch (IOException unreadable) {
      throw unreadable(file, unreadable);
    }
  }

  /** The archive is not the expected one, and is deleted so that the next attempt starts again. */
  private Problem wrong(Sentence how) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException unable) {
      return SafeFile.cannotWrite(part, unable);
    }
    return Problem.of(CifarDownload.class, "download.wrong", from.toString(), how);
  }

  /** Tells the user where a browser's copy is, if there is one. */
  private Problem offline(Sentence how, @Nullable IOException cause) {
    Path browsers = downloads.resolve(ARCHIVE);
    return Files.isRegularFile(browsers) && size(browsers) == bytes
        ? Problem.because(cause, CifarDownload.class, "download.failed.copy", how, browsers.toString())
        : Problem.because(cause, CifarDownload.class, "download.failed", how, from.toString());
  }

  private static Problem cancelled() {
    return Problem.of(CifarDownload.class, "download.stopped");
  }

  private static Sentence sentence(String key, Object... values) {
    return Sentence.of(CifarDownload.class, key, values);
  }
}
