package convscope.cli;

import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import convscope.foundation.Threads;
import convscope.natives.VectorLimit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The same command in a separate Java process limited to narrower vectors, which are chosen when Java starts. */
record BenchProcess(VectorLimit limit) {

  /** Runs the program with {@code arguments} and returns its exit code; it prints to the same streams. */
  int run(List<String> arguments) throws InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(limit.javaOptions());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "convscope.Launcher"));
    command.addAll(arguments);
    try {
      Process process = new ProcessBuilder(command).inheritIO().start();
      Thread end = Threads.daemon("convscope-bench-end", process::destroy);
      Runtime.getRuntime().addShutdownHook(end);
      int code = process.waitFor();
      Runtime.getRuntime().removeShutdownHook(end);
      return code;
    } catch (IOException failed) {
      throw Problem.because(failed, BenchProcess.class, "bench.java", FailureReason.of(failed));
    }
  }
}
