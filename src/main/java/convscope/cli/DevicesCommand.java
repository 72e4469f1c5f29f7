package convscope.cli;

import convscope.engine.Device;
import convscope.engine.Engine;
import convscope.engine.Engines;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code convscope devices}. */
@Command(name = "devices", mixinStandardHelpOptions = true,
    description = "Lists what there is to train on, and says of each whether it can, or why not and what would help. Takes at"
        + " most some seconds, and starts no engine.",
    footer = {"", "With --json, one object:",
        "  devices  a list of objects:",
        "    id         the same at every start: cpu, gpu:0",
        "    kind       cpu or gpu",
        "    name       what its maker calls it",
        "    facts      what is known of it, of: cores, vectorBits, instructions, memoryMiB, computeCapability,",
        "               maker, driver, ways, bus, clockMHz, limitGflops",
        "    load       how busy it is, where that is told, of: percent, memoryUsedMiB, temperature (°C)",
        "    trains     true or false",
        "    status     key, values, and the sentence that they make",
        "    kernels    the ways to do its arithmetic, the default first",
        "    measured   with --measure, of the one to be used: kernels, threads, peakGflops, versions",
        "  remarks  what there is to say of the search: objects like status",
        "", "Examples:", "  convscope devices", "  convscope devices --json", "  convscope devices --measure --threads 1"})
final class DevicesCommand implements Callable<Integer> {
  @Mixin
  private EngineOption engine;

  @Option(names = "--json", description = "Answer as JSON, as told below.")
  private boolean json;

  @Option(names = "--measure", description = "Start the engine, measure how fast it is, and list its libraries.")
  private boolean measure;

  @Override
  public Integer call() {
    Engines engines = engine.engines();
    List<Device> devices = engines.devices();
    Measured measured = measure ? Measured.of(engine.open()) : Measured.NOTHING;
    if (json) {
      System.out.println(new DevicesAsJson(engines).text(devices, measured));
    } else {
      devices.forEach(device -> print(device, engines, measured));
      engines.remarks().forEach(remark -> System.out.println(DeviceWords.status(remark)));
    }
    return 0;
  }

  private static void print(Device device, Engines engines, Measured measured) {
    System.out.println(device.id() + "  " + device.name());
    if (!DeviceWords.details(device).isEmpty()) {
      System.out.println("  " + DeviceWords.details(device));
    }
    engines.load(device).map(DeviceWords::load).filter(words -> !words.isEmpty())
        .ifPresent(words -> System.out.println("  " + words));
    System.out.println("  " + DeviceWords.status(device.status()));
    String kernels = String.join(", ", engines.variants(device));
    if (measured.isOf(device)) {
      System.out.printf(Locale.ROOT, "  Kernels: %s (of %s), threads: %d%n", measured.kernels(), kernels, measured.threads());
      System.out.printf(Locale.ROOT, "  Measured peak: %.0f GFLOP/s (matrix product)%n", measured.peakGflops());
      measured.versions().forEach((name, version) -> System.out.println("  " + name + " " + version));
    } else if (!kernels.isEmpty()) {
      System.out.println("  Kernels: " + kernels);
    }
  }
}
