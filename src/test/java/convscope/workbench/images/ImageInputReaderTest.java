package convscope.workbench.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("window")
class ImageInputReaderTest {
  @TempDir
  private Path folder;
  private HttpServer server;
  private byte[] served;

  @BeforeEach
  void serve() throws Exception {
    BufferedImage image = new BufferedImage(40, 32, BufferedImage.TYPE_INT_RGB);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    served = bytes.toByteArray();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/cat.png", exchange -> {
      exchange.sendResponseHeaders(200, served.length);
      exchange.getResponseBody().write(served);
      exchange.close();
    });
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private URI address(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  private static List<ImageReadResult> read(ImageInput... arrivals) {
    List<ImageReadResult> results = new ArrayList<>();
    new ImageInputReader().read(Arrays.asList(arrivals), results::add, () -> true);
    return results;
  }

  @Test
  void anImageIsDownloadedFromItsUrl() {
    List<ImageReadResult> results = read(new ImageInput.OfAddress(address("/cat.png")));
    assertThat(results).hasSize(1);
    assertThat(results.get(0).name()).isEqualTo(ImageName.file("cat.png"));
    assertThat(results.get(0).picture().originalWidth()).isEqualTo(40);
  }

  @Test
  void missingFilesAreReportedAndTheRestIsRead() throws Exception {
    Path file = Files.write(folder.resolve("here.png"), served);
    List<ImageReadResult> results = read(new ImageInput.OfAddress(address("/dog.png")), new ImageInput.OfFile(file));
    assertThat(results.get(0).problem()).hasMessageContaining("dog.png").hasMessageContaining("404");
    assertThat(results.get(1).picture()).isNotNull();
  }

  @Test
  void aStalledDownloadTimesOutAndTheRestIsRead() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    server.createContext("/half.png", exchange -> {
      exchange.sendResponseHeaders(200, served.length);
      exchange.getResponseBody().write(served, 0, served.length / 2);
      exchange.getResponseBody().flush();
      try {
        over.await(5, TimeUnit.MINUTES);
      } catch (InterruptedException end) {
        Thread.currentThread().interrupt();
      }
      exchange.close();
    });
    Path file = Files.write(folder.resolve("here.png"), served);
    List<ImageReadResult> results = new ArrayList<>();
    try {
      assertTimeoutPreemptively(Duration.ofSeconds(60), () -> new ImageInputReader(Duration.ofSeconds(2)).read(
          List.of(new ImageInput.OfAddress(address("/half.png")), new ImageInput.OfFile(file)), results::add,
          () -> true));
    } finally {
      over.countDown();
    }
    assertThat(results.get(0).problem()).hasMessage("The image at " + address("/half.png")
        + " did not arrive within 2 seconds: save it as a file and drop the file here.");
    assertThat(results.get(1).picture()).isNotNull();
  }

  @Test
  void aFolderIsReadInNameOrderUntilCanceled() throws Exception {
    for (String name : List.of("c.png", "a.png", "b.png")) {
      Files.write(folder.resolve(name), served);
    }
    assertThat(read(new ImageInput.OfFile(folder))).extracting(result -> result.name().values().get(0))
        .containsExactly("a.png", "b.png", "c.png");
    List<ImageReadResult> some = new ArrayList<>();
    new ImageInputReader().read(List.of(new ImageInput.OfFile(folder)), some::add, () -> some.size() < 2);
    assertThat(some).extracting(result -> result.name().values().get(0)).containsExactly("a.png", "b.png");
  }

  @Test
  void pixelsWithoutAFileAreAccepted() {
    List<ImageReadResult> results = read(new ImageInput.OfPixels(32, 32, new int[32 * 32]));
    assertThat(results.get(0).picture().originalWidth()).isEqualTo(32);
    assertThat(results.get(0).picture().pixels()).containsOnly((byte) 255);
  }
}
