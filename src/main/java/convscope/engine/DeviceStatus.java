package convscope.engine;

import java.util.List;
import java.util.Locale;

/**
 * Whether an engine can compute on a device, and if not, why: a key, from which the window and the console each make a
 * sentence in their language. What there is to say of the search for devices ({@link EngineProvider#remarks}) is said alike.
 *
 * @param values what the sentence needs, as the key says
 */
public record DeviceStatus(Key key, List<String> values) {

  /** What there is to say. */
  public enum Key {
    /** It computes. No values. */
    READY,
    /** It computes by OpenCL; CUDA, which is faster, asks for a newer card: its compute capability, the least. */
    OPENCL_FOR_OLDER_CARD,
    /** It computes by OpenCL; CUDA, which is faster, asks for a newer driver: its version, the least. */
    OPENCL_FOR_OLDER_DRIVER,
    /** It could compute by OpenCL, which is not there for it, or in a build with another library. No values. */
    NOT_IN_THIS_BUILD,
    /** CUDA asks for a newer card, and OpenCL is not there for it: its compute capability, the least. */
    CAPABILITY_UNSUPPORTED,
    /** CUDA asks for a newer driver, and OpenCL is not there for it: its version, the least. */
    DRIVER_TOO_OLD,
    /** Its OpenCL is too old: its version, the least. */
    OPENCL_TOO_OLD,
    /** It is there, but no OpenCL for it: the names of Debian's packages with it; empty where there are none. */
    OPENCL_DRIVER_MISSING,
    /** NVIDIA's tool lists it, but no library is found by which to compute on it. No values. */
    COMPUTING_LIBRARY_MISSING,
    /** It is kept from programs by a variable of the environment: the variable's name and value. */
    HIDDEN,
    /** This person may not open it: the file that stands for it. */
    NO_PERMISSION,
    /** It is divided (MIG), but no part of it has been made. No values. */
    MIG_WITHOUT_INSTANCE,
    /** It has too little memory: its own and the least, both in MiB. */
    MEMORY_TOO_SMALL,

    /** Of the search: there is no GPU. No values. */
    NO_GPU,
    /** Of the search: there is no OpenCL, without which most GPUs cannot be seen. No values. */
    OPENCL_MISSING,
    /** Of the search: a driver or tool did not answer and was left alone: its name, and the seconds that it had. */
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

  /** The status of a device that computes. */
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
