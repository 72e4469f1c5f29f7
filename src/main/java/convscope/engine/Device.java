package convscope.engine;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Something to compute on, as plain data: those who show it make their own sentences of it.
 *
 * @param id the same at every start, and no other device's: {@code cpu}, {@code gpu:0}
 * @param facts what is known of it; a fact that could not be found out is not there
 * @param status whether an engine can compute on it, and if not, why
 */
public record Device(String id, Kind kind, Map<Fact, String> facts, DeviceStatus status) {

  /** What sort of device it is. */
  public enum Kind {
    CPU,
    GPU
  }

  /** Something to know of a device. Numbers are decimal, without separators. */
  public enum Fact {
    /** What its maker calls it. */
    NAME("name"),
    /** The processor cores that this program may use; a GPU's compute units. */
    CORES("cores"),
    /** The width of its vectors in bits. */
    VECTOR_BITS("vectorBits"),
    /** Its widest instructions, by their usual name: {@code AVX2}. */
    INSTRUCTIONS("instructions"),
    /** Its own memory in MiB. */
    MEMORY_MIB("memoryMiB"),
    /** NVIDIA's number for what it can do: {@code 8.6}. */
    COMPUTE_CAPABILITY("computeCapability"),
    /** Who has made it. */
    MAKER("maker"),
    /** Its driver's version, as the driver says it. */
    DRIVER("driver"),
    /** What an engine can reach it by, the best first, with commas between: {@code CUDA, OpenCL}. */
    WAYS("ways"),
    /** Its place on the machine's bus: {@code 00000000:01:00.0}. */
    BUS("bus"),
    /** The highest clock of its compute units in MHz. */
    CLOCK_MHZ("clockMHz"),
    /** What its compute units can do at that clock in single precision, in GFLOP/s. */
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

  /** What a person knows it by: its maker's name, or its id where that is not known. */
  public String name() {
    return facts.getOrDefault(Fact.NAME, id);
  }
}
