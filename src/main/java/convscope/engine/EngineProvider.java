package convscope.engine;

import java.util.List;
import java.util.Optional;

/**
 * Offers an engine: found by {@link java.util.ServiceLoader} on the class path, asked by {@link Engines}. Thread-safe.
 * Making one, and asking it for devices and variants, loads no library of the engine's.
 */
public interface EngineProvider {

  /** The engine's name, and no other's. */
  String id();

  /**
   * Whether {@link #devices()} is worth asking for where nobody has named a device. It looks at a few files of the system at
   * most: it takes no time to speak of, loads nothing, starts nothing, and remembers nothing, so that a device that was put
   * in is seen.
   */
  default boolean mayHaveDevices() {
    return true;
  }

  /**
   * What it knows of to compute on, the best first; also what it cannot use, with a status that says why. It may look at
   * the system for up to some seconds, does not load the engine's libraries, and does not throw.
   */
  List<Device> devices();

  /**
   * What there is to say of the search for devices beyond the devices: a driver that did not answer, a library that is
   * missing. As quick, or slow, as {@link #devices()}; does not throw.
   */
  default List<DeviceStatus> remarks() {
    return List.of();
  }

  /**
   * How busy {@code device} is now; empty where that is not told. It may look at the system for up to some seconds, does
   * not load the engine's libraries, and does not throw.
   */
  default Optional<DeviceLoad> load(Device device) {
    return Optional.empty();
  }

  /**
   * The ways in which the engine can do the arithmetic on {@code device}, by name, the default first. Results of two
   * variants differ in their last bits. Quick. Empty where it cannot compute there.
   */
  List<String> variants(Device device);

  /**
   * Loads the engine's libraries, which may take some seconds, and readies it.
   *
   * @param device one of {@link #devices()} that is usable
   * @param threads for one step; 0 for as many as are best
   * @param variant one of {@link #variants}
   * @throws convscope.foundation.Problem if it cannot be had
   */
  Engine open(Device device, int threads, String variant);
}
