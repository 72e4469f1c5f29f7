package convscope.web;

import convscope.foundation.Sentence;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * The messages for failures on the way to a server.
 *
 * @param host the server
 * @param proxy the proxy in between, as {@code host:port}; empty if there is none
 */
record Failures(String host, Optional<String> proxy) {

  /**
   * The message if the proxy requires a login.
   *
   * @param told whether a login was sent
   * @param schemes the authentication schemes it offers, one per header
   */
  Sentence login(boolean told, List<String> schemes) {
    String by = proxy.orElse(host);
    boolean basic = schemes.stream().anyMatch(scheme -> scheme.toLowerCase(Locale.ROOT).startsWith("basic"));
    if (!schemes.isEmpty() && !basic) {
      return sentence("proxy.scheme", by,
          schemes.stream().map(scheme -> scheme.split("[\\s,]", 2)[0]).distinct().collect(Collectors.joining(", ")));
    }
    return sentence(told ? "proxy.wrongLogin" : "proxy.login", by);
  }

  /** The message for {@code failure}. */
  Sentence said(IOException failure) {
    if (isBecause(failure, CertificateExpiredException.class)
        || isBecause(failure, CertificateNotYetValidException.class)) {
      return sentence("certificate.date", host, LocalDate.now().toString());
    }
    if (isBecause(failure, CertificateException.class) || messages(failure).contains("PKIX")) {
      return sentence("certificate.untrusted", host);
    }
    if (isBecause(failure, SSLException.class)) {
      return sentence("encryption", host, own(failure));
    }
    if (isBecause(failure, UnresolvedAddressException.class) || isBecause(failure, UnknownHostException.class)) {
      return proxy.map(name -> sentence("proxy.unknown", name)).orElseGet(() -> sentence("unknown", host));
    }
    if (isBecause(failure, HttpTimeoutException.class)) {
      return proxy.map(name -> sentence("proxy.late", host, name)).orElseGet(() -> sentence("late", host));
    }
    if (isBecause(failure, ConnectException.class)) {
      return proxy.map(name -> sentence("proxy.refused", name)).orElseGet(() -> sentence("refused", host));
    }
    if (proxy.isPresent() && messages(failure).contains("Tunnel failed")) {
      return sentence("proxy.closed", proxy.get(), host,
          messages(failure).replaceAll("(?s).*Tunnel failed\\D*(\\d+).*", "$1"));
    }
    return sentence("broken", host, own(failure));
  }

  private static Sentence sentence(String key, Object... values) {
    return Sentence.of(Failures.class, key, values);
  }

  private static boolean isBecause(Throwable failure, Class<? extends Throwable> kind) {
    return chain(failure).anyMatch(kind::isInstance);
  }

  private static String messages(Throwable failure) {
    return chain(failure).map(Throwable::getMessage).filter(message -> message != null)
        .collect(Collectors.joining("\n"));
  }

  private static Stream<Throwable> chain(Throwable failure) {
    return Stream.<Throwable>iterate(failure, one -> one != null, Throwable::getCause).limit(20);
  }

  private static String own(IOException failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
