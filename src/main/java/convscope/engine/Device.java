package convscope.engine;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Something to compute on, as plain data: the front ends build their own sentences from it.
 *
 * @param id the same at every start, and unique: {@code cpu}, {@code gpu:0}
 * @param facts what is known about it; unknown facts are absent
 * @param status whether an engine can compute on it, and if not, why
 */
public record Device(String id, Kind kind, Map<Fact, String> facts, DeviceStatus status) {

  /** The kind of device. */
  public enum Kind {
    CPU,
    GPU
  }

  /** A fact about a device. Numbers are decimal, without separators. */
  public enum Fact {
    /** The maker's name for it. */
    NAME("name"),
    /** The processor cores that this program may use; a GPU's compute units. */
    CORES("cores"),
    /** The width of its vectors in bits. */
    VECTOR_BITS("vectorBits"),
    /** Its widest instructions, by their usual name: {@code AVX2}. */
    INSTRUCTIONS("instructions"),
    /** Its own memory in MiB. */
    MEMORY_MIB("memoryMiB"),
    /** NVIDIA's compute capability: {@code 8.6}. */
    COMPUTE_CAPABILITY("computeCapability"),
    /** Its maker. */
    MAKER("maker"),
    /** Its driver's version, as reported by the driver. */
    DRIVER("driver"),
    /** The APIs through which an engine can use it, the best first, separated by commas: {@code CUDA, OpenCL}. */
    WAYS("ways"),
    /** Its place on the machine's bus: {@code 00000000:01:00.0}. */
    BUS("bus"),
    /** The highest clock of its compute units in MHz. */
    CLOCK_MHZ("clockMHz"),
    /** The peak performance of its compute units at that clock in single precision, in GFLOP/s. */
    LIMIT_GFLOPS("limitGflops");

    private final String key;

    Fact(String key) {
      this.key = key;
    }

    /** Its name in files. */
    public String key() {
      return key;
    }
  }

  public Device {
    facts = facts.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(facts));
  }

  /** Its name for users: the maker's name, or its id if that is unknown. */
  public String name() {
    return facts.getOrDefault(Fact.NAME, id);
  }
}
