package convscope;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A process that a test starts, and that is killed should it live for over ten minutes: then whoever reads what it says
 * comes to the end of it, and {@link #exit} tells what happened. No test waits for ever.
 */
public final class ChildProcess {
  private static final long LONGEST_MINUTES = 10;
  /** Options for every Java of the tests, children included: {@code mvn -Dtests.jvm=…}. */
  private static final String OPTIONS = "tests.jvm";
  /** Has native libraries chosen as they were here; and every home would get 250 MB of them anew. */
  private static final List<String> HANDED_ON =
      List.of("org.bytedeco.javacpp.platform.extension", "org.bytedeco.javacpp.cachedir");

  private final ProcessBuilder builder;
  private final Process process;
  private volatile boolean killed;

  private ChildProcess(ProcessBuilder builder) throws IOException {
    this.builder = builder;
    process = builder.start();
    process.onExit().orTimeout(LONGEST_MINUTES, TimeUnit.MINUTES).exceptionally(late -> {
      killed = true;
      return process.destroyForcibly();
    });
  }

  public static ChildProcess start(ProcessBuilder builder) throws IOException {
    return new ChildProcess(builder);
  }

  /** Runs {@code command} to its end, whatever it says; its exit status. */
  public static int run(String... command) throws IOException, InterruptedException {
    return start(new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)).exit();
  }

  /** The Java that runs the tests, as a command to start another that has nothing of this one but {@code classPath}. */
  public static List<String> java(String classPath, String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", classPath));
    return command;
  }

  /** A Java like this one, with those of its libraries that {@code wanted} accepts. */
  public static List<String> javaAlike(Predicate<String> wanted, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(Stream.of(System.getProperty(OPTIONS, "").split(" ")).filter(option -> !option.isEmpty()).toList());
    HANDED_ON.stream().filter(name -> System.getProperty(name) != null)
        .forEach(name -> all.add("-D" + name + "=" + System.getProperty(name)));
    return java(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).filter(wanted)
        .collect(Collectors.joining(File.pathSeparator)), all.toArray(String[]::new));
  }

  public Process process() {
    return process;
  }

  /** All that it said, read to its end. */
  public String said() throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Waits for its end, and returns its exit status. */
  public int exit() throws InterruptedException {
    int status = process.waitFor();
    if (killed) {
      throw new IllegalStateException("It did not end in " + LONGEST_MINUTES + " minutes: "
          + String.join(" ", builder.command()));
    }
    return status;
  }
}
