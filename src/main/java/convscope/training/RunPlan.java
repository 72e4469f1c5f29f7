package convscope.training;

import convscope.data.Crop;
import convscope.data.Dataset;
import convscope.data.ImageSet;
import convscope.engine.Engine;
import convscope.foundation.Problem;
import convscope.model.Network;
import convscope.model.NetworkJson;
import convscope.model.Shape;
import convscope.runs.Checkpoints;
import convscope.runs.Manifest;
import convscope.runs.RunFolder;
import java.nio.file.Path;
import java.time.LocalDateTime;

/**
 * What a person decides about a run before it begins; all else is the tutorial's. Immutable, and possible: a plan that
 * makes no sense is refused with a {@link Problem} when it is made.
 *
 * @param batch examples a step
 * @param steps how many steps it is to have in the end
 * @param rate the learning rate at first; a tenth of it after every 350 epochs
 * @param seed of everything that is drawn
 * @param prefetch threads that make batches ahead
 * @param distort whether training images are distorted
 * @param logEvery steps between lines of metrics
 * @param checkpointEvery steps between checkpoints
 * @param evaluateEvery steps between evaluations on the test set; 0 for none
 * @param summariesEvery steps between summaries with distributions and pictures; 0 for no summaries at all
 * @param keep how many checkpoints are kept, the newest, beside the best; 0 for all
 */
public record RunPlan(Network network, int batch, long steps, double rate, long seed, int prefetch, boolean distort,
    int logEvery, int checkpointEvery, int evaluateEvery, int summariesEvery,
    int keep) {
  /** The tutorial's steps between lines of metrics. */
  public static final int LOG_EVERY = 10;
  /** The tutorial's steps between checkpoints. */
  public static final int CHECKPOINT_EVERY = 1_000;
  /** The tutorial's steps between summaries. */
  public static final int SUMMARIES_EVERY = 100;

  private static final Shape CROP = new Shape(Crop.SIZE, Crop.SIZE, ImageSet.CHANNELS);
  private static final double AVERAGE_DECAY = 0.9999;
  private static final double RATE_FACTOR = 0.1;
  private static final int EPOCHS_A_RATE = 350;

  public RunPlan {
    require(batch >= 1 && batch <= 65_536, "A batch cannot have " + batch + " examples: give 1 to 65,536.");
    require(steps >= 1, "A run cannot have " + steps + " steps: give at least 1.");
    require(rate >= 0 && Double.isFinite(rate),
        "The learning rate cannot be " + rate + ": give a finite number from 0 on.");
    require(prefetch >= 1 && prefetch <= 256, "There cannot be " + prefetch + " prefetch threads: give 1 to 256.");
    require(logEvery >= 1, "The steps between lines of metrics cannot be " + logEvery + ": give at least 1.");
    require(checkpointEvery >= 1, "The steps between checkpoints cannot be " + checkpointEvery + ": give at least 1.");
    require(evaluateEvery >= 0, "The steps between evaluations cannot be " + evaluateEvery + ": give 0 or more.");
    require(summariesEvery >= 0, "The steps between summaries cannot be " + summariesEvery + ": give 0 or more.");
    require(keep >= 0, "There cannot be " + keep + " checkpoints kept: give at least 1, or 0 for all.");
  }

  private static void require(boolean right, String otherwise) {
    if (!right) {
      throw new Problem(otherwise);
    }
  }

  /** The same with the tutorial's cadence, and no evaluations. */
  public RunPlan(Network network, int batch, long steps, double rate, long seed, int prefetch, boolean distort) {
    this(network, batch, steps, rate, seed, prefetch, distort, LOG_EVERY, CHECKPOINT_EVERY, 0, SUMMARIES_EVERY,
        Checkpoints.KEPT);
  }

  /** All as in the tutorial. */
  public static RunPlan tutorial(Network network) {
    return new RunPlan(network, 128, 100_000, 0.1, 1, 16, true);
  }

  /**
   * Begins a run of this plan in the folder {@code place}, which is made. Reads all of {@code data} for its checksum, if
   * nobody has asked for that before: not for a thread that must not wait.
   *
   * @throws Problem if the data do not fit the network, or there is anything in {@code place} already
   */
  public RunFolder begin(Path place, Dataset data, Engine engine) {
    require(network.classes() == data.classNames().size(), "Network " + network.name() + " tells " + network.classes()
        + " classes apart and " + data.name() + " has " + data.classNames().size()
        + ": change the units of its last layer.");
    require(network.input().equals(CROP), "Network " + network.name()
        + " looks at images of " + network.input() + " and the tutorial's crops are 24×24×3: change its input.");
    long stepsARate = Math.max(1, (long) ((double) data.train().size() / batch * EPOCHS_A_RATE));
    Manifest.Settings settings = new Manifest.Settings(batch, steps, rate, RATE_FACTOR, stepsARate, seed,
        engine.threads(), prefetch, distort, AVERAGE_DECAY, logEvery, checkpointEvery, evaluateEvery, summariesEvery,
        keep);
    Manifest.Data source = new Manifest.Data(data.name(), data.source(), data.checksum(), data.train().size(),
        data.test().size(), data.classNames());
    return RunFolder.create(place, new Manifest(Manifest.FORMAT, LocalDateTime.now().toString(),
        NetworkJson.toTree(network), source, settings, MachineFacts.versions(engine), MachineFacts.machine(engine),
        engine.arithmetic(network, batch)));
  }
}
