package convscope.engine;

import java.util.List;
import java.util.Locale;

/**
 * Whether an engine can compute on a device, and if not, why: a key, from which the window and the console each build a
 * sentence in their language. Remarks on the search for devices ({@link EngineProvider#remarks}) have the same form.
 *
 * @param values the values of the sentence, as its key requires
 */
public record DeviceStatus(Key key, List<String> values) {

  /** The keys. */
  public enum Key {
    /** It can compute. No values. */
    READY,
    /**
     * It can compute through OpenCL; CUDA, which is faster, requires a newer card: its compute capability, the minimum.
     */
    OPENCL_FOR_OLDER_CARD,
    /** It can compute through OpenCL; CUDA, which is faster, requires a newer driver: its version, the minimum. */
    OPENCL_FOR_OLDER_DRIVER,
    /** It could compute through OpenCL, which is missing for it, or in a build with another library. No values. */
    NOT_IN_THIS_BUILD,
    /** CUDA requires a newer card, and OpenCL is missing for it: its compute capability, the minimum. */
    CAPABILITY_UNSUPPORTED,
    /** CUDA requires a newer driver, and OpenCL is missing for it: its version, the minimum. */
    DRIVER_TOO_OLD,
    /** Its OpenCL is too old: its version, the minimum. */
    OPENCL_TOO_OLD,
    /** It has no OpenCL: the names of Debian's packages with it; empty if there are none. */
    OPENCL_DRIVER_MISSING,
    /** NVIDIA's tool lists it, but no library to compute on it was found. No values. */
    COMPUTING_LIBRARY_MISSING,
    /** An environment variable hides it from programs: the variable's name and value. */
    HIDDEN,
    /** The user may not open it: its device file. */
    NO_PERMISSION,
    /** It is in MIG mode, but has no instance. No values. */
    MIG_WITHOUT_INSTANCE,
    /** It has too little memory: its own and the minimum, both in MiB. */
    MEMORY_TOO_SMALL,

    /** Of the search: there is no GPU. No values. */
    NO_GPU,
    /** Of the search: there is no OpenCL, without which most GPUs cannot be found. No values. */
    OPENCL_MISSING,
    /** Of the search: a driver or tool did not answer and was skipped: its name, and the seconds that it had. */
    NO_ANSWER,
    /** Of the search: a driver or tool failed: its name, and what it said. */
    ANSWER_FAILED;

    /** Its name in files and texts: {@code no_permission}. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public DeviceStatus {
    values = List.copyOf(values);
  }

  /** The status of a device that can compute. */
  public static DeviceStatus ready() {
    return of(Key.READY);
  }

  public static DeviceStatus of(Key key, String... values) {
    return new DeviceStatus(key, List.of(values));
  }

  /** Whether an engine can be opened on the device. */
  public boolean usable() {
    return switch (key) {
      case READY, OPENCL_FOR_OLDER_CARD, OPENCL_FOR_OLDER_DRIVER -> true;
      default -> false;
    };
  }
}
