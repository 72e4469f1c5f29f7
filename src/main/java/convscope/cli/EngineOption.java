package convscope.cli;

import convscope.engine.Device;
import convscope.engine.Engine;
import convscope.engine.Engines;
import convscope.engine.Towers;
import convscope.runs.RunFolder;
import convscope.training.ComputedBefore;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --threads} and {@code --kernels}, and the engine they ask for. */
final class EngineOption {
  private @Nullable Engines engines;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--threads", paramLabel = "N",
      description = "Threads for the arithmetic of a step (default: one a core).")
  private int threads;

  private @Nullable String kernels;

  @Option(names = "--kernels", paramLabel = "SET",
      description = "Who does the arithmetic: one of those that convscope devices lists (default: the fastest there is).")
  void chooseKernels(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    List<String> there = engines().variants(engines().usual());
    if (!there.contains(wanted)) {
      throw new ParameterException(spec.commandLine(), "--kernels must be one of " + String.join(", ", there)
          + " on this machine, not " + name);
    }
    kernels = wanted;
  }

  /** Looked for where they are needed: every command has such an option, and most calls need none of them. */
  Engines engines() {
    if (engines == null) {
      engines = Engines.installed();
    }
    return engines;
  }

  Engine open() {
    Device device = engines().usual();
    return kernels == null ? engines().open(device, threads) : engines().open(device, threads, kernels);
  }

  /** The engine of {@code towers} towers. */
  Engine open(int towers) {
    return Towers.of(engines(), List.of(open()), towers);
  }

  /** The engine to go on with in {@code run}: with the kernels it was begun with, unless others were asked for. */
  Engine openFor(RunFolder run) {
    Engine opened = open();
    if (kernels == null) {
      return ComputedBefore.engine(run, engines(), opened);
    }
    Engine towers = Towers.of(engines(), List.of(opened), run.manifest().settings().towers());
    ComputedBefore.compare(run, towers);
    return towers;
  }

  /** The same device with every other arithmetic that it has. */
  List<Engine> others(Engine engine) {
    List<String> variants = engines().variants(engine.device());
    return variants.stream().skip(1).filter(variant -> !variant.equals(engine.variant()))
        .map(variant -> engines().open(engine.device(), threads, variant)).toList();
  }
}
