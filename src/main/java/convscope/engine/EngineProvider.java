package convscope.engine;

import java.util.List;
import java.util.Optional;

/**
 * Offers an engine: found by {@link java.util.ServiceLoader} on the class path, used by {@link Engines}. Thread-safe.
 * Creating one, and asking it for devices and variants, loads no library of the engine.
 */
public interface EngineProvider {

  /** The engine's unique name. */
  String id();

  /**
   * Whether {@link #devices()} is worth calling when no device has been named. It checks a few system files at most: it
   * takes almost no time, loads nothing, starts nothing, and remembers nothing, so that a newly installed device is
   * found.
   */
  default boolean mayHaveDevices() {
    return true;
  }

  /**
   * The devices it knows, the best first, including those it cannot use, with a status that says why. It may examine
   * the system for some seconds, does not load the engine's libraries, and does not throw.
   */
  List<Device> devices();

  /**
   * Remarks on the search for devices: a driver that did not answer, a library that is missing. As fast, or slow, as
   * {@link #devices()}; does not throw.
   */
  default List<DeviceStatus> remarks() {
    return List.of();
  }

  /**
   * How busy {@code device} is now; empty if unknown. It may examine the system for some seconds, does not load the
   * engine's libraries, and does not throw.
   */
  default Optional<DeviceLoad> load(Device device) {
    return Optional.empty();
  }

  /**
   * The variants of the engine's arithmetic on {@code device}, by name, the default first. Results of two variants
   * differ in their last bits. Fast. Empty if it cannot compute there.
   */
  List<String> variants(Device device);

  /**
   * Loads the engine's libraries, which may take some seconds, and prepares it.
   *
   * @param device one of {@link #devices()} that is usable
   * @param threads for one step; 0 for the best number
   * @param variant one of {@link #variants}
   * @throws convscope.foundation.Problem if it cannot be opened
   */
  Engine open(Device device, int threads, String variant);
}
