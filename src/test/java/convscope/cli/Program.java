package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.ChildProcess;
import convscope.data.Dataset;
import convscope.data.SampleScenes;
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
import java.util.Map;
import java.util.function.Predicate;

/** The program as a person starts it: a process of its own, with a home of its own. */
final class Program {
  private static final String HOME = "convscope.home";
  /** Compiled quickly rather than well: a process here lives for seconds. */
  private static final String[] OPTIONS = {"-Xmx1g", "-XX:TieredStopAtLevel=1"};
  /** Kept for all that is answered in this Java: drawing the sample takes a second each time. */
  private static final Dataset SAMPLE = SampleScenes.dataset();

  private final Path home;
  private final List<String> before;
  private final List<String> options;
  private final Map<String, String> variables;

  Program(Path home) {
    this(home, List.of(), List.of(), Map.of());
  }

  private Program(Path home, List<String> before, List<String> options, Map<String, String> variables) {
    this.home = home;
    this.before = before;
    this.options = options;
    this.variables = variables;
  }

  /** The same program in an environment with {@code more} variables. */
  Program among(Map<String, String> more) {
    return new Program(home, before, options, more);
  }

  /** The same program started with the system property {@code name}. */
  Program with(String name, String value) {
    List<String> more = new ArrayList<>(options);
    more.add("-D" + name + "=" + value);
    return new Program(home, before, more, variables);
  }

  /** The same program started by way of {@code script}, which finds the whole command in its arguments. */
  Program within(String script) {
    return new Program(home, List.of("unshare", "--user", "--map-root-user", "--mount", "bash", "-c", script, "bash"),
        options, variables);
  }

  /** The same program where the system's locale is {@code name}, whether or not that is installed. */
  Program inLocale(String name) {
    return new Program(home, List.of("env", "-u", "LANG", "-u", "LC_CTYPE", "-u", "LC_MESSAGES", "LC_ALL=" + name),
        options, variables);
  }

  /**
   * The same program started as it is by {@code script}, a command of bash that finds the whole call in its arguments.
   */
  Program by(String script) {
    List<String> longer = new ArrayList<>(before);
    longer.addAll(List.of("bash", "-c", script, "bash"));
    return new Program(home, longer, options, variables);
  }

  /** Whether this system lets a person have file systems of their own, as {@link #within} needs. */
  static boolean canMount() {
    try {
      return ChildProcess.run("unshare", "--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "tmpfs",
          "/mnt")
          == 0;
    } catch (IOException notHere) {
      return false;
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  /**
   * The same program, which hears Ctrl-C also where the tests were started with it ignored, as by a script in the
   * background: a process hands that on to its children, and Java then leaves it so.
   */
  private Program hearing() throws InterruptedException {
    try {
      return ChildProcess.run("perl", "-e", "1") == 0
          ? new Program(home, List.of("perl", "-e", "$SIG{INT} = 'DEFAULT'; exec @ARGV"), options, variables) : this;
    } catch (IOException noPerl) {
      return this;
    }
  }

  /** How it ended, and what it said. */
  record Outcome(int exit, String out, String err) {}

  Outcome run(String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile(home, "out", "");
    Path err = Files.createTempFile(home, "err", "");
    int exit = ChildProcess.start(builder(arguments).redirectOutput(out.toFile()).redirectError(err.toFile())).exit();
    return new Outcome(exit, Files.readString(out), Files.readString(err));
  }

  /**
   * What it answers to {@code arguments} in this process: a Java of its own takes seconds to start, and is there for
   * what only a process can show.
   */
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
    ChildProcess child = ChildProcess.start(hearing().builder(arguments).redirectErrorStream(true));
    Process process = child.process();
    StringBuilder said = new StringBuilder();
    boolean pressed = false;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.append(line).append('\n');
        if (!pressed && wanted.test(line)) {
          ChildProcess.run("kill", "-INT", Long.toString(process.pid()));
          pressed = true;
        }
      }
    }
    return new Outcome(child.exit(), said.toString(), "");
  }

  /** Writes each of {@code lines} when the one before is answered, and returns the answers; an empty line has none. */
  List<String> talk(List<String> lines, String... arguments) throws IOException, InterruptedException {
    ChildProcess child = ChildProcess.start(builder(arguments).redirectInput(ProcessBuilder.Redirect.PIPE)
        .redirectError(ProcessBuilder.Redirect.INHERIT));
    Process process = child.process();
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
      assertThat(child.exit()).isZero();
    }
    return answers;
  }

  private ProcessBuilder builder(String... arguments) {
    List<String> command = new ArrayList<>(before);
    command.addAll(ChildProcess.javaAlike(every -> true, OPTIONS));
    command.addAll(options);
    command.add("convscope.Launcher");
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectInput(new File("/dev/null"));
    if (System.getProperty("os.name").startsWith("Windows")) {
      builder.redirectInput(ProcessBuilder.Redirect.PIPE);
    }
    builder.environment().put("CONVSCOPE_HOME", home.toString());
    builder.environment().remove("DISPLAY");
    builder.environment().putAll(variables);
    return builder;
  }
}
