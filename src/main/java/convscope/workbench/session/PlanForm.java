package convscope.workbench.session;

import convscope.foundation.Problem;
import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.NetworkJson;
import convscope.runs.Manifest;
import convscope.runs.Setting;
import convscope.training.RunPlan;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The settings of the next run, as a person edits them. The defaults are the tutorial's. JavaFX thread. */
public final class PlanForm {
  /** In the window people watch: unlike the tutorial it evaluates as it trains, unless told otherwise. */
  private static final int EVALUATE_EVERY = 500;

  private final ObjectProperty<Preset> preset = new SimpleObjectProperty<>(this, "preset", Preset.TUTORIAL);
  private final ObjectProperty<InitializerEdition> edition =
      new SimpleObjectProperty<>(this, "edition", InitializerEdition.FROM_2017);
  private final List<SettingEntry> entries = Setting.asked().stream().map(SettingEntry::new).toList();
  private final BooleanBinding valid;

  public PlanForm() {
    BooleanBinding all = Bindings.createBooleanBinding(() -> true);
    for (SettingEntry entry : entries) {
      entry.countBeside(entries);
      all = all.and(entry.validProperty().or(entry.countsProperty().not()));
      if (entry.setting() == Setting.EVALUATE_EVERY) {
        entry.set(EVALUATE_EVERY);
      }
    }
    valid = all;
  }

  public ObjectProperty<Preset> presetProperty() {
    return preset;
  }

  public ObjectProperty<InitializerEdition> editionProperty() {
    return edition;
  }

  /** Every setting that a person is asked, in the order in which a person reads them. */
  public List<SettingEntry> entries() {
    return entries;
  }

  /**
   * Takes over what another run was begun with.
   *
   * @throws Problem if its network is none of those to choose from; then nothing changes
   */
  public void take(Manifest manifest) {
    if (!choose(manifest)) {
      throw Problem.of(PlanForm.class, "unknown.network", manifest.network().path("name").asText());
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
    entries.forEach(entry -> entry.set(settings.get(entry.setting())));
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
    Map<Setting, Object> values = new EnumMap<>(Setting.class);
    entries.forEach(entry -> values.put(entry.setting(), entry.require()));
    return new RunPlan(network, new Manifest.Settings(values));
  }
}
