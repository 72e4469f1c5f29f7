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
 * Access to the network, through the proxy for each address ({@link ProxyChoice}), trusting Java's roots and the
 * system's ({@link TrustedRoots}). Only sends requests; never listens. Any thread that may wait.
 */
public final class Web {
  private static final int PROXY_WANTS_LOGIN = 407;

  static {
    // Java reads both once, with its first client. A user's proxy password must be sent to the proxy, which Java
    // otherwise refuses for tunneled connections such as https; and the proxy in the system's settings must be used.
    setUnlessSet("jdk.http.auth.tunneling.disabledSchemes", "");
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows") || system.startsWith("mac")) {
      setUnlessSet("java.net.useSystemProxies", "true");
    }
  }

  private final Map<String, String> environment;
  private final ProxyChoice proxies;

  /** Access by the variables of {@code environment}, Java's properties and the system's settings. */
  public Web(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    proxies = new ProxyChoice(environment, ProxySelector.getDefault());
  }

  /** Access with this process's environment. */
  public static Web ofThisProcess() {
    return new Web(System.getenv());
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  /**
   * Requests {@code address}, following redirects.
   *
   * @param patience the time limit for connecting, and again for the response's headers
   * @param headers to send
   * @return the response, whatever its status
   * @throws Unreachable if no server responds, or a proxy responds in its place
   * @throws convscope.foundation.Problem if a variable is not a usable proxy
   */
  public <T> HttpResponse<T> get(URI address, Duration patience, Map<String, String> headers,
      HttpResponse.BodyHandler<T> body) throws Unreachable, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(patience);
    headers.forEach(request::header);
    Optional<String> authorization = proxies.authorization(address);
    // Sent with the first request, as curl does; Java sends it only to the proxy.
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

  /** Explains {@code failure}, which occurred while connecting to {@code address} or receiving its content. */
  public Unreachable broken(URI address, IOException failure) {
    return failure instanceof Unreachable known ? known : new Unreachable(way(address).said(failure), failure);
  }

  private Failures way(URI address) {
    return new Failures(address.getHost(), proxies.named(address));
  }
}
