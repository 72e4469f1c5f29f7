package convscope.data;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves a small archive of 200 and 100 images from this machine to tests, and halts on the way when told to. */
public final class ArchiveServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final byte[] archive;
  private final List<String> ranges = new CopyOnWriteArrayList<>();
  private volatile int haltAfter = Integer.MAX_VALUE;
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile int status = 200;

  /** Makes the archive in {@code folder} and begins to serve. */
  public ArchiveServer(Path folder) throws IOException {
    Path file = folder.resolve("served.tar.gz");
    new TarMaker(file).whole(TestImages.dataset(200, 100)).close();
    archive = Files.readAllBytes(file);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    ranges.add(String.valueOf(range));
    int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    exchange.sendResponseHeaders(status != 200 ? status : from > 0 ? 206 : 200, archive.length - from);
    int first = Math.min(haltAfter, archive.length - from);
    try (var body = exchange.getResponseBody()) {
      body.write(archive, from, first);
      body.flush();
      gate.await();
      body.write(archive, from + first, archive.length - from - first);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  /** Sends {@code bytes} of every answer from now on and then nothing more, until {@link #goOn}. */
  public void haltAfter(int bytes) {
    haltAfter = bytes;
    gate = new CountDownLatch(1);
  }

  public void goOn() {
    haltAfter = Integer.MAX_VALUE;
    gate.countDown();
  }

  /** Answers with {@code code} from now on. */
  public void answerWith(int code) {
    status = code;
  }

  /** The ranges that were asked for, in order; {@code null} in letters for all of it. */
  public List<String> ranges() {
    return ranges;
  }

  /** A download of the archive into {@code home}. */
  public CifarDownload download(Path home) {
    try {
      String md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(archive));
      return new CifarDownload(URI.create("http://localhost:" + server.getAddress().getPort() + "/cifar.tar.gz"),
          archive.length, md5, home);
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
