package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import convscope.web.TestCertificate;
import convscope.web.TestProxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The download of CIFAR-10 in a process of its own, with variables as a person sets them. No test reaches its server.
 */
@Tag("long")
class ProxyTest {
  private static final String HOST = "www.cs.toronto.edu";

  @TempDir
  private Path home;
  private TestCertificate certificate;
  private HttpsServer reading;

  @BeforeEach
  void readAlong() throws Exception {
    certificate = new TestCertificate(home, HOST);
    reading = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    reading.setHttpsConfigurator(new HttpsConfigurator(certificate.server()));
    reading.createContext("/", exchange -> {
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
    });
    reading.start();
  }

  @AfterEach
  void stop() {
    reading.stop(0);
  }

  private Program.Outcome fetch(String... variables) throws Exception {
    Map<String, String> environment = new HashMap<>();
    for (int i = 0; i < variables.length; i += 2) {
      environment.put(variables[i], variables[i + 1]);
    }
    Program.Outcome outcome = new Program(home).among(environment).run("data", "fetch");
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.err()).startsWith("Cannot download CIFAR-10: ").contains("--data FILE").hasLineCount(1);
    return outcome;
  }

  @Test
  void theProxyFromTheEnvironmentIsUsedAndItsErrorReported() throws Exception {
    try (TestProxy proxy = new TestProxy(reading.getAddress().getPort()).wanting("pupil", "secret")) {
      assertThat(fetch("HTTPS_PROXY", proxy.address()).err()).contains("407", proxy.name());
      assertThat(proxy.asked()).containsExactly("CONNECT " + HOST + ":443 HTTP/1.1");
      assertThat(fetch("https_proxy", "http://pupil:secret@" + proxy.name()).err())
          .contains(HOST, "certificate", "SSL_CERT_FILE");
      assertThat(fetch("https_proxy", "http://pupil:secret@" + proxy.name(), "SSL_CERT_FILE",
          certificate.pem().toString()).err())
          .contains("status 404");
    }
  }

  @Test
  void javaPropertiesOverrideTheEnvironmentVariable() throws Exception {
    try (TestProxy proxy = new TestProxy(1).refusing("403 No")) {
      Program.Outcome outcome = new Program(home).with("https.proxyHost", "127.0.0.1")
          .with("https.proxyPort", Integer.toString(proxy.port())).among(Map.of("HTTPS_PROXY", "http://127.0.0.1:1"))
          .run("data", "fetch");
      assertThat(outcome.exit()).isEqualTo(1);
      assertThat(outcome.err()).contains(proxy.name(), "status 403");
    }
  }
}
