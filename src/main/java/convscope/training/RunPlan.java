package convscope.training;

import convscope.data.Dataset;
import convscope.engine.Engine;
import convscope.foundation.Problem;
import convscope.foundation.SafeFolder;
import convscope.model.Network;
import convscope.model.NetworkJson;
import convscope.runs.Manifest;
import convscope.runs.RunFolder;
import convscope.runs.Setting;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a user decides about a run before it starts; everything else is the tutorial's. Immutable and valid: invalid
 * settings are refused with a {@link Problem} on construction.
 *
 * @param settings of which those without an option, such as the threads of a step, are determined when the run starts,
 *     and so are the towers, which are the engine's
 * @param start the network from whose values it starts, where they fit; empty for random values
 */
public record RunPlan(Network network, Manifest.Settings settings, Optional<TrainedModel> start) {
  private static final int EPOCHS_A_RATE = 350;
  private static final int MOST_EXAMPLES = 1 << 16;

  /** A plan that starts at random. */
  public RunPlan(Network network, Manifest.Settings settings) {
    this(network, settings, Optional.empty());
  }

  private static void require(boolean right, String otherwise, Object... values) {
    if (!right) {
      throw Problem.of(RunPlan.class, otherwise, values);
    }
  }

  /**
   * Starts a run of this plan in the folder {@code place}, which is created. Reads all of {@code data} for its
   * checksum, unless it is known already: not for a thread that must not wait.
   *
   * @throws Problem if the data do not fit the network, or {@code place} is not empty
   */
  public RunFolder begin(Path place, Dataset data, Engine engine) {
    Manifest manifest = manifest(data, engine);
    return begun(manifest, started -> RunFolder.create(place, started));
  }

  /** As {@link #begin}, in a new folder among {@code runs}, which no other start gets. */
  public RunFolder beginIn(Path runs, Dataset data, Engine engine) {
    return beginIn(runs, network.name(), data, engine);
  }

  /** As {@link #beginIn(Path, Dataset, Engine)}, in a folder named for the time and {@code name}. */
  public RunFolder beginIn(Path runs, String name, Dataset data, Engine engine) {
    Manifest manifest = manifest(data, engine);
    return begun(manifest, started -> RunFolder.createIn(runs, name, LocalDateTime.now(), started));
  }

  /** The run that {@code create} makes for {@code manifest}, with its starting values; or nothing is left of it. */
  private RunFolder begun(Manifest manifest, Function<Manifest, RunFolder> create) {
    if (start.isEmpty()) {
      return create.apply(manifest);
    }
    TrainedModel source = start.get();
    StartingValues values = StartingValues.of(network, manifest.data().classNames(), source, settings.seed());
    RunFolder run = create.apply(manifest.with(new Manifest.Start(source.name(), source.step(), values.taken())));
    try {
      run.keepStart(values.checkpoint(network));
      return run;
    } catch (RuntimeException | Error failure) {
      SafeFolder.deleteAfter(failure, run.path());
      throw failure;
    }
  }

  private Manifest manifest(Dataset data, Engine engine) {
    require(network.classes() == data.classNames().size(), "plan.classes", network.name(), network.classes(),
        data.name(), data.classNames().size());
    require(network.takesImages(), "plan.input", network.name(), network.input().toString());
    int towers = engine.towers().size();
    int examples = settings.batch() * towers;
    require(examples <= MOST_EXAMPLES, "plan.examples", examples, towers, settings.batch(), MOST_EXAMPLES);
    long stepsARate = Math.max(1, (long) ((double) data.train().size() / examples * EPOCHS_A_RATE));
    Manifest.Settings found = settings.with(Setting.STEPS_PER_RATE, stepsARate).with(Setting.TOWERS, towers)
        .with(Setting.THREADS, engine.threads());
    Manifest.Data source = new Manifest.Data(data.name(), data.source(), data.checksum(), data.train().size(),
        data.test().size(), data.classNames(), data.options().asMap());
    return new Manifest(Manifest.FORMAT, LocalDateTime.now().toString(), NetworkJson.toTree(network), source, found,
        MachineFacts.versions(engine), MachineFacts.machine(engine), engine.arithmetic(network, examples));
  }
}
