package convscope.cli;

import convscope.engine.Device;
import convscope.engine.Engine;
import convscope.foundation.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code bench --check} and {@code --make-check}: whether a device computes what another has computed, and how fast. */
final class CheckOption {
  private static final List<Integer> BATCHES = List.of(128, 1_024);

  @Option(names = "--check", paramLabel = "FILE",
      description = "Hold a device to the reference numbers in FILE, by every arithmetic that it has; then time it.")
  private @Nullable Path check;

  @Option(names = "--make-check", paramLabel = "FILE",
      description = "Write reference numbers to FILE: computed by the CPU, for --check on another device or machine.")
  private @Nullable Path make;

  @Option(names = "--one-step", description = "One step of a small network, for programs that watch over memory.")
  private boolean oneStep;

  boolean given() {
    return check != null || make != null || oneStep;
  }

  /** Does what was asked for on the device of {@code option}; the exit code. */
  int run(EngineOption option) {
    CheckLines lines = new CheckLines();
    Engine engine = option.open();
    if (make != null) {
      CheckFile.of(engine).write(make);
      lines.say("Reference numbers of " + engine.device().name() + " are in " + make);
      return 0;
    }
    facts(engine.device(), lines);
    if (oneStep) {
      DeviceCheck.oneStep(engine, lines);
      return 0;
    }
    CheckFile file = CheckFile.read(check);
    lines.say("reference " + file.source());
    for (String variant : option.engines().variants(engine.device())) {
      of(variant, engine, option, file, lines);
    }
    return lines.end() ? 0 : 1;
  }

  private static void of(String variant, Engine usual, EngineOption option, CheckFile file, CheckLines lines) {
    try {
      Engine engine = variant.equals(usual.variant()) ? usual : option.engines().open(usual.device(), 0, variant);
      lines.say("variant " + variant + " " + words(engine.versions()));
      new DeviceCheck(engine, lines).run(file);
      new CheckSpeed(engine, lines).run(BATCHES);
    } catch (Problem failure) {
      lines.result(variant + ": " + failure.getMessage(), false);
    }
  }

  private static void facts(Device device, CheckLines lines) {
    lines.say("device " + device.id() + " " + device.name() + ", " + DeviceWords.details(device));
  }

  private static String words(Map<String, String> versions) {
    StringBuilder words = new StringBuilder();
    versions.forEach((name, version) -> words.append(' ').append(name).append('=').append(version.replace(' ', '_')));
    return words.toString().strip();
  }
}
