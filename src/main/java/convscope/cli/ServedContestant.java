package convscope.cli;

import convscope.foundation.Problem;
import convscope.foundation.Threads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A contestant in a separate process that answers line by line: first {@code ready NAME}, then {@code
 * images_per_second=N} to each {@code train STEPS} and {@code infer STEPS}; {@code quit} ends it. Each library has a
 * process of its own, as when it is used: in one Java, several kernel sets would share compiled code that suits none.
 */
final class ServedContestant implements Contestant {
  /** How the first line begins. */
  static final String READY = "ready ";
  /** How every answer begins. */
  static final String ANSWER = "images_per_second=";

  private static final String END = "nothing";
  private static final long MOST_MINUTES = 10;

  private final Process process;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final PrintWriter questions;
  private final String name;

  /**
   * Waits until it is ready.
   *
   * @param program its name in messages
   * @param suffix follows the name that it gives itself; null for one of our own engines
   * @throws Problem if it does not get ready
   */
  ServedContestant(Process process, String program, @Nullable String suffix) {
    this.process = process;
    Threads.daemon("convscope-contestant", this::listen).start();
    questions = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    String line = answer();
    if (!line.startsWith(READY)) {
      process.destroy();
      throw Problem.of(ServedContestant.class, suffix == null ? "bench.start" : "peer.start", program, line);
    }
    name = line.substring(READY.length()) + (suffix == null ? "" : suffix);
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
      throw Problem.of(ServedContestant.class, "peer.broken", name, line);
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
