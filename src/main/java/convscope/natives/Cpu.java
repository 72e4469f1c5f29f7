package convscope.natives;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The properties of the processor that the choice of native libraries needs. Read from the system without loading any
 * of them: a library too new for the processor would end the process.
 *
 * @param name the maker's name for it
 * @param architecture {@code x86_64} or {@code arm64}
 * @param cores the processors this process may use
 * @param level the widest vector instructions available
 */
public record Cpu(String name, String architecture, int cores, Level level) {

  /** Vector instructions, narrowest first. */
  public enum Level {
    /** Only what every processor of the architecture has. */
    BASELINE("128-bit vectors"),
    /** AVX2 with fused multiply-add. */
    AVX2("256-bit vectors, AVX2"),
    /** AVX-512 as server processors have had it since Skylake: F, BW, CD, DQ, VL. */
    AVX512("512-bit vectors, AVX-512");

    private final String words;

    Level(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  private static final List<String> AVX2_FLAGS = List.of("avx2", "fma");
  private static final List<String> AVX512_FLAGS = List.of("avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl");
  private static final int WINDOWS_AVX2 = 40;
  private static final int WINDOWS_AVX512F = 41;

  /** The processor of this machine, with the widest vectors allowed. Unknown properties count as absent. */
  public static Cpu here() {
    Cpu found = found();
    VectorLimit limit = VectorLimit.here();
    return limit == null || limit.level().compareTo(found.level()) >= 0 ? found
        : new Cpu(found.name(), found.architecture(), found.cores(), limit.level());
  }

  private static Cpu found() {
    String architecture = architecture(System.getProperty("os.arch"));
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    int cores = Runtime.getRuntime().availableProcessors();
    if (system.contains("linux")) {
      return linux(readable(Path.of("/proc/cpuinfo")), architecture, cores);
    } else if (system.contains("windows")) {
      return new Cpu(System.getenv().getOrDefault("PROCESSOR_IDENTIFIER", architecture), architecture, cores,
          windows());
    } else if (system.contains("mac")) {
      return new Cpu(sysctl("machdep.cpu.brand_string"), architecture, cores,
          level(sysctl("machdep.cpu.features") + " " + sysctl("machdep.cpu.leaf7_features")));
    }
    return new Cpu(architecture, architecture, cores, Level.BASELINE);
  }

  /** A processor as Linux describes it in {@code /proc/cpuinfo}. */
  static Cpu linux(String description, String architecture, int cores) {
    String name = architecture;
    String flags = "";
    for (String line : description.split("\n")) {
      String value = line.substring(line.indexOf(':') + 1).strip();
      if (line.startsWith("model name")) {
        name = value;
      } else if (line.startsWith("flags")) {
        flags = value;
      }
    }
    return new Cpu(name, architecture, cores, level(flags));
  }

  private static Level level(String flags) {
    Set<String> has = new HashSet<>(Arrays.asList(flags.toLowerCase(Locale.ROOT).split("\\s+")));
    if (has.containsAll(AVX512_FLAGS)) {
      return Level.AVX512;
    }
    return has.containsAll(AVX2_FLAGS) ? Level.AVX2 : Level.BASELINE;
  }

  private static String architecture(String name) {
    return switch (name) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "arm64";
      default -> name;
    };
  }

  private static Level windows() {
    try {
      Function has = NativeLibrary.getInstance("kernel32").getFunction("IsProcessorFeaturePresent");
      if (has.invokeInt(new Object[] {WINDOWS_AVX512F}) != 0) {
        return Level.AVX512;
      }
      return has.invokeInt(new Object[] {WINDOWS_AVX2}) != 0 ? Level.AVX2 : Level.BASELINE;
    } catch (UnsatisfiedLinkError unknown) {
      return Level.BASELINE;
    }
  }

  private static String sysctl(String key) {
    try {
      Process process = new ProcessBuilder("/usr/sbin/sysctl", "-n", key).redirectErrorStream(true).start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException unknown) {
      return "";
    }
  }

  private static String readable(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unknown) {
      return "";
    }
  }
}
