package convscope.workbench.images;

import convscope.foundation.Problem;
import convscope.web.Unreachable;
import convscope.web.Web;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Downloads what is at an address, within limits of size and time. Any thread that may wait.
 *
 * @param web the access to the network
 * @param patience the time limit for the response's headers, and again for its body
 */
record Download(Web web, Duration patience) {
  private static final int MOST_BYTES = 64 << 20;
  private static final int OK = 200;

  /** With this process's access to the network. */
  Download(Duration patience) {
    this(Web.ofThisProcess(), patience);
  }

  /**
   * The bytes at {@code address}.
   *
   * @throws Problem if the address cannot be reached, or its content is missing, too large or too slow
   */
  byte[] bytes(URI address) {
    try {
      HttpResponse<InputStream> answer =
          web.get(address, patience, Map.of(), HttpResponse.BodyHandlers.ofInputStream());
      byte[] bytes = body(address, answer.body());
      if (answer.statusCode() != OK) {
        throw Problem.of(Download.class, "download.status", address.toString(), Integer.toString(answer.statusCode()));
      }
      if (bytes.length > MOST_BYTES) {
        throw Problem.of(Download.class, "download.tooLarge", address.toString(), MOST_BYTES >> 20);
      }
      return bytes;
    } catch (IOException failed) {
      Unreachable unreachable = web.broken(address, failed);
      throw Problem.because(unreachable, Download.class, "download.failed", address.toString(), unreachable.why());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw Problem.because(stopped, Download.class, "download.stopped", address.toString());
    }
  }

  /** The bytes of {@code body}, up to one more than the limit. */
  private byte[] body(URI address, InputStream body) throws IOException {
    // The time limit of the request ends with the headers; a server may fall silent after them.
    AtomicBoolean late = new AtomicBoolean();
    Executor later = CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS);
    CompletableFuture<Void> limit = CompletableFuture.runAsync(() -> {
      late.set(true);
      close(body);
    }, later);
    try (body) {
      byte[] bytes = body.readNBytes(MOST_BYTES + 1);
      if (late.get()) {
        throw new IOException("Closed in the midst of it");
      }
      return bytes;
    } catch (IOException broken) {
      if (late.get()) {
        throw Problem.because(broken, Download.class, "download.late", address.toString(), patience.toSeconds());
      }
      throw broken;
    } finally {
      limit.cancel(false);
    }
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException broken) {
      throw new CompletionException(broken);
    }
  }
}
