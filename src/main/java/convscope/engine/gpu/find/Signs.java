package convscope.engine.gpu.find;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Whether system files suggest that there may be a GPU to compute on: on Linux the device nodes of drivers, elsewhere
 * the libraries that drivers install. It only checks some file names.
 */
public final class Signs {
  private static final List<String> NODES = List.of("dri/renderD", "nvidia", "kfd", "dxg", "mali", "kgsl-3d");
  private static final List<String> WINDOWS_LIBRARIES = List.of("OpenCL.dll", "nvcuda.dll");

  private Signs() {}

  /** Whether there is any sign on this machine. */
  public static boolean any() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (Boolean.getBoolean("convscope.opencl.processors") || system.contains("mac")) {
      // Every Mac has a GPU, and OpenCL for it.
      return true;
    }
    return system.contains("windows") ? anyLibrary(System.getenv("SystemRoot")) : anyNode(Path.of("/dev"));
  }

  /** Whether below {@code devices} is a file whose name begins as one of a card does. */
  static boolean anyNode(Path devices) {
    return NODES.stream().map(devices::resolve).anyMatch(Signs::anyBeginsAs);
  }

  private static boolean anyBeginsAs(Path start) {
    try (Stream<Path> files = Files.list(start.getParent())) {
      return files.anyMatch(file -> file.getFileName().toString().startsWith(start.getFileName().toString()));
    } catch (IOException noSuchFolder) {
      return false;
    }
  }

  private static boolean anyLibrary(String root) {
    return root == null || WINDOWS_LIBRARIES.stream()
        .anyMatch(library -> Files.exists(Path.of(root, "System32", library)));
  }
}
