package convscope.cli;

import convscope.engine.Device;
import convscope.engine.Engines;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code convscope devices}. */
@Command(name = "devices", mixinStandardHelpOptions = true)
final class DevicesCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Mixin
  private EngineOption engine;

  @Option(names = "--json")
  private boolean json;

  @Option(names = "--measure")
  private boolean measure;

  @Override
  public Integer call() {
    Engines engines = engine.engines();
    List<Device> devices = engines.devices();
    Measured measured = measure ? Measured.of(engine.open()) : Measured.NOTHING;
    if (json) {
      System.out.println(new DevicesAsJson(engines).text(devices, measured));
    } else {
      Console console = Console.of(spec);
      devices.forEach(device -> print(device, engines, measured, console));
      engines.remarks().forEach(remark -> System.out.println(new DeviceWords(console).status(remark)));
    }
    return 0;
  }

  private static void print(Device device, Engines engines, Measured measured, Console console) {
    DeviceWords words = new DeviceWords(console);
    System.out.println(device.id() + "  " + device.name());
    if (!words.details(device).isEmpty()) {
      System.out.println("  " + words.details(device));
    }
    engines.load(device).map(words::load).filter(load -> !load.isEmpty())
        .ifPresent(load -> System.out.println("  " + load));
    System.out.println("  " + words.status(device.status()));
    String kernels = String.join(", ", engines.variants(device));
    if (measured.isOf(device)) {
      System.out.println("  " + console.text("devices.kernels.used", measured.kernels(), kernels, measured.threads()));
      System.out.println("  "
          + console.text("devices.peak", String.format(Locale.ROOT, "%.0f", measured.peakGflops())));
      measured.versions().forEach((name, version) -> System.out.println("  " + name + " " + version));
    } else if (!kernels.isEmpty()) {
      System.out.println("  " + console.text("devices.kernels", kernels));
    }
  }
}
