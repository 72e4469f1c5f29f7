package convscope.engine.gpu.cuda;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code libcuda-stub.c}, compiled by the C compiler of this machine. */
final class StubLibrary {
  private StubLibrary() {}

  /** Whether there is a compiler that can. */
  static boolean canBeMade() {
    return System.getProperty("os.name").equals("Linux") && Tools.there("gcc");
  }

  /** Compiles it into {@code folder} with the macros in {@code defined}, and returns the library's path. */
  static String make(Path folder, String... defined) throws IOException, InterruptedException {
    Path source = folder.resolve("stub.c");
    try (InputStream text = StubLibrary.class.getResourceAsStream("libcuda-stub.c")) {
      Files.copy(text, source);
    }
    Path library = folder.resolve("libcuda.so.1");
    List<String> command =
        new ArrayList<>(List.of("gcc", "-shared", "-fPIC", "-o", library.toString(), source.toString()));
    for (String macro : defined) {
      command.add("-D" + macro);
    }
    Tools.run(folder, command);
    return library.toString();
  }
}
