package convscope.engine.gpu.cuda;

import convscope.ChildProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Compilers of this machine, where it has them. */
final class Tools {
  private Tools() {}

  /** Whether a program called {@code name} is on the PATH. */
  static boolean there(String name) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> !folder.isEmpty() && Files.isExecutable(Path.of(folder, name)));
  }

  /** Runs {@code command} to its end and returns all that it said; where it fails, that is the failure's message. */
  static String run(Path folder, List<String> command) throws IOException, InterruptedException {
    Path said = Files.createTempFile(folder, "said", ".txt");
    int exit =
        ChildProcess.start(new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile())).exit();
    String words = Files.readString(said);
    if (exit != 0) {
      throw new AssertionError(String.join(" ", command) + " ended with " + exit + ": " + words);
    }
    return words;
  }
}
