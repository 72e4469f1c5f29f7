package convscope.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import convscope.foundation.Face;
import convscope.foundation.Language;
import convscope.foundation.Problem;
import convscope.web.TestCertificate;
import convscope.web.TestProxy;
import convscope.web.Web;
import java.io.IOException;
import java.io.RandomAccessFile;
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
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("long")
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
  void downloadsVerifiesAndUnpacksTheArchive() {
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
  void resumesAnInterruptedDownload() {
    served = 1_000;
    assertThatThrownBy(() -> download().run(ProgressListener.NONE)).isInstanceOf(Problem.class)
        .hasMessageContaining("Cannot download CIFAR-10");
    assertThat(part()).hasSize(1_000);
    served = Integer.MAX_VALUE;
    download().run(ProgressListener.NONE);
    assertArrived();
    assertThat(ranges).containsExactly(NONE_ASKED, "bytes=1000-");
  }

  @Test
  void restartsTheDownloadIfTheServerCannotResume() throws IOException {
    servesRanges = false;
    Files.write(part(), Arrays.copyOf(archive, 1_000));
    download().run(ProgressListener.NONE);
    assertArrived();
  }

  @Test
  void aWrongMd5DiscardsTheDownloadAndNothingElse() throws IOException {
    Path mine = Files.createDirectories(home.resolve(CifarBinary.FOLDER)).resolve("mine.bin");
    Files.writeString(mine, "was here");
    md5 = "0".repeat(32);
    assertThatThrownBy(() -> download().run(ProgressListener.NONE)).isInstanceOf(Problem.class)
        .hasMessageContaining("its MD5 is ").hasMessageContaining(md5).hasMessageContaining("--data sample");
    assertThat(part()).doesNotExist();
    assertThat(mine).hasContent("was here");
  }

  @Test
  void withoutANetworkAlternativesAreSuggested() throws IOException {
    try (ServerSocket closed = new ServerSocket(0)) {
      address = URI.create("http://localhost:" + closed.getLocalPort() + "/");
    }
    assertThatThrownBy(() -> download().run(ProgressListener.NONE)).isInstanceOf(Problem.class)
        .hasMessageContaining(address.toString()).hasMessageContaining("--data FILE")
        .hasMessageContaining("--data sample");
  }

  @Test
  void theServersErrorStatusIsReported() {
    status = 404;
    assertThatThrownBy(() -> download().run(ProgressListener.NONE)).isInstanceOf(Problem.class)
        .hasMessageContaining("the server answered with status 404");
  }

  @Test
  void cancelingKeepsThePartialDownload() {
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
        .hasMessageContaining("resumes from there");
    assertThat(part()).exists();
    download().run(ProgressListener.NONE);
    assertArrived();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cifar-10-binary.tar.gz", "cifar-10-binary (1).tar.gz", "other.bin"})
  void anExistingCopyOfTheArchiveIsVerifiedUnpackedAndKept(String name) throws IOException {
    Path copy = Files.write(elsewhere.resolve(name), archive);
    List<ProgressListener.Progress> told = new ArrayList<>();
    assertThat(download().recognizes(copy)).isTrue();
    download().unpack(copy, told::add);
    assertArrived();
    assertThat(told).isNotEmpty().allSatisfy(progress -> assertThat(progress.total()).isPositive());
    assertThat(copy).hasBinaryContent(archive);
    assertThat(ranges).isEmpty();
  }

  @Test
  void anArchiveInTheDataFolderIsUsedInsteadOfDownloading() throws IOException {
    Path copy = Files.write(home.resolve("cifar-10-binary.tar.gz"), archive);
    download().run(ProgressListener.NONE);
    assertArrived();
    assertThat(ranges).isEmpty();
    assertThat(copy).exists();
  }

  @Test
  void anIncompleteOrForeignCopyIsRejectedAndNothingChanges() throws IOException {
    Path cut = Files.write(elsewhere.resolve("cifar-10-binary.tar.gz"), Arrays.copyOf(archive, 1_000));
    assertThat(download().recognizes(cut)).isFalse();
    assertThatThrownBy(() -> download().unpack(cut, ProgressListener.NONE)).isInstanceOf(Problem.class)
        .hasMessageContaining(cut.toString()).hasMessageContaining("1,000 of ")
        .hasMessageContaining("download it again");
    byte[] wrong = archive.clone();
    wrong[500]++;
    Path changed = Files.write(elsewhere.resolve("same-length.gz"), wrong);
    assertThatThrownBy(() -> download().unpack(changed, ProgressListener.NONE)).isInstanceOf(Problem.class)
        .hasMessageContaining(changed.toString()).hasMessageContaining("MD5").hasMessageContaining(md5);
    Files.write(home.resolve("cifar-10-binary.tar.gz"), wrong);
    assertThatThrownBy(() -> download().run(ProgressListener.NONE)).isInstanceOf(Problem.class)
        .hasMessageContaining("delete it");
    assertThat(home.resolve(CifarBinary.FOLDER)).doesNotExist();
    assertThat(download().recognizes(Files.writeString(elsewhere.resolve("any.tar.gz"), "any"))).isFalse();
    assertThat(download().recognizes(elsewhere)).isFalse();
  }

  private Problem failed(Map<String, String> environment) {
    CifarDownload download = new CifarDownload(address, archive.length, md5, home, new Web(environment), elsewhere);
    return catchThrowableOfType(Problem.class, () -> download.run(ProgressListener.NONE));
  }

  private static void assertBothFacesHelp(Problem problem, String... words) {
    assertThat(problem.in(Language.ENGLISH, Face.CONSOLE)).contains(words).contains("--data ").doesNotContain("view");
    assertThat(problem.in(Language.ENGLISH, Face.WINDOW)).contains(words).contains("Open file…")
        .doesNotContain("--");
    assertThat(problem.in(Language.KOREAN, Face.CONSOLE)).contains(words[0]).contains("--data ").doesNotContain("화면");
    assertThat(problem.in(Language.KOREAN, Face.WINDOW)).contains(words[0]).contains("파일 열기…")
        .doesNotContain("--");
  }

  @Test
  void proxyErrorsSuggestProxySettingsOrABrowserDownload() throws IOException {
    address = URI.create("http://images.test/cifar.tar.gz");
    try (TestProxy proxy = new TestProxy(server.getAddress().getPort()).wanting("pupil", "secret")) {
      assertBothFacesHelp(failed(Map.of("HTTP_PROXY", proxy.address())), "407", proxy.name(), "HTTPS_PROXY", "browser");
      new CifarDownload(address, archive.length, md5, home,
          new Web(Map.of("HTTP_PROXY", "http://pupil:secret@" + proxy.name())),
          elsewhere).run(ProgressListener.NONE);
      assertArrived();
      proxy.close();
      assertBothFacesHelp(failed(Map.of("HTTP_PROXY", proxy.address())), proxy.name(), "refused");
    }
  }

  @Test
  void aTlsInterceptingProxyIsReportedWithABrowserDownload() throws Exception {
    HttpsServer reading = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    reading.setHttpsConfigurator(new HttpsConfigurator(new TestCertificate(elsewhere, "images.test").server()));
    reading.createContext("/", this::answer);
    reading.start();
    address = URI.create("https://images.test/cifar.tar.gz");
    try (TestProxy proxy = new TestProxy(reading.getAddress().getPort())) {
      assertBothFacesHelp(failed(Map.of("HTTPS_PROXY", proxy.address())), "images.test", "certificate");
      assertThat(ranges).isEmpty();
    } finally {
      reading.stop(0);
    }
  }

  @Test
  void aFailedDownloadMentionsACopyInTheDownloadsFolder() throws IOException {
    status = 503;
    assertThat(failed(Map.of()).getMessage()).doesNotContain(elsewhere.toString());
    Path copy = Files.write(elsewhere.resolve("cifar-10-binary.tar.gz"), archive);
    assertBothFacesHelp(failed(Map.of()), "503", copy.toString());
  }

  @Test
  void theOfficialArchiveIsRecognizedByItsLengthNotItsName() throws IOException {
    Path whole = elsewhere.resolve("download.bin");
    try (RandomAccessFile hole = new RandomAccessFile(whole.toFile(), "rw")) {
      hole.setLength(170_052_171);
    }
    assertThatThrownBy(() -> Datasets.open(whole.toString(), home, ProgressListener.NONE)).isInstanceOf(Problem.class)
        .hasMessageContaining(whole.toString()).hasMessageContaining("c32a1d4ab5d03f1284b67883e8d87530");
  }
}
