package convscope.engine.gpu.find;

import convscope.foundation.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Queries a driver in a separate Java process: a native call that hangs cannot be ended, and one that crashes ends its
 * process. The answers are lines in a file, so that drivers' output does not interfere.
 */
public final class Inquiry {
  private static final String MISSING = "missing";
  private static final String DONE = "done";
  /** Options for a short-lived process: few threads, one compiler, no crash file. */
  private static final List<String> OPTIONS = List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
      "-Xshare:auto", "-XX:+SuppressFatalErrorMessage", "-XX:-UsePerfData");
  private static final String UNPACKED = "jna.tmpdir";
  /** Properties passed to the child: the locations of libraries. */
  private static final List<String> HANDED_ON = List.of("java.io.tmpdir", "jna.library.path");

  private Inquiry() {}

  /** A driver to query. */
  enum Whom {
    OPENCL,
    CUDA
  }

  /** The child process: queries the driver named by the first argument and writes to the file given by the second. */
  public static void main(String[] arguments) throws IOException {
    try (Writer file = Files.newBufferedWriter(Path.of(arguments[1]))) {
      try {
        switch (Whom.valueOf(arguments[0])) {
          case OPENCL -> OpenClQuestion.ask(line -> write(file, line));
          case CUDA -> CudaQuestion.ask(line -> write(file, line));
        }
      } catch (UnsatisfiedLinkError notInstalled) {
        write(file, Fields.of(MISSING));
      }
      write(file, Fields.of(DONE));
    }
    // Drivers leave threads running, and some crash on exit: the answer is complete.
    Runtime.getRuntime().halt(0);
  }

  private static void write(Writer file, Fields line) {
    try {
      file.write(line.line() + "\n");
      file.flush();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** Queries {@code whom} for at most {@code limit}. */
  static Answer ask(Whom whom, Duration limit) {
    Answer answer = BoundedProcess.run(file -> command(whom, file), limit);
    return answer.ending() == Answer.Ending.NOT_THERE ? Answer.failed("", "no " + java(), 0) : judged(answer);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static List<String> command(Whom whom, Path file) {
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(OPTIONS);
    HANDED_ON.stream().filter(name -> System.getProperty(name) != null)
        .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
    unpacked().ifPresent(folder -> command.add("-D" + UNPACKED + "=" + folder));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Inquiry.class.getName(), whom.name(),
        file.toString()));
    return command;
  }

  /** The folder in which JNA unpacks its library: below our home folder, so that deleting that folder removes it. */
  private static Optional<String> unpacked() {
    String said = System.getProperty(UNPACKED);
    if (said != null) {
      return Optional.of(said);
    }
    Path folder = Home.folder().resolve("natives").toAbsolutePath();
    try {
      return Optional.of(Files.createDirectories(folder).toString());
    } catch (IOException unable) {
      return Optional.empty();
    }
  }

  /** The interpretation of an answer of {@link #main}. */
  static Answer judged(Answer answer) {
    if (answer.ending() != Answer.Ending.WHOLE) {
      return answer;
    }
    List<Fields> lines = Fields.read(answer.text());
    if (lines.stream().anyMatch(line -> line.of().equals(MISSING))) {
      return Answer.notThere();
    }
    return lines.stream().filter(line -> line.of().equals("failed")).findFirst()
        .map(line -> Answer.failed(answer.text(), line.text("call") + " " + line.text("status"), 0))
        .orElseGet(() -> lines.stream().anyMatch(line -> line.of().equals(DONE)) ? answer : answer.unreadable());
  }
}
