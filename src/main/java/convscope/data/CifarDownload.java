package convscope.data;

import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
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
import java.util.concurrent.Flow;

/**
 * Fetches an archive of CIFAR-10 and unpacks it. What has come stays aside in a {@code .part} file, so that the next try
 * goes on from there; nothing else is touched before the archive is whole and its MD5 right.
 */
public final class CifarDownload {
  private static final URI OFFICIAL = URI.create("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz");
  private static final long OFFICIAL_BYTES = 170_052_171;
  private static final String OFFICIAL_MD5 = "c32a1d4ab5d03f1284b67883e8d87530";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration GLANCE = Duration.ofMillis(100);
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

  /**
   * A download to come.
   *
   * @param bytes the length of the archive
   * @param md5 in hex
   * @param home the folder that {@value CifarBinary#FOLDER} is to stand in
   */
  public CifarDownload(URI from, long bytes, String md5, Path home) {
    this.from = from;
    this.bytes = bytes;
    this.md5 = md5;
    this.home = home;
    this.part = home.resolve("cifar-10-binary.tar.gz.part");
  }

  /** The official archive. */
  public static CifarDownload official(Path home) {
    return new CifarDownload(OFFICIAL, OFFICIAL_BYTES, OFFICIAL_MD5, home);
  }

  /**
   * Fetches, checks and unpacks.
   *
   * @throws Problem if any of that fails or {@code listener} cancels; what was there before is as it was
   */
  public void run(ProgressListener listener) {
    try {
      Files.createDirectories(home);
    } catch (IOException unable) {
      throw SafeFile.cannotWrite(home, unable);
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

  /** Throws away what an earlier try had fetched. */
  public void discard() {
    try {
      Files.deleteIfExists(part);
    } catch (IOException unable) {
      throw SafeFile.cannotWrite(part, unable);
    }
  }

  private void fetch(ProgressListener listener) {
    long have = size();
    if (have > bytes) {
      throw wrong("it has grown to " + have + " bytes where " + bytes + " were to come");
    }
    if (have == bytes) {
      return;
    }
    try {
      HttpResponse<Flow.Publisher<List<ByteBuffer>>> response = request(have);
      if (response.statusCode() == RANGE_IMPOSSIBLE || response.statusCode() == OK && have > 0) {
        // The server does not go on where we stopped: from the start, then.
        have = 0;
        if (response.statusCode() == RANGE_IMPOSSIBLE) {
          ComingBytes.of(response).close();
          response = request(0);
        }
      }
      if (response.statusCode() != OK && response.statusCode() != PARTIAL) {
        ComingBytes.of(response).close();
        throw offline("the server answered " + response.statusCode(), null);
      }
      receive(response, have, listener);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw cancelled();
    } catch (IOException failed) {
      throw offline(failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage(), failed);
    }
    if (size() != bytes) {
      throw offline("the connection ended after " + size() + " of " + bytes + " bytes", null);
    }
  }

  private HttpResponse<Flow.Publisher<List<ByteBuffer>>> request(long have) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(from).timeout(PATIENCE).GET();
    if (have > 0) {
      request.header("Range", "bytes=" + have + "-");
    }
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NORMAL)
        .build();
    return client.send(request.build(), HttpResponse.BodyHandlers.ofPublisher());
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
          throw offline("nothing came for " + PATIENCE.toSeconds() + " seconds", null);
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

  /** Writes {@code come} behind the first {@code done} bytes; returns how many there are then. */
  private long write(OutputStream out, List<ByteBuffer> come, long done) {
    long then = done;
    try {
      for (ByteBuffer buffer : come) {
        byte[] chunk = new byte[buffer.remaining()];
        buffer.get(chunk);
        then += chunk.length;
        if (then > bytes) {
          throw wrong("more bytes came than the " + bytes + " that were to come");
        }
        out.write(chunk);
      }
      return then;
    } catch (IOException unable) {
      throw SafeFile.cannotWrite(part, unable);
    }
  }

  private long size() {
    try {
      return Files.exists(part) ? Files.size(part) : 0;
    } catch (IOException unreadable) {
      throw new Problem("Cannot read " + part + ": " + unreadable.getMessage() + "; delete it and try again.",
          unreadable);
    }
  }

  private void check() {
    try (InputStream in = Files.newInputStream(part)) {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      byte[] chunk = new byte[CHUNK];
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        digest.update(chunk, 0, count);
      }
      String found = HexFormat.of().formatHex(digest.digest());
      if (!found.equals(md5)) {
        throw wrong("its MD5 is " + found + " where " + md5 + " was to be");
      }
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException("Every Java has MD5", never);
    } catch (IOException unreadable) {
      throw new Problem("Cannot read " + part + ": " + unreadable.getMessage() + "; try again.", unreadable);
    }
  }

  /** The archive is not what it should be, and is thrown away so that the next try begins anew. */
  private Problem wrong(String how) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException unable) {
      return SafeFile.cannotWrite(part, unable);
    }
    return new Problem("The download from " + from + " was not right: " + how
        + "; it is thrown away, so try again, or give --data DIR or --data sample.");
  }

  private Problem offline(String how, IOException cause) {
    return new Problem("Cannot fetch CIFAR-10 from " + from + " (" + how + "): check the network and try again, or give"
        + " --data DIR with a copy of it, or --data sample.", cause);
  }

  private static Problem cancelled() {
    return new Problem("The download was stopped; what has come is kept, and the next try goes on from there.");
  }
}
