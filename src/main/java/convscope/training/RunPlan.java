package convscope.training;

import convscope.data.Crop;
import convscope.data.Dataset;
import convscope.data.ImageSet;
import convscope.engine.Engine;
import convscope.foundation.Problem;
import convscope.model.Network;
import convscope.model.NetworkJson;
import convscope.model.Shape;
import convscope.runs.Manifest;
import convscope.runs.RunFolder;
import convscope.runs.Setting;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Locale;

/**
 * What a user decides about a run before it starts; everything else is the tutorial's. Immutable and valid: invalid
 * settings are refused with a {@link Problem} on construction.
 *
 * @param settings of which those without an option, such as the threads of a step, are determined when the run starts,
 *     and so are the towers, which are the engine's
 */
public record RunPlan(Network network, Manifest.Settings settings) {
  private static final Shape CROP = new Shape(Crop.SIZE, Crop.SIZE, ImageSet.CHANNELS);
  private static final int EPOCHS_A_RATE = 350;
  private static final int MOST_EXAMPLES = 1 << 16;

  private static void require(boolean right, String otherwise) {
    if (!right) {
      throw new Problem(otherwise);
    }
  }

  /**
   * Starts a run of this plan in the folder {@code place}, which is created. Reads all of {@code data} for its checksum,
   * unless it is known already: not for a thread that must not wait.
   *
   * @throws Problem if the data do not fit the network, or {@code place} is not empty
   */
  public RunFolder begin(Path place, Dataset data, Engine engine) {
    return RunFolder.create(place, manifest(data, engine));
  }

  /** As {@link #begin}, in a new folder among {@code runs}, which no other start gets. */
  public RunFolder beginIn(Path runs, Dataset data, Engine engine) {
    return RunFolder.createIn(runs, network.name(), LocalDateTime.now(), manifest(data, engine));
  }

  private Manifest manifest(Dataset data, Engine engine) {
    require(network.classes() == data.classNames().size(), "Network " + network.name() + " tells " + network.classes()
        + " classes apart and " + data.name() + " has " + data.classNames().size()
        + ": change the units of its last layer.");
    require(network.input().equals(CROP), "Network " + network.name()
        + " looks at images of " + network.input() + " and the tutorial's crops are 24×24×3: change its input.");
    int towers = engine.towers().size();
    int examples = settings.batch() * towers;
    require(examples <= MOST_EXAMPLES, String.format(Locale.ROOT,
        "A step cannot have %,d examples, %,d towers with %,d each: give at most %,d in all.", examples, towers, settings.batch(),
        MOST_EXAMPLES));
    long stepsARate = Math.max(1, (long) ((double) data.train().size() / examples * EPOCHS_A_RATE));
    Manifest.Settings found = settings.with(Setting.STEPS_PER_RATE, stepsARate).with(Setting.TOWERS, towers)
        .with(Setting.THREADS, engine.threads());
    Manifest.Data source = new Manifest.Data(data.name(), data.source(), data.checksum(), data.train().size(),
        data.test().size(), data.classNames(), data.options().asMap());
    return new Manifest(Manifest.FORMAT, LocalDateTime.now().toString(), NetworkJson.toTree(network), source, found,
        MachineFacts.versions(engine), MachineFacts.machine(engine), engine.arithmetic(network, examples));
  }
}
