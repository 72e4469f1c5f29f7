package convscope.web;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The way to addresses, through the proxy that leads to each ({@link ProxyChoice}), trusting Java's roots and the system's
 * ({@link TrustedRoots}). The program asks and listens nowhere. Any thread that may wait.
 */
public final class Web {
  private static final int PROXY_WANTS_LOGIN = 407;

  static {
    // Java reads both once, with its first client. A password that a person gave for a proxy is meant to be sent to it,
    // which Java else refuses for what is tunnelled, as https is; and systems that keep the proxy are asked for it.
    setUnlessSet("jdk.http.auth.tunneling.disabledSchemes", "");
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows") || system.startsWith("mac")) {
      setUnlessSet("java.net.useSystemProxies", "true");
    }
  }

  private final Map<String, String> environment;
  private final ProxyChoice proxies;

  /** The way that the variables of {@code environment}, Java's properties and the system's settings lead. */
  public Web(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    proxies = new ProxyChoice(environment, ProxySelector.getDefault());
  }

  /** The way from this process. */
  public static Web ofThisProcess() {
    return new Web(System.getenv());
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /**
   * Asks for {@code address}, and goes where it is sent on to.
   *
   * @param patience how long a connection is waited for, and again how long the answer's beginning
   * @param headers to be sent along
   * @return the answer, whatever the server says
   * @throws Unreachable if no server answers, or a proxy does in its place
   * @throws convscope.foundation.Problem if a variable names no proxy that can be used
   */
  public <T> HttpResponse<T> get(URI address, Duration patience, Map<String, String> headers,
      HttpResponse.BodyHandler<T> body) throws Unreachable, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(patience);
    headers.forEach(request::header);
    Optional<String> authorization = proxies.authorization(address);
    // Said at once, as curl does; Java sends it to the proxy alone.
    authorization.ifPresent(login -> request.header("Proxy-Authorization", login));
    HttpClient client = HttpClient.newBuilder().proxy(proxies).sslContext(TrustedRoots.context(environment))
        .connectTimeout(patience).followRedirects(HttpClient.Redirect.NORMAL).build();
    HttpResponse<T> answer;
    try {
      answer = client.send(request.build(), body);
    } catch (IOException failed) {
      throw broken(address, failed);
    }
    if (answer.statusCode() == PROXY_WANTS_LOGIN) {
      throw new Unreachable(way(address).login(authorization.isPresent(),
          answer.headers().allValues("Proxy-Authenticate")), null);
    }
    return answer;
  }

  /** What {@code failure} means, which came up on the way to {@code address} or while it sent what it has. */
  public Unreachable broken(URI address, IOException failure) {
    return failure instanceof Unreachable known ? known : new Unreachable(way(address).said(failure), failure);
  }

  private Failures way(URI address) {
    return new Failures(address.getHost(), proxies.named(address));
  }
}
