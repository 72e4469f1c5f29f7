package convscope.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The proxy to use for an address. Java's properties come first ({@code https.proxyHost}, {@code http.nonProxyHosts}
 * and so on: a property set is meant for this program), then the variables that curl and Python read ({@code
 * https_proxy}, {@code HTTPS_PROXY}, {@code http_proxy}, {@code HTTP_PROXY}, {@code no_proxy}, {@code NO_PROXY}; lower
 * case first), then the system's settings as Java reads them. Immutable; any thread.
 */
final class ProxyChoice extends ProxySelector {
  private static final String BASIC = "Basic ";

  private final Map<String, String> environment;
  private final ProxySelector java;

  /**
   * @param environment the variables
   * @param java selects by Java's properties and the system's settings
   */
  ProxyChoice(Map<String, String> environment, ProxySelector java) {
    this.environment = Map.copyOf(environment);
    this.java = java;
  }

  /** @throws convscope.foundation.Problem if a variable that applies here is not a usable proxy */
  @Override
  public List<Proxy> select(URI address) {
    return isJavas(address) || variable(address.getScheme() + "_proxy").isEmpty() ? java.select(address)
        : ofEnvironment(address).map(way -> new Proxy(Proxy.Type.HTTP, way.address()))
        .or(() -> Optional.of(Proxy.NO_PROXY))
            .stream().toList();
  }

  /** The first proxy for {@code address}, as {@code host:port}; empty for a direct connection. */
  Optional<String> named(URI address) {
    return select(address).stream().limit(1).filter(proxy -> proxy.address() instanceof InetSocketAddress)
        .map(proxy -> (InetSocketAddress) proxy.address()).map(at -> at.getHostString() + ":" + at.getPort()).findAny();
  }

  /** The value of the header {@code Proxy-Authorization} for the proxy to {@code address}. */
  Optional<String> authorization(URI address) {
    if (!isJavas(address)) {
      return ofEnvironment(address).flatMap(ProxyAddress::login).map(login -> BASIC + login.encoded());
    }
    String user = System.getProperty(scheme(address) + ".proxyUser");
    return user == null ? Optional.empty() : Optional.of(BASIC
        + new ProxyAddress.Login(user, System.getProperty(scheme(address) + ".proxyPassword", "")).encoded());
  }

  private static boolean isJavas(URI address) {
    return !System.getProperty(scheme(address) + ".proxyHost", "").isBlank();
  }

  private static String scheme(URI address) {
    return address.getScheme().toLowerCase(Locale.ROOT);
  }

  private Optional<ProxyAddress> ofEnvironment(URI address) {
    Optional<Variable> said = variable(scheme(address) + "_proxy");
    boolean bypassed =
        variable("no_proxy").filter(list -> ProxyExceptions.of(list.value()).contain(address)).isPresent();
    return bypassed ? Optional.empty() : said.map(variable -> ProxyAddress.of(variable.name(), variable.value()));
  }

  private record Variable(String name, String value) {}

  /** The variable {@code name}, in lower case or else in upper case, unless it is blank. */
  private Optional<Variable> variable(String name) {
    return List.of(name.toLowerCase(Locale.ROOT), name.toUpperCase(Locale.ROOT)).stream()
        .map(spelt -> new Variable(spelt, environment.getOrDefault(spelt, "").strip()))
        .filter(variable -> !variable.value().isEmpty()).findFirst();
  }

  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
    java.connectFailed(address, proxy, failure);
  }
}
