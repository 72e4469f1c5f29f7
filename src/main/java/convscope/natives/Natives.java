package convscope.natives;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import convscope.foundation.Home;
import convscope.foundation.Threads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses among the native libraries on the class path and sets their environment. It must run before the first class
 * of ND4J is loaded: the libraries read their environment when they load, and one built for a newer processor than this
 * ends the process at once.
 */
public final class Natives {
  private static final Logger LOG = LoggerFactory.getLogger(Natives.class);
  private static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";
  private static final String UNPACKED = "org.bytedeco.javacpp.cachedir";
  private static final String JNA_UNPACKED = "jna.tmpdir";

  /** The OpenMP libraries of oneDNN's builds; the empty name means the one already loaded. */
  private static final Map<String, List<String>> OPENMP = Map.of("linux", List.of("libgomp.so.1"),
      "windows", List.of("vcomp140"), "macosx", List.of("", "iomp5"));

  private static final int MALLOPT_ARENAS = -8;
  private static final int MALLOPT_MAP_FROM = -3;

  private static @Nullable Natives chosen;
  private static volatile boolean leaving;

  private final Cpu cpu;
  private final String extension;
  private final int threads;

  private Natives(Cpu cpu, String extension, int threads) {
    this.cpu = cpu;
    this.extension = extension;
    this.threads = threads;
  }

  /**
   * Prepares the libraries for {@code threads} threads, or one per core if that is 0. The first call of a process
   * decides; later ones return its choice.
   */
  public static synchronized Natives prepare(int threads) {
    if (chosen == null) {
      keepBelow(Home.folder());
      Cpu cpu = Cpu.here();
      String extension = System.getProperty(EXTENSION, extension(cpu, Natives::onClassPath));
      chosen = new Natives(cpu, extension, threads > 0 ? threads : defaultThreads(cpu));
      chosen.apply();
    }
    return chosen;
  }

  /** The processor that was found. */
  public Cpu cpu() {
    return cpu;
  }

  /** Which build of ND4J's library: {@code -onednn-avx512}, {@code -onednn-avx2}, or empty for the generic one. */
  public String extension() {
    return extension;
  }

  /** The threads that the libraries will use. */
  public int threads() {
    return threads;
  }

  /** The default number of threads: one per core, unless {@code OMP_NUM_THREADS} is set. */
  public int usualThreads() {
    return defaultThreads(cpu);
  }

  /**
   * Runs {@code load}, which uses ND4J for the first time. If a library ends the process meanwhile, as one built for
   * another processor does, a message says so before the end.
   */
  public void loading(Runnable load) {
    Thread lastWords = Threads.daemon("convscope-last-words", () -> {
      if (!leaving) {
        LOG.error("The native library nd4j-native{} ended the program: it was built for another processor than {};"
            + " start with -D{}= (empty) to use the plain one.", extension, cpu.name(), EXTENSION);
      }
    });
    Runtime.getRuntime().addShutdownHook(lastWords);
    load.run();
    Runtime.getRuntime().removeShutdownHook(lastWords);
  }

  /** The program is ending on request: a library that is loading meanwhile has not ended it. */
  public static void leave() {
    leaving = true;
  }

  /**
   * Makes OpenMP run its work on the calling thread. This is for our own threads, which share the work among
   * themselves, and takes effect once the library that contains OpenMP is loaded.
   *
   * @return whether that was possible
   */
  public static boolean stayOnOneThread() {
    for (String library : OPENMP.getOrDefault(system(), List.of())) {
      try {
        NativeLibrary openMp = library.isEmpty() ? NativeLibrary.getProcess() : NativeLibrary.getInstance(library);
        openMp.getFunction("omp_set_num_threads").invokeVoid(new Object[] {1});
        return true;
      } catch (UnsatisfiedLinkError other) {
        LOG.debug("No OpenMP in {}", library.isEmpty() ? "this process" : library, other);
      }
    }
    return false;
  }

  /**
   * Makes the libraries unpack into {@code natives} below {@code home}: deleting that folder removes them entirely. A
   * location set by the user is kept; if the folder cannot be created, the libraries choose one themselves.
   */
  static void keepBelow(Path home) {
    Path folder = home.resolve("natives").toAbsolutePath();
    try {
      Files.createDirectories(folder);
    } catch (IOException unable) {
      LOG.debug("No folder {} for native libraries", folder, unable);
      return;
    }
    for (String place : List.of(UNPACKED, JNA_UNPACKED)) {
      if (System.getProperty(place) == null) {
        System.setProperty(place, folder.toString());
      }
    }
  }

  /** The best build for {@code cpu} among those that {@code there} finds. */
  static String extension(Cpu cpu, Predicate<String> there) {
    List<String> wanted = new ArrayList<>();
    if (cpu.level() == Cpu.Level.AVX512) {
      wanted.add("-onednn-avx512");
    }
    if (cpu.level() != Cpu.Level.BASELINE) {
      wanted.add("-onednn-avx2");
    }
    return wanted.stream().filter(there).findFirst().orElse("");
  }

  private static boolean onClassPath(String extension) {
    String library = switch (system()) {
      case "windows" -> "nd4jcpu.dll";
      case "macosx" -> "libnd4jcpu.dylib";
      default -> "libnd4jcpu.so";
    };
    return Natives.class.getResource("/org/nd4j/linalg/cpu/nativecpu/bindings/" + system() + "-"
        + Cpu.here().architecture() + extension + "/" + library) != null;
  }

  /** This system and processor, in the form that libraries are named: {@code linux-x86_64}. */
  public static String platform() {
    return system() + "-" + Cpu.here().architecture();
  }

  private static String system() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return name.contains("windows") ? "windows" : name.contains("mac") ? "macosx" : "linux";
  }

  private static int defaultThreads(Cpu cpu) {
    try {
      return Math.max(1, Integer.parseInt(System.getenv().getOrDefault("OMP_NUM_THREADS", "")));
    } catch (NumberFormatException notSaid) {
      return cpu.cores();
    }
  }

  private void apply() {
    System.setProperty(EXTENSION, extension);
    System.setProperty("org.bytedeco.javacpp.maxphysicalbytes", "0");
    System.setProperty("org.bytedeco.javacpp.maxbytes", "0");
    setEnvironment("OMP_NUM_THREADS", Integer.toString(threads), true);
    VectorLimit limit = VectorLimit.here();
    if (limit != null) {
      limit.environment().forEach((name, value) -> setEnvironment(name, value, true));
    } else if (cpu.level() == Cpu.Level.AVX512) {
      // OpenBLAS 0.3.19 does not know newer cores and would fall back to narrower vectors.
      setEnvironment("OPENBLAS_CORETYPE", "SKYLAKEX", false);
    }
    if (system().equals("linux")) {
      keepMemoryTogether();
    }
    LOG.debug("{}: natives {}, {} threads", cpu, extension.isEmpty() ? "plain" : extension, threads);
  }

  /**
   * Tells glibc to return large blocks as soon as they are free, and to keep few arenas for small ones. By default it
   * keeps an arena for every thread that ever allocated, and each background evaluation, on its own thread, would leave
   * about 55 MB in the process.
   */
  private static void keepMemoryTogether() {
    try {
      Function mallopt = NativeLibrary.getInstance("c").getFunction("mallopt");
      mallopt.invokeInt(new Object[] {MALLOPT_ARENAS, 2});
      mallopt.invokeInt(new Object[] {MALLOPT_MAP_FROM, 1 << 20});
    } catch (UnsatisfiedLinkError otherLibrary) {
      LOG.debug("No mallopt here", otherLibrary);
    }
  }

  /** Makes glibc return the memory freed in all of its arenas, most of which it would otherwise keep. */
  public static void giveMemoryBack() {
    if (system().equals("linux")) {
      try {
        NativeLibrary.getInstance("c").getFunction("malloc_trim").invokeInt(new Object[] {0L});
      } catch (UnsatisfiedLinkError otherLibrary) {
        LOG.debug("No malloc_trim here", otherLibrary);
      }
    }
  }

  /** Sets a variable of the process itself, where libraries look; Java's own copy stays as it is. */
  private static void setEnvironment(String name, String value, boolean overwrite) {
    if (!overwrite && System.getenv(name) != null) {
      return;
    }
    try {
      if (system().equals("windows")) {
        NativeLibrary.getInstance("msvcrt").getFunction("_putenv").invokeInt(new Object[] {name + "=" + value});
      } else {
        NativeLibrary.getInstance("c").getFunction("setenv").invokeInt(new Object[] {name, value, 1});
      }
    } catch (UnsatisfiedLinkError unable) {
      LOG.warn("Could not set {}: speed may suffer.", name, unable);
    }
  }
}
