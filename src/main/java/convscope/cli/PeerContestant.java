package convscope.cli;

import convscope.foundation.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another library on the same network, in a process of its own that answers line by line. */
final class PeerContestant implements Contestant {
  private static final String READY = "ready ";
  private static final String ANSWER = "images_per_second=";

  private final Process process;
  private final BufferedReader answers;
  private final PrintWriter questions;
  private final String name;

  private PeerContestant(Process process, String program) throws IOException {
    this.process = process;
    answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    questions = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    String line = answers.readLine();
    if (line == null || !line.startsWith(READY)) {
      process.destroy();
      throw new Problem("The peer " + program + " did not start (it said: " + line
          + "): build it again with mvn -Ppeers -DskipTests package.");
    }
    name = line.substring(READY.length());
  }

  /** TensorFlow and PyTorch, as {@code mvn -Ppeers package} lays them beside the jar. */
  static List<Contestant> all(int batch, int threads) {
    return List.of(start("tensorflow", "TensorFlowPeer.java", batch, threads),
        start("pytorch", "PyTorchPeer.java", batch, threads));
  }

  private static Contestant start(String library, String program, int batch, int threads) {
    Path folder = folder();
    if (!Files.isRegularFile(folder.resolve(program))) {
      throw new Problem("There are no peers in " + folder + ": build them with mvn -Ppeers -DskipTests package.");
    }
    ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp", folder.resolve(library) + "/*", folder.resolve(program).toString(), "serve", Integer.toString(batch),
        Integer.toString(threads));
    // What steers the old OpenBLAS beneath ND4J would slow the newer one that a peer brings.
    builder.environment().keySet().removeIf(variable -> variable.startsWith("OPENBLAS_"));
    builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
    builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "2");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      return new PeerContestant(builder.start(), program);
    } catch (IOException failed) {
      throw new Problem("Cannot start the peer " + program + ": " + failed.getMessage()
          + "; it needs the JDK's java, not a bare runtime.", failed);
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
    try {
      String line = answers.readLine();
      if (line == null || !line.startsWith(ANSWER)) {
        throw new Problem("The peer " + name + " broke off (it said: " + line + "): try again.");
      }
      return Double.parseDouble(line.substring(ANSWER.length()));
    } catch (IOException failed) {
      throw new Problem("The peer " + name + " broke off: try again.", failed);
    }
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
