package convscope.workbench.session;

import convscope.data.Dataset;
import convscope.data.Datasets;
import convscope.foundation.Problem;
import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.NetworkJson;
import convscope.runs.Manifest;
import convscope.runs.Setting;
import convscope.training.NamedRecipe;
import convscope.training.RunPlan;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the next run, as edited by the user. The defaults are the tutorial's, except for evaluations and for
 * runs on the built-in sample. JavaFX thread.
 */
public final class PlanForm {
  /** The learning rates that a slider offers; any other can be typed. */
  public static final double LEAST_RATE = 1e-6;
  public static final double MOST_RATE = 10;

  /** The layers' names do not depend on it. */
  private static final int SOME_CLASSES = 10;
  /** Users watch the window: unlike the tutorial it evaluates during training by default. */
  private static final int EVALUATE_EVERY = 500;
  /** Each of the sample's 5,000 training images some 25 times. */
  private static final int SAMPLE_STEPS = 1_000;
  private static final int SAMPLE_EVALUATE_EVERY = 100;
  /** All of a run on the sample can be played as an animation, from its random beginning on. */
  private static final int SAMPLE_CHECKPOINT_EVERY = 100;
  private static final int SAMPLE_KEEP = 11;

  private final ObservableList<FormNetwork> networks = FXCollections.observableArrayList(FormNetwork.PRESETS);
  private final ObservableList<FormNetwork> offered = FXCollections.unmodifiableObservableList(networks);
  private final ObjectProperty<FormNetwork> network =
      new SimpleObjectProperty<>(this, "network", FormNetwork.TUTORIAL);
  private final ObjectProperty<InitializerEdition> edition =
      new SimpleObjectProperty<>(this, "edition", InitializerEdition.FROM_2017);
  private final ObjectProperty<RunStart> start = new SimpleObjectProperty<>(this, "start", RunStart.RANDOM);
  private final BooleanProperty more = new SimpleBooleanProperty(this, "more");
  private final List<SettingEntry> entries = Setting.asked().stream().map(SettingEntry::new).toList();
  private final ReadOnlyObjectWrapper<@Nullable NamedRecipe> recipe = new ReadOnlyObjectWrapper<>(this, "recipe");
  private final BooleanBinding valid;
  private boolean sample;

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
    network.subscribe((was, is) -> start.set(start.get().fitting(network(SOME_CLASSES))));
    recipe.bind(Bindings.createObjectBinding(this::described,
        entries.stream().map(SettingEntry::textProperty).toArray(Observable[]::new)));
  }

  /** The network that the next run trains, one of {@link #networks}. */
  public ObjectProperty<FormNetwork> networkProperty() {
    return network;
  }

  /** The networks to choose from: the presets, and the one that was offered last. */
  public ObservableList<FormNetwork> networks() {
    return offered;
  }

  /** Makes {@code other}, which takes the program's crops, one of the choices and chooses it. */
  public void offer(Network other) {
    offer(FormNetwork.of(other.withFrozen(Set.of())));
  }

  private void offer(FormNetwork other) {
    // In this order, so that what is chosen is a choice at every moment.
    if (!networks.contains(other)) {
      networks.add(other);
    }
    network.set(other);
    networks.removeIf(one -> !one.isPreset() && !one.equals(other));
  }

  /** The recipe that the fields describe; null if they describe none. */
  public ReadOnlyObjectProperty<@Nullable NamedRecipe> recipeProperty() {
    return recipe.getReadOnlyProperty();
  }

  private @Nullable NamedRecipe described() {
    return Arrays.stream(NamedRecipe.values())
        .filter(one -> one.describes(setting -> entry(setting).value().orElse(""))).findFirst().orElse(null);
  }

  /** Puts the values of {@code chosen} into the fields. On the built-in sample the length of the run stays. */
  public void choose(NamedRecipe chosen) {
    chosen.settings().forEach((setting, value) -> {
      if (setting != Setting.STEPS || !sample) {
        entry(setting).set(value);
      }
    });
  }

  public ObjectProperty<InitializerEdition> editionProperty() {
    return edition;
  }

  /** What values the run begins with. */
  public ObjectProperty<RunStart> startProperty() {
    return start;
  }

  /** Whether the settings that are seldom changed are shown too. */
  public BooleanProperty moreProperty() {
    return more;
  }

  /** Every setting shown to the user, in display order. */
  public List<SettingEntry> entries() {
    return entries;
  }

  /**
   * Copies the network and the settings of another run.
   *
   * @throws Problem if its network cannot be read; nothing changes then
   */
  public void take(Manifest manifest) {
    choose(manifest);
    take(manifest.settings());
  }

  /** Shows the initial settings of the current run and those in force {@code now}, as the basis of changes. */
  void follow(Manifest manifest, Manifest.Settings now) {
    try {
      choose(manifest);
    } catch (Problem unreadable) {
      // The training reports that itself, if it was started with this network.
    }
    take(now);
  }

  /** Chooses the network of {@code manifest}: the preset that it is, or itself. */
  private void choose(Manifest manifest) {
    Network trained = NetworkJson.fromTree(manifest.network(), "The run's manifest");
    Network whole = trained.withFrozen(Set.of());
    // The number of classes follows the open data: with another it is still what was offered.
    if (!network.get().network(edition.get(), whole.classes()).equals(whole)) {
      choose(whole);
    }
    start.set(RunStart.of(manifest, trained));
  }

  private void choose(Network whole) {
    for (FormNetwork one : FormNetwork.PRESETS) {
      for (InitializerEdition other : InitializerEdition.values()) {
        if (one.network(other, whole.classes()).equals(whole)) {
          network.set(one);
          edition.set(other);
          return;
        }
      }
    }
    offer(whole);
  }

  private void take(Manifest.Settings settings) {
    entries.forEach(entry -> entry.begin(settings.get(entry.setting())));
  }

  /** The run in training had {@code before} for {@code setting}, which has been changed. */
  void changed(Setting setting, Object before) {
    entries.stream().filter(entry -> entry.setting() == setting).forEach(entry -> entry.changedFrom(before));
  }

  /** The number in the field of {@code setting}; empty if it is not valid, or not asked. */
  public OptionalInt number(Setting setting) {
    Optional<Object> value = entries.stream().filter(entry -> entry.setting() == setting).findFirst()
        .flatMap(SettingEntry::value);
    return value.isPresent() && value.get() instanceof Number number ? OptionalInt.of(number.intValue())
        : OptionalInt.empty();
  }

  /** All that the fields contain. */
  Content content() {
    Map<Setting, String> typed = new EnumMap<>(Setting.class);
    entries.forEach(entry -> typed.put(entry.setting(), entry.textProperty().get()));
    return new Content(network.get(), edition.get(), start.get(), typed);
  }

  /** Puts {@code content} back into the fields. */
  void restore(Content content) {
    if (content.network().isPreset()) {
      network.set(content.network());
    } else {
      offer(content.network());
    }
    edition.set(content.edition());
    start.set(content.start());
    content.typed().forEach((setting, typed) -> entry(setting).begin(typed));
  }

  /** What the fields contain: the texts of all settings, valid or not. */
  record Content(FormNetwork network, InitializerEdition edition, RunStart start, Map<Setting, String> typed) {}

  /** Selects the preset called {@code id}; nothing changes if there is none. */
  public void choose(String id) {
    FormNetwork.preset(id).ifPresent(network::set);
  }

  /** Puts {@code values}, as typed, into the fields of their settings. */
  public void enter(Map<Setting, String> values) {
    values.forEach((setting, typed) -> entry(setting).set(typed));
  }

  /** Puts {@code steps} into the field for the length of a run. */
  public void setSteps(long steps) {
    entry(Setting.STEPS).set(steps);
  }

  /** Puts in how often a run is saved, in steps, and how many of its latest checkpoints are kept. */
  public void setCheckpoints(long every, long keep) {
    entry(Setting.CHECKPOINT_EVERY).set(every);
    entry(Setting.KEEP).set(keep);
  }

  private SettingEntry entry(Setting setting) {
    return entries.stream().filter(entry -> entry.setting() == setting).findFirst().orElseThrow();
  }

  /**
   * Makes the run as long as suits {@code images}, and saves and evaluates it accordingly: the recipe's length, or for
   * the small built-in sample one in which a processor learns it in minutes. Numbers that a person has typed stay.
   */
  public void suit(Dataset images) {
    suit(images.name().equals(Datasets.SAMPLE));
  }

  /** The same for the sample before it is open, so that its form shows no other numbers first. */
  public void suitSample() {
    suit(true);
  }

  private void suit(boolean toSample) {
    sample = toSample;
    NamedRecipe chosen = recipe.get() == null ? NamedRecipe.TUTORIAL : recipe.get();
    replace(Setting.STEPS, (Long) chosen.settings().get(Setting.STEPS), SAMPLE_STEPS);
    replace(Setting.EVALUATE_EVERY, EVALUATE_EVERY, SAMPLE_EVALUATE_EVERY);
    replace(Setting.CHECKPOINT_EVERY, (Long) Setting.CHECKPOINT_EVERY.standard(), SAMPLE_CHECKPOINT_EVERY);
    replace(Setting.KEEP, (Long) Setting.KEEP.standard(), SAMPLE_KEEP);
  }

  private void replace(Setting setting, long usual, long ofSample) {
    long before = sample ? usual : ofSample;
    SettingEntry entry = entry(setting);
    if (entry.textProperty().get().equals(Long.toString(before))) {
      entry.set(sample ? ofSample : usual);
    }
  }

  /** Whether a run can be started with these. */
  public BooleanBinding validProperty() {
    return valid;
  }

  /** The network described, for {@code classes} classes. */
  public Network network(int classes) {
    return network.get().network(edition.get(), classes);
  }

  /** The plan described, for {@code planned}; all fields must be valid. */
  public RunPlan plan(Network planned) {
    Map<Setting, Object> values = new EnumMap<>(Setting.class);
    entries.forEach(entry -> values.put(entry.setting(), entry.require()));
    return new RunPlan(planned, new Manifest.Settings(values));
  }
}
