package convscope.cli;

import convscope.engine.Device;
import convscope.engine.Engine;
import convscope.engine.Engines;
import convscope.foundation.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code bench --check} and {@code --make-check}: checks a device against the results of another, and its speed. */
final class CheckOption {
  private static final List<Integer> BATCHES = List.of(128, 1_024);
  private static final double NANO = 1e9;

  @Option(names = "--check", paramLabel = "FILE")
  private @Nullable Path check;

  @Option(names = "--make-check", paramLabel = "FILE")
  private @Nullable Path make;

  @Option(names = "--one-step")
  private boolean oneStep;

  @Option(names = "--variants", paramLabel = "SET", split = ",")
  private List<String> variants = List.of();

  boolean given() {
    return check != null || make != null || oneStep;
  }

  /** Does what was requested on the device of {@code option}; returns the exit code. */
  int run(EngineOption option) {
    CheckLines lines = new CheckLines();
    if (make != null) {
      Engine engine = option.open();
      CheckFile.of(engine).write(make);
      lines.say("Reference numbers of " + engine.device().name() + " are in " + make);
      return 0;
    }
    Engines engines = option.engines();
    Device device = option.first();
    lines.say("device " + device.id() + " " + device.name() + ", " + new DeviceWords(Console.ENGLISH).details(device));
    CheckFile file = check == null ? null : CheckFile.read(check);
    if (file != null) {
      lines.say("reference " + file.source());
    }
    for (String variant : variants.isEmpty() ? engines.variants(device) : variants) {
      of(engines, device, variant, file, lines);
    }
    return lines.end() ? 0 : 1;
  }

  private void of(Engines engines, Device device, String variant, @Nullable CheckFile file, CheckLines lines) {
    try {
      long start = System.nanoTime();
      Engine engine = engines.open(device, 0, variant);
      lines.say(String.format(Locale.ROOT, "variant %s %s, opened in %.2f s", variant, words(engine.versions()),
          (System.nanoTime() - start) / NANO));
      DeviceCheck own = new DeviceCheck(engine, lines);
      if (oneStep) {
        own.oneStep();
      }
      if (file != null) {
        own.run(file);
        new CheckSpeed(engine, lines).run(BATCHES);
      }
    } catch (Problem failure) {
      lines.result(variant + ": " + failure.getMessage(), false);
    }
  }

  private static String words(Map<String, String> versions) {
    StringBuilder words = new StringBuilder();
    versions.forEach((name, version) -> words.append(' ').append(name).append('=').append(version.replace(' ', '_')));
    return words.toString().strip();
  }
}
