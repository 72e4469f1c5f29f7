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
 * Asks a driver in a Java of its own: a native call that hangs cannot be ended, and one that crashes ends its process. The
 * answers are lines in a file, so that what drivers print does not get between them.
 */
public final class Inquiry {
  private static final String MISSING = "missing";
  private static final String DONE = "done";
  /** A short life: few threads, one compiler, no file of a crash. */
  private static final List<String> OPTIONS = List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
      "-Xshare:auto", "-XX:+SuppressFatalErrorMessage", "-XX:-UsePerfData");
  private static final String UNPACKED = "jna.tmpdir";
  /** What the child has to know as well: where libraries lie. */
  private static final List<String> HANDED_ON = List.of("java.io.tmpdir", "jna.library.path");

  private Inquiry() {}

  /** A driver to ask. */
  enum Whom {
    OPENCL,
    CUDA
  }

  /** The other process: asks the driver that the first argument names and writes to the file that is the second. */
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
    // Drivers leave threads, and some crash on their way out: all is said.
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

  /** Asks {@code whom} for no longer than {@code limit}. */
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

  /** Where JNA unpacks its library: below our home, so that nothing of it stays when somebody deletes that. */
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

  /** What an answer of {@link #main} comes to. */
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
