package convscope.web;

import convscope.foundation.Problem;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A proxy as given in a variable: {@code http://USER:PASSWORD@HOST:PORT}; only the host is required.
 *
 * @param login user and password; empty if the variable has none
 */
record ProxyAddress(String host, int port, Optional<Login> login) {
  private static final int USUAL_PORT = 80;
  private static final int LAST_PORT = 65_535;
  private static final Pattern FORM =
      Pattern.compile(
      "(?:(?<kind>[A-Za-z][A-Za-z0-9+.-]*)://)?(?:(?<login>.*)@)?(?<host>\\[[0-9A-Fa-f:.%]+\\]|[^\\s:/@\\[\\]]+)"
          + "(?::(?<port>\\d{1,5}))?/?");

  /** A user's name and password, which may contain any characters. */
  record Login(String user, String password) {
    /** As the scheme Basic sends it (RFC 7617). */
    String encoded() {
      return Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
      return user + ":…";
    }

    private static Login of(String text) {
      int colon = text.indexOf(':');
      return colon < 0 ? new Login(decoded(text), "")
          : new Login(decoded(text.substring(0, colon)), decoded(text.substring(colon + 1)));
    }

    private static String decoded(String text) {
      try {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException notEncoded) {
        return text;
      }
    }
  }

  /**
   * The proxy that {@code value} names.
   *
   * @param variable the variable's name; its value is never quoted, as it may contain a password
   * @throws Problem if it is not a valid proxy, or of an unsupported kind
   */
  static ProxyAddress of(String variable, String value) {
    Matcher form = FORM.matcher(value);
    if (!form.matches()) {
      throw Problem.of(ProxyAddress.class, "proxy.invalid", variable);
    }
    String kind = form.group("kind");
    if (kind != null && !kind.toLowerCase(Locale.ROOT).equals("http")) {
      throw Problem.of(ProxyAddress.class, "proxy.kind", variable, kind);
    }
    int port = form.group("port") == null ? USUAL_PORT : Integer.parseInt(form.group("port"));
    if (port < 1 || port > LAST_PORT) {
      throw Problem.of(ProxyAddress.class, "proxy.invalid", variable);
    }
    return new ProxyAddress(form.group("host"), port, Optional.ofNullable(form.group("login")).map(Login::of));
  }

  /** Its address; the host name is resolved when it is used. */
  InetSocketAddress address() {
    return InetSocketAddress.createUnresolved(host.replaceAll("[\\[\\]]", ""), port);
  }
}
