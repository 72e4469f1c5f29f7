package convscope.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import convscope.foundation.Face;
import convscope.foundation.Language;
import convscope.foundation.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("long")
class WebTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String HOST = "images.test";

  @TempDir
  private static Path folder;
  private static HttpServer plain;
  private static HttpsServer encrypted;
  private static TestCertificate certificate;

  @BeforeAll
  static void serve() throws Exception {
    certificate = new TestCertificate(folder, HOST);
    InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    plain = answering(HttpServer.create(anywhere, 0));
    encrypted = HttpsServer.create(anywhere, 0);
    encrypted.setHttpsConfigurator(new HttpsConfigurator(certificate.server()));
    answering(encrypted);
  }

  private static HttpServer answering(HttpServer server) {
    server.createContext("/", exchange -> {
      String told = "here, " + exchange.getRequestHeaders().getFirst("Proxy-Authorization");
      exchange.sendResponseHeaders(200, told.length());
      exchange.getResponseBody().write(told.getBytes(StandardCharsets.US_ASCII));
      exchange.close();
    });
    server.start();
    return server;
  }

  @AfterAll
  static void stop() {
    plain.stop(0);
    encrypted.stop(0);
  }

  private static String get(Map<String, String> environment, String address) throws Exception {
    return new Web(environment).get(URI.create(address), PATIENCE, Map.of(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static Map<String, String> trusting(String... more) throws Exception {
    Map<String, String> environment = new HashMap<>(Map.of("SSL_CERT_FILE", certificate.pem().toString()));
    for (int i = 0; i < more.length; i += 2) {
      environment.put(more[i], more[i + 1]);
    }
    return environment;
  }

  private static String why(Map<String, String> environment, String address, Language language) {
    return catchThrowableOfType(Unreachable.class, () -> get(environment, address)).why().in(language, Face.WINDOW);
  }

  /** Both languages say the same facts; the English words are given. */
  private static void assertWhy(Map<String, String> environment, String address, String... words) {
    assertThat(why(environment, address, Language.ENGLISH)).contains(words).contains("; ");
    assertThat(why(environment, address, Language.KOREAN)).contains(words[0]).endsWith("세요.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTPS_PROXY", "https_proxy"})
  void httpsIsTunneledThroughTheHttpsProxy(String variable) throws Exception {
    try (TestProxy proxy = new TestProxy(encrypted.getAddress().getPort())) {
      assertThat(get(trusting(variable, proxy.address()), "https://" + HOST + "/a")).isEqualTo("here, null");
      assertThat(proxy.asked()).containsExactly("CONNECT " + HOST + ":443 HTTP/1.1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP_PROXY", "http_proxy"})
  void plainHttpUsesTheHttpProxy(String variable) throws Exception {
    try (TestProxy proxy = new TestProxy(plain.getAddress().getPort())) {
      assertThat(get(Map.of(variable, proxy.name(), "HTTPS_PROXY", "http://127.0.0.1:1"), "http://" + HOST + "/a"))
          .isEqualTo("here, null");
      assertThat(proxy.asked()).containsExactly("GET http://" + HOST + "/a HTTP/1.1");
    }
  }

  @ParameterizedTest
  @CsvSource({"pupil, secret, pupil:secret", "pupil, p@ss:w/rd, pupil:p%40ss:w%2Frd", "학생, a+b, 학생:a+b"})
  void proxyCredentialsAreSentOnlyToTheProxy(String user, String password, String written)
      throws Exception {
    try (TestProxy proxy = new TestProxy(encrypted.getAddress().getPort()).wanting(user, password)) {
      assertThat(get(trusting("HTTPS_PROXY", "http://" + written + "@" + proxy.name()), "https://" + HOST + "/a"))
          .isEqualTo("here, null");
    }
    try (TestProxy proxy = new TestProxy(plain.getAddress().getPort()).wanting(user, password)) {
      assertThat(get(Map.of("HTTP_PROXY", "http://" + written + "@" + proxy.name()), "http://" + HOST + "/a"))
          .startsWith("here, ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"https", "http"})
  void aProxyRequiringALoginIsReportedWithTheVariableToSet(String scheme) throws Exception {
    try (TestProxy proxy = new TestProxy(1).wanting("pupil", "secret")) {
      Map<String, String> environment = Map.of("HTTPS_PROXY", proxy.address(), "HTTP_PROXY", proxy.address());
      assertWhy(environment, scheme + "://" + HOST + "/a", proxy.name(), "407", "user name", "HTTPS_PROXY");
      String wrong = "http://pupil:wrong@" + proxy.name();
      assertWhy(Map.of("HTTPS_PROXY", wrong, "HTTP_PROXY", wrong), scheme + "://" + HOST + "/a", proxy.name(), "407",
          "did not accept");
    }
  }

  @Test
  void anUnsupportedProxyLoginIsReported() throws Exception {
    try (TestProxy proxy =
        new TestProxy(1).refusing("407 Login\r\nProxy-Authenticate: NTLM\r\nProxy-Authenticate: Negotiate")) {
      assertWhy(Map.of("HTTPS_PROXY", proxy.address()), "https://" + HOST + "/a", proxy.name(), "NTLM, Negotiate");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 502})
  void aBlockingProxyIsReportedWithItsResponse(int status) throws Exception {
    try (TestProxy proxy = new TestProxy(1).refusing(status + " No")) {
      assertWhy(Map.of("HTTPS_PROXY", proxy.address()), "https://" + HOST + "/a", proxy.name(), HOST,
          Integer.toString(status));
    }
  }

  @Test
  void anInterceptingCertificateIsReportedAndTrustedOnlyOnRequest() throws Exception {
    try (TestProxy proxy = new TestProxy(encrypted.getAddress().getPort())) {
      assertWhy(Map.of("HTTPS_PROXY", proxy.address()), "https://" + HOST + "/a", HOST, "certificate", "SSL_CERT_FILE");
      assertThat(get(trusting("HTTPS_PROXY", proxy.address()), "https://" + HOST + "/a")).startsWith("here");
    }
  }

  @Test
  void aTrustedCertificateForAnotherHostIsRejected() throws Exception {
    try (TestProxy proxy = new TestProxy(encrypted.getAddress().getPort())) {
      assertWhy(trusting("HTTPS_PROXY", proxy.address()), "https://other.test/a", "other.test", "certificate");
    }
  }

  @Test
  void aPlainTextResponseToHttpsIsReported() throws Exception {
    try (ServerSocket plainly = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        TestProxy proxy = new TestProxy(plainly.getLocalPort())) {
      Thread answering = new Thread(() -> {
        try {
          while (true) {
            try (Socket client = plainly.accept()) {
              client.getInputStream().read();
              client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
          }
        } catch (IOException ended) {
          // The test is over.
        }
      });
      answering.start();
      assertWhy(Map.of("HTTPS_PROXY", proxy.address()), "https://" + HOST + "/a", HOST, "encrypted connection");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"NO_PROXY", "no_proxy"})
  void noProxyHostsAreReachedDirectly(String variable) throws Exception {
    try (TestProxy proxy = new TestProxy(1).refusing("407 Login")) {
      String address = "http://localhost:" + plain.getAddress().getPort() + "/a";
      assertThat(get(Map.of("HTTP_PROXY", proxy.address(), variable, "example.org, localhost"), address))
          .startsWith("here");
      assertThat(proxy.asked()).isEmpty();
    }
  }

  @Test
  void aRefusedConnectionOrUnknownHostIsReported() throws Exception {
    int closed;
    try (ServerSocket soonClosed = new ServerSocket(0)) {
      closed = soonClosed.getLocalPort();
    }
    assertWhy(Map.of(), "http://localhost:" + closed + "/a", "localhost", "refused");
    assertWhy(Map.of(), "https://nowhere.invalid/a", "nowhere.invalid", "not found", "HTTPS_PROXY");
    assertWhy(Map.of("HTTP_PROXY", "127.0.0.1:" + closed), "http://" + HOST + "/a", "127.0.0.1:" + closed, "refused");
    assertWhy(Map.of("HTTPS_PROXY", "proxy.invalid:8080"), "https://" + HOST + "/a", "proxy.invalid:8080", "not found");
  }

  @Test
  void anUnresponsiveServerTimesOut() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      URI address = URI.create("http://localhost:" + silent.getLocalPort() + "/a");
      assertThatThrownBy(() -> new Web(Map.of()).get(address, Duration.ofMillis(300), Map.of(),
          HttpResponse.BodyHandlers.ofString())).isInstanceOf(Unreachable.class).hasMessageContaining("in time");
      Web through = new Web(Map.of("HTTP_PROXY", "127.0.0.1:" + silent.getLocalPort()));
      assertThatThrownBy(() -> through.get(URI.create("http://" + HOST + "/a"), Duration.ofMillis(300), Map.of(),
          HttpResponse.BodyHandlers.ofString())).isInstanceOf(Unreachable.class).hasMessageContaining(
          "through the proxy");
    }
  }

  @ParameterizedTest
  @CsvSource({"socks5://localhost:1080, socks5", "https://localhost:8443, https"})
  void anUnsupportedProxyTypeIsRejectedNamingItsVariable(String value, String kind) {
    assertThatThrownBy(() -> get(Map.of("HTTPS_PROXY", value), "https://" + HOST + "/a")).isInstanceOf(Problem.class)
        .hasMessageContaining("HTTPS_PROXY").hasMessageContaining(" " + kind + ",").hasMessageEndingWith("again.");
  }

  @ParameterizedTest
  @ValueSource(strings =
      {"http://user:secret@", "http://user:secret@host:none", "http://user:secret@host:70000", "what is this"})
  void anInvalidProxyValueIsRejectedWithoutShowingThePassword(String value) {
    assertThatThrownBy(() -> get(Map.of("https_proxy", value), "https://" + HOST + "/a")).isInstanceOf(Problem.class)
        .hasMessageContaining("https_proxy").hasMessageNotContaining("secret");
  }
}
