package convscope.engine.gpu.cuda;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.ptr.IntByReference;
import convscope.foundation.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds CUDA's driver and binds {@link DriverCalls} to it, when first needed. */
final class DriverLibrary {
  /** CUDA 11.0, which came with driver 450. */
  private static final int OLDEST = 11_000;
  private static final Pattern MISSING = Pattern.compile("function '(\\w+)'");

  private static @Nullable Found bound;

  private record Found(String place, NativeLibrary library) {}

  private DriverLibrary() {}

  /** The locations of the driver's library on this system: by name, then unusual folders of some systems. */
  static List<String> places() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.contains("windows")) {
      return List.of("nvcuda");
    }
    return system.contains("linux")
        ? List.of("libcuda.so.1", "/usr/lib/wsl/lib/libcuda.so.1", "/usr/local/nvidia/lib64/libcuda.so.1") : List.of();
  }

  /**
   * Binds the calls to the first of {@code places} that exists; this happens once per process.
   *
   * @throws Problem if there is none, or it is older than CUDA 11.0
   */
  static synchronized NativeLibrary bind(List<String> places) {
    if (bound == null || !places.contains(bound.place())) {
      Found found = first(places);
      checkVersion(found.library());
      try {
        Native.register(DriverCalls.class, found.library());
      } catch (UnsatisfiedLinkError incomplete) {
        throw tooOld(incomplete);
      }
      bound = found;
    }
    return bound.library();
  }

  /** The function {@code name} of {@code library}, if this version of the driver has it. */
  static Optional<Function> optional(NativeLibrary library, String name) {
    try {
      return Optional.of(library.getFunction(name));
    } catch (UnsatisfiedLinkError olderDriver) {
      return Optional.empty();
    }
  }

  /** The function {@code name} of {@code library}, or a {@link Problem} if it is missing. */
  static Function required(NativeLibrary library, String name) {
    try {
      return library.getFunction(name);
    } catch (UnsatisfiedLinkError incomplete) {
      throw tooOld(incomplete);
    }
  }

  private static Found first(List<String> places) {
    UnsatisfiedLinkError missing = new UnsatisfiedLinkError("CUDA is for Linux and Windows only");
    for (String place : places) {
      try {
        return new Found(place, NativeLibrary.getInstance(place));
      } catch (UnsatisfiedLinkError notThere) {
        missing = notThere;
      }
    }
    throw Problem.because(missing, DriverLibrary.class, "driver.missing", places.isEmpty() ? "libcuda" : places.get(0));
  }

  /** Checked before binding: an old driver lacks functions, and its version makes a better message. */
  private static void checkVersion(NativeLibrary library) {
    IntByReference version = new IntByReference();
    required(library, "cuDriverGetVersion").invokeInt(new Object[] {version});
    if (version.getValue() < OLDEST) {
      throw Problem.of(DriverLibrary.class, "driver.too.old", words(version.getValue()));
    }
  }

  /** A version as usually written: 13.0. */
  static String words(int version) {
    return version / 1_000 + "." + version % 1_000 / 10;
  }

  private static Problem tooOld(UnsatisfiedLinkError incomplete) {
    Matcher name = MISSING.matcher(String.valueOf(incomplete.getMessage()));
    return name.find() ? Problem.because(incomplete, DriverLibrary.class, "driver.incomplete", name.group(1))
        : Problem.because(incomplete, DriverLibrary.class, "driver.incomplete.unnamed");
  }
}
