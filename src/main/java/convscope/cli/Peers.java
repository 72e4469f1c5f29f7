package convscope.cli;

import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import convscope.natives.VectorLimit;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The other libraries on the same network, each in a separate process. */
final class Peers {
  private static final String TENSORFLOW_ONEDNN = "TF_ENABLE_ONEDNN_OPTS";

  private Peers() {}

  /**
   * TensorFlow and PyTorch, as {@code mvn -Ppeers package} puts them beside the jar: TensorFlow by default, and with
   * its oneDNN switched on and off, since which is faster depends on the processor. All are limited by this process's
   * {@link VectorLimit}.
   */
  static List<Contestant> all(int batch, int threads) {
    return List.of(start("tensorflow", "TensorFlowPeer.java", batch, threads, Map.of(), ""),
        start("tensorflow", "TensorFlowPeer.java", batch, threads, Map.of(TENSORFLOW_ONEDNN, "1"), "-onednn"),
        start("tensorflow", "TensorFlowPeer.java", batch, threads, Map.of(TENSORFLOW_ONEDNN, "0"), "-no-onednn"),
        start("pytorch", "PyTorchPeer.java", batch, threads, Map.of(), ""));
  }

  private static Contestant start(String library, String program, int batch, int threads, Map<String, String> settings,
      String suffix) {
    Path folder = folder();
    if (!Files.isRegularFile(folder.resolve(program))) {
      throw Problem.of(Peers.class, "peer.none", folder.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp", folder.resolve(library) + "/*", folder.resolve(program).toString(), "serve", Integer.toString(batch),
        Integer.toString(threads));
    // The variables that control ND4J's old OpenBLAS would slow the newer one of a peer.
    builder.environment().keySet().removeIf(variable -> variable.startsWith("OPENBLAS_"));
    builder.environment().remove(TENSORFLOW_ONEDNN);
    VectorLimit limit = VectorLimit.here();
    if (limit != null) {
      builder.environment().putAll(limit.environment());
    }
    builder.environment().putAll(settings);
    builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
    builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "2");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      return new ServedContestant(builder.start(), program, suffix);
    } catch (IOException failed) {
      throw Problem.because(failed, Peers.class, "peer.java", program, FailureReason.of(failed));
    }
  }

  private static Path folder() {
    try {
      Path jar = Path.of(Peers.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return jar.resolveSibling("peers");
    } catch (URISyntaxException never) {
      throw new IllegalStateException(never);
    }
  }
}
