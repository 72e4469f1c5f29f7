package convscope.workbench.session;

import convscope.model.InitializerEdition;
import convscope.model.Network;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The settings of the next run, as a person edits them. The defaults are the tutorial's. JavaFX thread. */
public final class PlanForm {
  private final ObjectProperty<Preset> preset = new SimpleObjectProperty<>(this, "preset", Preset.TUTORIAL);
  private final ObjectProperty<InitializerEdition> edition =
      new SimpleObjectProperty<>(this, "edition", InitializerEdition.FROM_2017);
  private final BooleanProperty distort = new SimpleBooleanProperty(this, "distort", true);
  private final Setting batch = new Setting("batch", 1, 4_096, true, 128);
  private final Setting rate = new Setting("rate", 0, 100, false, 0.1);
  private final Setting steps = new Setting("steps", 1, 100_000_000, true, 100_000);
  private final Setting seed = new Setting("seed", 0, 1e15, true, 1);
  private final Setting logEvery = new Setting("logEvery", 1, 1_000_000, true, 10);
  private final Setting evaluateEvery = new Setting("evaluateEvery", 0, 1_000_000, true, 500);
  private final Setting checkpointEvery = new Setting("checkpointEvery", 1, 10_000_000, true, 1_000);
  private final BooleanBinding valid;

  public PlanForm() {
    BooleanBinding all = Bindings.createBooleanBinding(() -> true);
    for (Setting setting : settings()) {
      all = all.and(setting.validProperty());
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
  public Setting batch() {
    return batch;
  }

  /** The learning rate at first; the one setting with the cadences that may change while a run goes on. */
  public Setting rate() {
    return rate;
  }

  public Setting steps() {
    return steps;
  }

  public Setting seed() {
    return seed;
  }

  /** Steps between lines of metrics. */
  public Setting logEvery() {
    return logEvery;
  }

  /** Steps between evaluations on the test set; 0 for none. */
  public Setting evaluateEvery() {
    return evaluateEvery;
  }

  public Setting checkpointEvery() {
    return checkpointEvery;
  }

  /** All numbers, in the order in which a person reads them. */
  public List<Setting> settings() {
    return List.of(batch, rate, steps, seed, logEvery, evaluateEvery, checkpointEvery);
  }

  /** Whether a run can be begun with these. */
  public BooleanBinding validProperty() {
    return valid;
  }

  /** The network described, for {@code classes} classes. */
  public Network network(int classes) {
    return preset.get().network(edition.get(), classes);
  }
}
