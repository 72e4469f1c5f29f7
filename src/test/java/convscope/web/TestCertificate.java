package convscope.web;

import convscope.ChildProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate that signs itself, made by Java's keytool: nobody trusts it who is not told to. */
public final class TestCertificate {
  private static final String SECRET = "for-tests-only";

  private final Path folder;
  private final KeyStore store;

  /** One for {@code host}, kept in {@code folder}. */
  public TestCertificate(Path folder, String host) throws IOException, InterruptedException, GeneralSecurityException {
    this.folder = folder;
    Path file = folder.resolve(host + ".p12");
    int status = ChildProcess.run(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
        "-alias", "own", "-keyalg", "EC", "-dname", "CN=" + host, "-ext", "san=dns:" + host, "-ext", "bc=ca:true",
        "-validity", "36500", "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", SECRET);
    if (status != 0) {
      throw new IOException("keytool ended with " + status);
    }
    store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, SECRET.toCharArray());
    }
  }

  /** For a server that shows it. */
  public SSLContext server() throws GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, SECRET.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /** The certificate as a file for {@code SSL_CERT_FILE}. */
  public Path pem() throws IOException, GeneralSecurityException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(store.getCertificate("own").getEncoded());
    return Files.writeString(folder.resolve("root.pem"),
        "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
  }
}
