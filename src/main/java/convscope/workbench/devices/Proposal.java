package convscope.workbench.devices;

import convscope.engine.Device;
import convscope.model.Network;
import convscope.runs.Manifest;
import convscope.training.Recipe;
import convscope.training.StepPoint;
import convscope.training.TrainingMemory;
import convscope.workbench.session.DeviceChoice;
import convscope.workbench.session.DeviceChooser;
import convscope.workbench.session.PlanForm;
import convscope.workbench.session.CurrentRun;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.ObservableList;

/**
 * A choice not yet applied: the selected devices, the towers, the threads. No selection means the fastest device, to be
 * found. JavaFX thread.
 */
final class Proposal {
  private static final int CLASSES = 10;

  private final IntegerProperty towers = new SimpleIntegerProperty(this, "towers", 1);
  private final IntegerProperty threads = new SimpleIntegerProperty(this, "threads");
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper(this, "changes");
  private final ObservableList<DeviceItem> items;
  private final DeviceChooser chooser;
  private final CurrentRun training;
  private final PlanForm form;

  Proposal(ObservableList<DeviceItem> items, DeviceChooser chooser, CurrentRun training, PlanForm form) {
    this.items = items;
    this.chooser = chooser;
    this.training = training;
    this.form = form;
    towers.addListener((property, was, is) -> changed());
    threads.addListener((property, was, is) -> changed());
    chooser.choiceProperty().addListener((property, was, is) -> back());
    chooser.computingProperty().addListener((property, was, is) -> changed());
    training.stateProperty().addListener((property, was, is) -> changed());
  }

  /** Changes whenever the consequences may have changed. */
  ReadOnlyIntegerProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }

  /** The number of towers: at least one per device. */
  IntegerProperty towersProperty() {
    return towers;
  }

  /** The threads of a step on the processor; 0 for the best number. */
  IntegerProperty threadsProperty() {
    return threads;
  }

  /** Selects or deselects {@code item}. */
  void tick(DeviceItem item, boolean on) {
    item.tickedProperty().set(on);
    towers.set(Math.max(towers.get(), ticked().size()));
    changed();
  }

  /** Whether the fastest device is to be found. */
  boolean automatic() {
    return ticked().isEmpty();
  }

  /** Leaves the choice to the program, or starts with the devices in use. */
  void setAutomatic(boolean on) {
    List<String> computing = computing();
    items.forEach(item -> item.tickedProperty().set(!on && computing.contains(item.now().id())));
    changed();
  }

  /** The selected devices. */
  List<DeviceItem> ticked() {
    return items.stream().filter(item -> item.tickedProperty().get()).toList();
  }

  /** Whether the processor is selected, or may be found to be the fastest. */
  boolean withProcessor() {
    return automatic() || ticked().stream().anyMatch(item -> item.now().kind() == Device.Kind.CPU);
  }

  DeviceChoice choice() {
    return new DeviceChoice(ticked().stream().map(item -> item.now().id()).toList(), towers.get(), threads.get());
  }

  /** Whether it differs from the choice in force. */
  boolean differs() {
    return !choice().equals(chooser.choiceProperty().get());
  }

  void apply() {
    chooser.choose(choice());
  }

  /** Returns to the choice in force. */
  void back() {
    DeviceChoice now = chooser.choiceProperty().get();
    items.forEach(item -> item.tickedProperty().set(now.devices().contains(item.now().id())));
    towers.set(now.towers());
    threads.set(now.threads());
    changed();
  }

  private List<String> computing() {
    return chooser.computingProperty().get().stream().map(one -> one.device().id()).toList();
  }

  private void changed() {
    changes.set(changes.get() + 1);
  }

  /** Its consequences. */
  List<Consequence> consequences() {
    List<String> computing = computing();
    List<DeviceItem> before = items.stream().filter(item -> computing.contains(item.now().id())).toList();
    return new Consequences(chooser.choiceProperty().get(), choice(), before, ticked(), work()).all();
  }

  private Consequences.Work work() {
    StepPoint latest = training.latestProperty().get();
    long step = latest == null ? 0 : latest.step() + 1;
    boolean running = !training.free();
    if (!running && !form.validProperty().get()) {
      return new Consequences.Work(false, step, 0, 0);
    }
    Network network = form.network(CLASSES);
    Manifest.Settings settings = running && training.settings().isPresent() ? training.settings().orElseThrow()
        : form.plan(network).settings();
    int batch = settings.batch();
    return new Consequences.Work(running, step, batch,
        TrainingMemory.bytes(network, batch, Recipe.of(settings).learning().optimizer()));
  }
}
