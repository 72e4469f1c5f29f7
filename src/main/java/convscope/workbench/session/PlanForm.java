package convscope.workbench.session;

import convscope.foundation.Problem;
import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.NetworkJson;
import convscope.runs.Checkpoints;
import convscope.runs.Manifest;
import convscope.training.RunPlan;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The settings of the next run, as a person edits them. The defaults are the tutorial's. JavaFX thread. */
public final class PlanForm {
  private static final int PREFETCH = 16;

  private final ObjectProperty<Preset> preset = new SimpleObjectProperty<>(this, "preset", Preset.TUTORIAL);
  private final ObjectProperty<InitializerEdition> edition =
      new SimpleObjectProperty<>(this, "edition", InitializerEdition.FROM_2017);
  private final BooleanProperty distort = new SimpleBooleanProperty(this, "distort", true);
  private final NumberEntry batch = new NumberEntry("batch", 1, 4_096, true, 128);
  private final NumberEntry rate = new NumberEntry("rate", 0, 100, false, 0.1);
  private final NumberEntry steps = new NumberEntry("steps", 1, 100_000_000, true, 100_000);
  private final NumberEntry seed = new NumberEntry("seed", 0, 1e15, true, 1);
  private final NumberEntry logEvery = new NumberEntry("logEvery", 1, 1_000_000, true, 10);
  private final NumberEntry evaluateEvery = new NumberEntry("evaluateEvery", 0, 1_000_000, true, 500);
  private final NumberEntry checkpointEvery = new NumberEntry("checkpointEvery", 1, 10_000_000, true, 1_000);
  private final NumberEntry keep = new NumberEntry("keep", 0, 1_000_000, true, Checkpoints.KEPT);
  private final NumberEntry summariesEvery =
      new NumberEntry("summariesEvery", 0, 1_000_000, true, RunPlan.SUMMARIES_EVERY);
  private final BooleanBinding valid;

  public PlanForm() {
    BooleanBinding all = Bindings.createBooleanBinding(() -> true);
    for (NumberEntry entry : entries()) {
      all = all.and(entry.validProperty());
    }
    valid = all;
  }

  public ObjectProperty<Preset> presetProperty() {
    return preset;
  }

  public ObjectProperty<InitializerEdition> editionProperty() {
    return edition;
  }

  /** Whether training images are distorted. */
  public BooleanProperty distortProperty() {
    return distort;
  }

  /** Examples a step. */
  public NumberEntry batch() {
    return batch;
  }

  /** The learning rate at first; the one setting with the cadences that may change while a run goes on. */
  public NumberEntry rate() {
    return rate;
  }

  public NumberEntry steps() {
    return steps;
  }

  public NumberEntry seed() {
    return seed;
  }

  /** Steps between lines of metrics. */
  public NumberEntry logEvery() {
    return logEvery;
  }

  /** Steps between evaluations on the test set; 0 for none. */
  public NumberEntry evaluateEvery() {
    return evaluateEvery;
  }

  public NumberEntry checkpointEvery() {
    return checkpointEvery;
  }

  /** How many checkpoints are kept; 0 for all. */
  public NumberEntry keep() {
    return keep;
  }

  /** Steps between the summaries that TensorBoard reads; 0 for none. */
  public NumberEntry summariesEvery() {
    return summariesEvery;
  }

  /** All numbers, in the order in which a person reads them. */
  public List<NumberEntry> entries() {
    return List.of(batch, rate, steps, seed, keep, summariesEvery, logEvery, evaluateEvery, checkpointEvery);
  }

  /**
   * Takes over what another run was begun with.
   *
   * @throws Problem if its network is none of those to choose from; then nothing changes
   */
  public void take(Manifest manifest) {
    if (!choose(manifest)) {
      throw new Problem("The network " + manifest.network().path("name").asText() + " is none of those that the window"
          + " offers: train it from the command line, with its description.");
    }
    take(manifest.settings());
  }

  /** Shows what the run in hand was begun with and what holds {@code now}: changes are made from there. */
  void follow(Manifest manifest, Manifest.Settings now) {
    try {
      choose(manifest);
    } catch (Problem unknown) {
      // The training itself says so, where it was asked for this network.
    }
    take(now);
  }

  /** Chooses the network of {@code manifest}; false where it is none of those to choose from. */
  private boolean choose(Manifest manifest) {
    Network network = NetworkJson.fromTree(manifest.network(), "The run's manifest");
    for (Preset one : Preset.values()) {
      for (InitializerEdition other : InitializerEdition.values()) {
        if (one.network(other, network.classes()).equals(network)) {
          preset.set(one);
          edition.set(other);
          return true;
        }
      }
    }
    return false;
  }

  private void take(Manifest.Settings settings) {
    distort.set(settings.distort());
    batch.set(settings.batch());
    rate.set(settings.rate());
    steps.set(settings.steps());
    seed.set(settings.seed());
    logEvery.set(settings.logEvery());
    evaluateEvery.set(settings.evaluateEvery());
    checkpointEvery.set(settings.checkpointEvery());
    keep.set(settings.keep());
    summariesEvery.set(settings.summariesEvery());
  }

  /** Whether a run can be begun with these. */
  public BooleanBinding validProperty() {
    return valid;
  }

  /** The network described, for {@code classes} classes. */
  public Network network(int classes) {
    return preset.get().network(edition.get(), classes);
  }

  /** The plan described, for {@code network}; everything must be right. */
  public RunPlan plan(Network network) {
    return new RunPlan(network, (int) batch.require(), (long) steps.require(), rate.require(), (long) seed.require(),
        PREFETCH, distort.get(), (int) logEvery.require(), (int) checkpointEvery.require(),
        (int) evaluateEvery.require(), (int) summariesEvery.require(), (int) keep.require());
  }
}
