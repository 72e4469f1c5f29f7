package convscope.cli;

import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import convscope.foundation.Threads;
import convscope.natives.VectorLimit;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Another library on the same network, in a separate process that answers line by line. */
final class PeerContestant implements Contestant {
  private static final String READY = "ready ";
  private static final String ANSWER = "images_per_second=";
  private static final String END = "nothing";
  private static final String TENSORFLOW_ONEDNN = "TF_ENABLE_ONEDNN_OPTS";
  private static final long MOST_MINUTES = 10;

  private final Process process;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final PrintWriter questions;
  private final String name;

  private PeerContestant(Process process, String program, String setting) {
    this.process = process;
    Threads.daemon("convscope-peer", this::listen).start();
    questions = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    String line = answer();
    if (!line.startsWith(READY)) {
      process.destroy();
      throw Problem.of(PeerContestant.class, "peer.start", program, line);
    }
    name = line.substring(READY.length()) + setting;
  }

  private void listen() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        answers.add(line);
      }
    } catch (IOException ended) {
      // Equivalent to its end.
    }
    answers.add(END);
  }

  /** Its next line, or {@link #END} if it has no more or takes too long. */
  private String answer() {
    try {
      String line = answers.poll(MOST_MINUTES, TimeUnit.MINUTES);
      return line == null ? END : line;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return END;
    }
  }

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
      throw Problem.of(PeerContestant.class, "peer.none", folder.toString());
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
      return new PeerContestant(builder.start(), program, suffix);
    } catch (IOException failed) {
      throw Problem.because(failed, PeerContestant.class, "peer.java", program, FailureReason.of(failed));
    }
  }

  private static Path folder() {
    try {
      Path jar = Path.of(PeerContestant.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return jar.resolveSibling("peers");
    } catch (URISyntaxException never) {
      throw new IllegalStateException(never);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public double train(int steps) {
    return ask("train " + steps);
  }

  @Override
  public double infer(int steps) {
    return ask("infer " + steps);
  }

  private double ask(String question) {
    questions.println(question);
    String line = answer();
    if (!line.startsWith(ANSWER)) {
      throw Problem.of(PeerContestant.class, "peer.broken", name, line);
    }
    return Double.parseDouble(line.substring(ANSWER.length()));
  }

  @Override
  public void close() {
    questions.println("quit");
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
