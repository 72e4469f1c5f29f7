package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The program as a person starts it: a process of its own, with a home of its own. */
final class Program {
  // Every home would get libraries of its own, 250 MB each time.
  private static final String UNPACKED = "org.bytedeco.javacpp.cachedir";
  private static final String HOME = "convscope.home";

  private final Path home;
  private final List<String> before;

  Program(Path home) {
    this(home, List.of());
  }

  private Program(Path home, List<String> before) {
    this.home = home;
    this.before = before;
  }

  /** The same program started by way of {@code script}, which finds the whole command in its arguments. */
  Program within(String script) {
    return new Program(home, List.of("unshare", "--user", "--map-root-user", "--mount", "bash", "-c", script, "bash"));
  }

  /** Whether this system lets a person have file systems of their own, as {@link #within} needs. */
  static boolean canMount() {
    try {
      return new ProcessBuilder("unshare", "--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt")
          .start().waitFor() == 0;
    } catch (IOException notHere) {
      return false;
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /** How it ended, and what it said. */
  record Outcome(int exit, String out, String err) {}

  Outcome run(String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile(home, "out", "");
    Path err = Files.createTempFile(home, "err", "");
    Process process = builder(arguments).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException("It did not end: " + String.join(" ", arguments));
    }
    return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** What it answers to {@code arguments} that it is done with at once, in this process: wrong ones, or asking for help. */
  Outcome answer(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    String usual = System.getProperty(HOME);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
      System.setProperty(HOME, home.toString());
      int exit = CommandLineFace.run(arguments);
      return new Outcome(exit, said.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
      if (usual == null) {
        System.clearProperty(HOME);
      } else {
        System.setProperty(HOME, usual);
      }
    }
  }

  /** Presses Ctrl-C as soon as it prints a line that {@code wanted} accepts. */
  Outcome interruptAt(Predicate<String> wanted, String... arguments) throws IOException, InterruptedException {
    Process process = builder(arguments).redirectErrorStream(true).start();
    StringBuilder said = new StringBuilder();
    boolean pressed = false;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.append(line).append('\n');
        if (!pressed && wanted.test(line)) {
          new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
          pressed = true;
        }
      }
    }
    return new Outcome(process.waitFor(), said.toString(), "");
  }

  /** Writes each of {@code lines} when the one before is answered, and returns the answers; an empty line has none. */
  List<String> talk(List<String> lines, String... arguments) throws IOException, InterruptedException {
    Process process = builder(arguments).redirectInput(ProcessBuilder.Redirect.PIPE)
        .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> answers = new ArrayList<>();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      try (BufferedWriter in = process.outputWriter(StandardCharsets.UTF_8)) {
        for (String line : lines) {
          in.write(line + "\n");
          in.flush();
          if (!line.isEmpty()) {
            answers.add(out.readLine());
          }
        }
      }
      assertThat(out.readLine()).as("what nobody asked for").isNull();
      assertThat(process.waitFor()).isZero();
    }
    return answers;
  }

  private ProcessBuilder builder(String... arguments) {
    List<String> command = new ArrayList<>(before);
    command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g", "-cp",
        System.getProperty("java.class.path")));
    if (System.getProperty(UNPACKED) != null) {
      command.add("-D" + UNPACKED + "=" + System.getProperty(UNPACKED));
    }
    command.add("convscope.Launcher");
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectInput(new File("/dev/null"));
    if (System.getProperty("os.name").startsWith("Windows")) {
      builder.redirectInput(ProcessBuilder.Redirect.PIPE);
    }
    builder.environment().put("CONVSCOPE_HOME", home.toString());
    builder.environment().remove("DISPLAY");
    return builder;
  }
}
