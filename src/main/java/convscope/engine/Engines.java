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
 * All available engines and their devices. Each provider is asked for its devices once, when they are first needed.
 * Thread-safe; a call may examine the system and is not for a thread that must not wait.
 */
public final class Engines {
  private static final Logger LOG = LoggerFactory.getLogger(Engines.class);

  /** A provider that fails repeatedly, for instance because the class path is broken, must not be asked forever. */
  private static final int MOST_BROKEN = 20;

  private final List<EngineProvider> providers;
  private final Map<EngineProvider, List<Device>> asked = new LinkedHashMap<>();

  /** The engines of {@code providers}, of which the first is preferred. */
  public Engines(List<EngineProvider> providers) {
    this.providers = List.copyOf(providers);
  }

  /** The engines on the class path, in its order. */
  public static Engines installed() {
    return installed(Engines.class.getClassLoader());
  }

  /** The engines that {@code loader} finds; one that cannot be created is logged and left out. */
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
        // The next call continues after it.
        broken++;
        LOG.warn("An engine cannot be used here: {}", unusable.getMessage(), unusable);
      }
    }
    return new Engines(found);
  }

  /** Every device that any engine knows, usable or not. */
  public List<Device> devices() {
    return providers.stream().flatMap(provider -> devices(provider).stream()).toList();
  }

  /** The same, without the engines that, judging by files of the system, have none; these are not asked. */
  public List<Device> likely() {
    return providers.stream().filter(EngineProvider::mayHaveDevices).flatMap(provider -> devices(provider).stream())
        .toList();
  }

  /**
   * The default device: the first usable one. Later providers are not asked.
   *
   * @throws Problem if there is none
   */
  public Device usual() {
    return providers.stream().flatMap(provider -> devices(provider).stream())
        .filter(device -> device.status().usable()).findFirst()
        .orElseThrow(() -> Problem.of(Engines.class, "devices.none"));
  }

  /** Remarks on the search for devices; see {@link EngineProvider#remarks}. */
  public List<DeviceStatus> remarks() {
    return providers.stream().flatMap(provider -> provider.remarks().stream()).toList();
  }

  /** How busy {@code device} is now; see {@link EngineProvider#load}. */
  public Optional<DeviceLoad> load(Device device) {
    return provider(device).flatMap(provider -> provider.load(device));
  }

  /** The variants of arithmetic on {@code device}, the default first; none if no engine can use it. */
  public List<String> variants(Device device) {
    return provider(device).map(provider -> provider.variants(device)).orElse(List.of());
  }

  /**
   * Opens the engine of {@code device} with its default arithmetic; see {@link EngineProvider#open}.
   *
   * @throws Problem if it cannot be opened
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
