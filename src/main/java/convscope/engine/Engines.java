package convscope.engine;

import convscope.foundation.Problem;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All engines that there are, and what they can compute on. Each provider is asked for its devices once, when somebody
 * needs to know. Thread-safe; a call may look at the system and is not for a thread that must not wait.
 */
public final class Engines {
  private static final Logger LOG = LoggerFactory.getLogger(Engines.class);

  /** One that breaks again and again, the class path itself for instance, shall not be asked for ever. */
  private static final int MOST_BROKEN = 20;

  private final List<EngineProvider> providers;
  private final Map<EngineProvider, List<Device>> asked = new LinkedHashMap<>();

  /** Those of {@code providers}, of which the first is preferred. */
  public Engines(List<EngineProvider> providers) {
    this.providers = List.copyOf(providers);
  }

  /** Those on the class path, in its order. */
  public static Engines installed() {
    return installed(Engines.class.getClassLoader());
  }

  /** Those that {@code loader} finds; one that cannot be made is told to the log and left out. */
  public static Engines installed(ClassLoader loader) {
    List<EngineProvider> found = new ArrayList<>();
    Iterator<EngineProvider> all = ServiceLoader.load(EngineProvider.class, loader).iterator();
    int broken = 0;
    while (broken < MOST_BROKEN) {
      try {
        if (!all.hasNext()) {
          break;
        }
        found.add(all.next());
      } catch (ServiceConfigurationError unusable) {
        // The next call goes on behind it.
        broken++;
        LOG.warn("An engine cannot be used here: {}", unusable.getMessage(), unusable);
      }
    }
    return new Engines(found);
  }

  /** Every device that any engine knows of, usable or not. */
  public List<Device> devices() {
    return providers.stream().flatMap(provider -> devices(provider).stream()).toList();
  }

  /** The same, without those of engines that, as files of the system have it, know of none; these are not asked. */
  public List<Device> likely() {
    return providers.stream().filter(EngineProvider::mayHaveDevices).flatMap(provider -> devices(provider).stream()).toList();
  }

  /**
   * The device to compute on where nothing is known of any: the first usable one. Those who come later are not asked.
   *
   * @throws Problem if there is none
   */
  public Device usual() {
    return providers.stream().flatMap(provider -> devices(provider).stream())
        .filter(device -> device.status().usable()).findFirst()
        .orElseThrow(() -> Problem.of(Engines.class, "devices.none"));
  }

  /** What there is to say of the search for devices; see {@link EngineProvider#remarks}. */
  public List<DeviceStatus> remarks() {
    return providers.stream().flatMap(provider -> provider.remarks().stream()).toList();
  }

  /** How busy {@code device} is now; see {@link EngineProvider#load}. */
  public Optional<DeviceLoad> load(Device device) {
    return provider(device).flatMap(provider -> provider.load(device));
  }

  /** The ways to do the arithmetic on {@code device}, the default first; none where no engine can use it. */
  public List<String> variants(Device device) {
    return provider(device).map(provider -> provider.variants(device)).orElse(List.of());
  }

  /**
   * Opens the engine of {@code device} with its default arithmetic; see {@link EngineProvider#open}.
   *
   * @throws Problem if it cannot be had
   */
  public Engine open(Device device, int threads) {
    return open(device, threads, variants(device).stream().findFirst().orElse(""));
  }

  /**
   * Opens the engine of {@code device}; see {@link EngineProvider#open}.
   *
   * @throws Problem if no engine can use the device, it has no such {@code variant}, or its libraries cannot be loaded
   */
  public Engine open(Device device, int threads, String variant) {
    EngineProvider provider = provider(device).filter(one -> device.status().usable())
        .orElseThrow(() -> Problem.of(Engines.class, "devices.unusable", device.name()));
    if (!provider.variants(device).contains(variant)) {
      throw Problem.of(Engines.class, "devices.kernels", device.name(), variant,
          String.join(", ", provider.variants(device)));
    }
    return provider.open(device, threads, variant);
  }

  private Optional<EngineProvider> provider(Device device) {
    return providers.stream()
        .filter(provider -> devices(provider).stream().anyMatch(own -> own.id().equals(device.id()))).findFirst();
  }

  private List<Device> devices(EngineProvider provider) {
    synchronized (asked) {
      return asked.computeIfAbsent(provider, one -> List.copyOf(one.devices()));
    }
  }
}
