package convscope.cli;

import convscope.engine.Device;
import convscope.engine.Engine;
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
    Engine computer = engine.open();
    for (Device device : computer.devices()) {
      System.out.println(device.name());
      System.out.println("  " + device.details());
      System.out.println("  " + device.answer());
    }
    System.out.printf(Locale.ROOT, "  Measured peak: %.0f GFLOP/s (matrix product)%n", computer.measurePeak());
    computer.versions().forEach((name, version) -> System.out.println("  " + name + " " + version));
    return 0;
  }
}
