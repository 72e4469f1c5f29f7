package convscope.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trusted root certificates: Java's own ({@code javax.net.ssl.trustStore} if it is set), and the system's, to
 * which a school or a company adds the root of its proxy and which browsers trust. The latter is the file that
 * {@code SSL_CERT_FILE} names, as for curl and OpenSSL; else on Windows the store of trusted roots, and on Linux the
 * distribution's file. The keychain of macOS is omitted: there Java cannot distinguish trusted certificates from merely
 * stored ones.
 */
final class TrustedRoots {
  private static final Logger LOG = LoggerFactory.getLogger(TrustedRoots.class);
  private static final String VARIABLE = "SSL_CERT_FILE";
  /** Debian and Ubuntu, Fedora and its derivatives, openSUSE. */
  private static final List<Path> USUAL_FILES = List.of(Path.of("/etc/ssl/certs/ca-certificates.crt"),
      Path.of("/etc/pki/tls/certs/ca-bundle.crt"), Path.of("/etc/ssl/ca-bundle.pem"));

  private TrustedRoots() {}

  /** A TLS context that trusts all of them. Reads files. */
  static SSLContext context(Map<String, String> environment) {
    try {
      KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
      all.load(null, null);
      List<Certificate> trusted = new ArrayList<>(ofJava());
      trusted.addAll(ofSystem(environment));
      for (int i = 0; i < trusted.size(); i++) {
        all.setCertificateEntry(Integer.toString(i), trusted.get(i));
      }
      TrustManagerFactory managers = factory(all);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException broken) {
      throw new IllegalStateException("This Java cannot make TLS connections", broken);
    }
  }

  private static TrustManagerFactory factory(@Nullable KeyStore roots) throws GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(roots);
    return factory;
  }

  private static List<X509Certificate> ofJava() throws GeneralSecurityException {
    // With null, Java uses its own list, or the one that its properties name.
    return Arrays.stream(factory(null).getTrustManagers()).filter(X509TrustManager.class::isInstance)
        .flatMap(manager -> Stream.of(((X509TrustManager) manager).getAcceptedIssuers())).toList();
  }

  private static List<Certificate> ofSystem(Map<String, String> environment) {
    String named = environment.getOrDefault(VARIABLE, "");
    try {
      if (!named.isBlank()) {
        return ofFile(Path.of(named));
      }
      if (System.getProperty("os.name").startsWith("Windows")) {
        return ofWindows();
      }
      for (Path usual : USUAL_FILES) {
        if (Files.isReadable(usual)) {
          return ofFile(usual);
        }
      }
    } catch (GeneralSecurityException | IOException | IllegalArgumentException unreadable) {
      LOG.warn("The system's certificates are not used: {}", unreadable.toString());
    }
    return List.of();
  }

  private static List<Certificate> ofFile(Path file) throws GeneralSecurityException, IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
    }
  }

  private static List<Certificate> ofWindows() throws GeneralSecurityException, IOException {
    KeyStore roots = KeyStore.getInstance("Windows-ROOT");
    roots.load(null, null);
    List<Certificate> certificates = new ArrayList<>();
    for (String alias : Collections.list(roots.aliases())) {
      if (roots.isCertificateEntry(alias)) {
        certificates.add(roots.getCertificate(alias));
      }
    }
    return certificates;
  }
}
