package convscope.cli;

import convscope.engine.Device;
import convscope.engine.Engine;
import convscope.engine.Engines;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code convscope devices}. */
@Command(name = "devices", mixinStandardHelpOptions = true,
    description = "Lists what there is to train on, and says of each whether it can.",
    footer = {"", "Examples:", "  convscope devices", "  convscope devices --threads 1"})
final class DevicesCommand implements Callable<Integer> {
  @Mixin
  private EngineOption engine;

  @Override
  public Integer call() {
    Engines engines = engine.engines();
    Engine computer = engine.open();
    for (Device device : engines.devices()) {
      System.out.println(device.name());
      if (!DeviceWords.details(device).isEmpty()) {
        System.out.println("  " + DeviceWords.details(device));
      }
      System.out.println("  " + DeviceWords.status(device.status()));
      if (device.id().equals(computer.device().id())) {
        System.out.printf(Locale.ROOT, "  Kernels: %s (of %s), threads: %d%n", computer.variant(),
            String.join(", ", engines.variants(device)), computer.threads());
      }
    }
    System.out.printf(Locale.ROOT, "  Measured peak: %.0f GFLOP/s (matrix product)%n", computer.measurePeak());
    computer.versions().forEach((name, version) -> System.out.println("  " + name + " " + version));
    return 0;
  }
}
