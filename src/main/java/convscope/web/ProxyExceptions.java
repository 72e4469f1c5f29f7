package convscope.web;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The addresses that are reached without the proxy, as {@code NO_PROXY} lists them: hosts with all their subdomains
 * ({@code school.example}, {@code .school.example}, {@code *.school.example}), one port of a host
 * ({@code school.example:8443}), or {@code *} for all.
 */
record ProxyExceptions(List<String> entries) {

  /** The exceptions in {@code list}, separated by commas or spaces. */
  static ProxyExceptions of(String list) {
    return new ProxyExceptions(Arrays.stream(list.toLowerCase(Locale.ROOT).split("[,\\s]+"))
        .filter(entry -> !entry.isEmpty()).toList());
  }

  boolean contain(URI address) {
    String host = plain(address.getHost().toLowerCase(Locale.ROOT));
    int usual = address.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    int port = address.getPort() < 0 ? usual : address.getPort();
    return entries.stream().anyMatch(entry -> matches(entry, host, port));
  }

  private static boolean matches(String entry, String host, int port) {
    int colon = entry.lastIndexOf(':');
    boolean withPort = colon > 0 && (entry.indexOf(':') == colon || entry.charAt(colon - 1) == ']');
    String name = plain(withPort ? entry.substring(0, colon) : entry);
    if (withPort && !entry.substring(colon + 1).equals(Integer.toString(port))) {
      return false;
    }
    String bare = name.startsWith("*.") ? name.substring(2) : name.startsWith(".") ? name.substring(1) : name;
    return bare.equals("*") || host.equals(bare) || host.endsWith("." + bare);
  }

  /** An IPv6 address without its brackets. */
  private static String plain(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
