package convscope.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import convscope.foundation.Face;
import convscope.foundation.Language;
import convscope.foundation.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarDownloadTest {
  private static final String NONE_ASKED = "(whole)";

  @TempDir
  private Path home;
  @TempDir
  private Path elsewhere;
  private HttpServer server;
  private URI address;
  private byte[] archive;
  private String md5;
  private final List<String> ranges = new ArrayList<>();
  private int served = Integer.MAX_VALUE;
  private boolean servesRanges = true;
  private int status = 200;

  @BeforeEach
  void serveAnArchive() throws Exception {
    Path file = elsewhere.resolve("a.tar.gz");
    new TarMaker(file).whole(TestImages.dataset(20, 10)).close();
    archive = Files.readAllBytes(file);
    md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(archive));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    address = URI.create("http://localhost:" + server.getAddress().getPort() + "/cifar.tar.gz");
  }

  @AfterEach
  void stopServing() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    ranges.add(range == null ? NONE_ASKED : range);
    int from = range == null || !servesRanges ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    exchange.sendResponseHeaders(status != 200 ? status : from > 0 ? 206 : 200, archive.length - from);
    exchange.getResponseBody().write(archive, from, Math.min(served, archive.length - from));
    exchange.close();
  }

  private CifarDownload download() {
    return new CifarDownload(address, archive.length, md5, home);
  }

  private Path part() {
    return home.resolve("cifar-10-binary.tar.gz.part");
  }

  private void assertArrived() {
    assertThat(CifarBinary.read(home, "x").checksum()).isEqualTo(TestImages.dataset(20, 10).checksum());
    assertThat(part()).doesNotExist();
  }

  @Test
  void fetchesChecksAndUnpacks() {
    List<ProgressListener.Progress> told = new ArrayList<>();
    download().run(told::add);
    assertArrived();
    assertThat(told).anySatisfy(progress -> {
      assertThat(progress.done()).isEqualTo(archive.length);
      assertThat(progress.total()).isEqualTo(archive.length);
      assertThat(progress.perSecond()).isPositive();
      assertThat(progress.secondsLeft()).isZero();
    });
  }

  @Test
  void goesOnWhereABrokenConnectionStopped() {
    served = 1_000;
    assertThatThrownBy(() -> download().run(ProgressListener.NONE)).isInstanceOf(Problem.class)
        .hasMessageContaining("Cannot fetch CIFAR-10");
    assertThat(part()).hasSize(1_000);
    served = Integer.MAX_VALUE;
    download().run(ProgressListener.NONE);
    assertArrived();
    assertThat(ranges).containsExactly(NONE_ASKED, "bytes=1000-");
  }

  @Test
  void beginsAgainWhereTheServerCannotGoOn() throws IOException {
    servesRanges = false;
    Files.write(part(), Arrays.copyOf(archive, 1_000));
    download().run(ProgressListener.NONE);
    assertArrived();
  }

  @Test
  void throwsAwayWhatHasTheWrongMd5AndTouchesNothingElse() throws IOException {
    Path mine = Files.createDirectories(home.resolve(CifarBinary.FOLDER)).resolve("mine.bin");
    Files.writeString(mine, "was here");
    md5 = "0".repeat(32);
    assertThatThrownBy(() -> download().run(ProgressListener.NONE)).isInstanceOf(Problem.class)
        .hasMessageContaining("its MD5 is ").hasMessageContaining(md5).hasMessageContaining("--data sample");
    assertThat(part()).doesNotExist();
    assertThat(mine).hasContent("was here");
  }

  @Test
  void withoutANetworkNamesTheOtherWays() throws IOException {
    try (ServerSocket closed = new ServerSocket(0)) {
      address = URI.create("http://localhost:" + closed.getLocalPort() + "/");
    }
    assertThatThrownBy(() -> download().run(ProgressListener.NONE)).isInstanceOf(Problem.class)
        .hasMessageContaining(address.toString()).hasMessageContaining("--data DIR").hasMessageContaining("--data sample");
  }

  @Test
  void saysWhatTheServerAnswered() {
    status = 404;
    assertThatThrownBy(() -> download().run(ProgressListener.NONE)).isInstanceOf(Problem.class)
        .hasMessageContaining("the server answered 404");
  }

  @Test
  void stopsWhenToldToAndKeepsWhatHasCome() {
    ProgressListener impatient = new ProgressListener() {
      @Override
      public void at(Progress progress) {
        assertThat(progress.what().in(Language.ENGLISH, Face.CONSOLE)).contains("CIFAR-10");
      }

      @Override
      public boolean cancelled() {
        return true;
      }
    };
    assertThatThrownBy(() -> download().run(impatient)).isInstanceOf(Problem.class)
        .hasMessageContaining("goes on from there");
    assertThat(part()).exists();
    download().run(ProgressListener.NONE);
    assertArrived();
  }
}
