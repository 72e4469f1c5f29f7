package convscope.cli;

import convscope.engine.Device;
import convscope.engine.DeviceIds;
import convscope.engine.Engine;
import convscope.engine.Engines;
import convscope.foundation.Problem;
import convscope.runs.RunFolder;
import convscope.training.ChosenDevices;
import convscope.training.ComputedBefore;
import convscope.training.FastestDevice;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --device}, {@code --threads} and {@code --kernels}, and the engine they select. */
final class EngineOption {
  private static final String AUTO = "auto";

  private @Nullable Engines engines;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--threads", paramLabel = "N")
  private int threads;

  /** Null for the fastest. */
  private @Nullable List<Device> devices;
  private @Nullable String kernels;

  /** Options for the engines on the class path. */
  EngineOption() {}

  /** Options for {@code engines}. */
  EngineOption(Engines engines) {
    this.engines = engines;
  }

  @Option(names = "--device", paramLabel = "DEVICE")
  void chooseDevices(String names) {
    String wanted = names.toLowerCase(Locale.ROOT);
    devices = wanted.equals(AUTO) ? null : ids(wanted).stream().map(this::device).toList();
    check();
  }

  @Option(names = "--kernels", paramLabel = "SET")
  void chooseKernels(String name) {
    kernels = name.toLowerCase(Locale.ROOT);
    check();
  }

  private List<String> ids(String names) {
    try {
      return DeviceIds.read(names);
    } catch (Problem wrong) {
      throw Console.wrong(spec, "device.ids", wrong);
    }
  }

  private Device device(String id) {
    Device usual = engines().usual();
    if (usual.id().equals(id)) {
      // The CPU is available without a search for cards.
      return usual;
    }
    Device found = engines().devices().stream().filter(device -> device.id().equals(id)).findFirst()
        .orElseThrow(() -> Console.wrong(spec, "device.none", id,
            AUTO + ", " + String.join(", ", engines().devices().stream().map(Device::id).toList())));
    if (!found.status().usable()) {
      throw Console.wrong(spec, "device.unusable", id, found.name(),
          new DeviceWords(Console.of(spec)).status(found.status()));
    }
    return found;
  }

  /** Rejects kernels that the devices do not have, as soon as both are known. */
  private void check() {
    if (kernels == null) {
      return;
    }
    if (devices == null) {
      suited(kernels);
      return;
    }
    for (Device device : devices) {
      List<String> there = engines().variants(device);
      if (!there.contains(kernels)) {
        throw Console.wrong(spec, "kernels.on", String.join(", ", there), device.id(), kernels);
      }
    }
  }

  /** The first device that has the requested kernels: cards are not searched if the CPU has them. */
  private Device suited(String kernels) {
    Device usual = engines().usual();
    if (engines().variants(usual).contains(kernels)) {
      return usual;
    }
    List<Device> usable = engines().devices().stream().filter(device -> device.status().usable()).toList();
    return usable.stream().filter(device -> engines().variants(device).contains(kernels)).findFirst()
        .orElseThrow(() -> Console.wrong(spec, "kernels.here", usable.stream()
            .flatMap(device -> engines().variants(device).stream()).distinct().collect(Collectors.joining(", ")),
            kernels));
  }

  /** Searched only when needed: every command has such an option, and most calls need no devices. */
  Engines engines() {
    if (engines == null) {
      engines = Engines.installed();
    }
    return engines;
  }

  /** The first requested device, or the default; nothing is opened. */
  Device first() {
    return devices == null ? engines().usual() : devices.get(0);
  }

  /** The requested engine: for several devices, one tower per device. */
  Engine open() {
    List<Device> on = devices != null ? devices
        : List.of(kernels == null ? new FastestDevice(engines()).find() : suited(kernels));
    return new ChosenDevices(on, threads, kernels == null ? "" : kernels).open(engines());
  }

  /** The engine to resume {@code run} with: its devices and kernels so far, unless others were requested. */
  Engine openFor(RunFolder run) {
    boolean asItWas = kernels == null && (devices == null || ComputedBefore.isOn(run, devices));
    Engine opened = asItWas ? ComputedBefore.engine(run, engines(), threads).orElseGet(this::open) : open();
    Engine towers = opened.withTowers(run.manifest().settings().towers());
    ComputedBefore.compare(run, towers);
    return towers;
  }

  /** The same device with each of its other kernel sets. */
  List<Engine> others(Engine engine) {
    List<String> variants = engines().variants(engine.device());
    return variants.stream().skip(1).filter(variant -> !variant.equals(engine.variant()))
        .map(variant -> engines().open(engine.device(), threads, variant)).toList();
  }
}
