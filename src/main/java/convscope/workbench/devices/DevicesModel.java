package convscope.workbench.devices;

import convscope.engine.Device;
import convscope.engine.DeviceLoad;
import convscope.foundation.Problem;
import convscope.training.TowerPace;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Pulse;
import convscope.workbench.session.DeviceChooser;
import convscope.workbench.session.FoundDevices;
import convscope.workbench.session.PlanForm;
import convscope.workbench.session.CurrentRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The Devices view's data; it outlives the view's nodes. Devices are searched for when it is first shown. JavaFX
 * thread.
 */
public final class DevicesModel {
  private static final long BETWEEN_MILLIS = 1_000;

  private final ObservableList<DeviceItem> items = FXCollections.observableArrayList();
  private final Pulse pulse = new Pulse(BETWEEN_MILLIS, this::askAll);
  private final FoundDevices devices;
  private final DeviceChooser chooser;
  private final CurrentRun training;
  private final Background background;
  private final Measuring measuring;
  private final Proposal proposal;
  private final ReadOnlyObjectWrapper<List<TowerPace>> towers = new ReadOnlyObjectWrapper<>(this, "towers", List.of());

  /** A model of the devices that {@code devices} finds and {@code chooser} selects. */
  public DevicesModel(FoundDevices devices, DeviceChooser chooser, CurrentRun training, PlanForm form,
      Background background) {
    this.devices = devices;
    this.chooser = chooser;
    this.training = training;
    this.background = background;
    measuring = new Measuring(background);
    proposal = new Proposal(items, chooser, training, form);
    devices.foundProperty().addListener((property, was, is) -> take(is.devices()));
  }

  /** The devices, in the order in which they were found. */
  ObservableList<DeviceItem> items() {
    return items;
  }

  FoundDevices devices() {
    return devices;
  }

  DeviceChooser chooser() {
    return chooser;
  }

  Measuring measuring() {
    return measuring;
  }

  /** The choice, until it is applied. */
  Proposal proposal() {
    return proposal;
  }

  /** The state of each tower of the current run, at most about a second old; empty with a single tower. */
  ReadOnlyObjectProperty<List<TowerPace>> towersProperty() {
    return towers.getReadOnlyProperty();
  }

  /** Whether a run is training, so that it and a measurement would slow each other down. */
  boolean training() {
    return !training.free();
  }

  /** Remaining devices keep their load history, their measurements, and a choice not yet applied. */
  private void take(List<Device> found) {
    boolean own = !items.isEmpty() && proposal.differs();
    List<DeviceItem> now = new ArrayList<>();
    for (Device device : found) {
      DeviceItem item = items.stream().filter(known -> same(known.now(), device)).findFirst()
          .orElseGet(() -> new DeviceItem(device));
      item.found(device);
      now.add(item);
    }
    items.setAll(now);
    if (!own) {
      proposal.back();
    }
  }

  /** Another card may have taken the place of one. */
  private static boolean same(Device known, Device device) {
    return known.id().equals(device.id()) && known.name().equals(device.name());
  }

  /** Sets whether the view is visible: only then are devices asked how busy they are. */
  void show(boolean shown) {
    if (!shown) {
      pulse.stop();
      return;
    }
    if (devices.foundProperty().get() == null) {
      devices.look();
    }
    pulse.start();
  }

  private void askAll() {
    towers.set(training.towers());
    items.forEach(this::ask);
  }

  /** Each separately, so that one that does not answer delays no other. */
  private void ask(DeviceItem item) {
    FoundDevices.Found found = devices.foundProperty().get();
    if (found != null && item.ask()) {
      Device device = item.now();
      background.run(() -> found.engines().load(device),
          said -> item.answered(said.orElse(null)), why -> item.answered(null));
    }
  }

  /** Measures {@code item}. */
  void measure(DeviceItem item) {
    FoundDevices.Found found = devices.foundProperty().get();
    if (found != null) {
      measuring.start(item, found.engines(), proposal.threadsProperty().get(), training());
    }
  }

  /** Writes the table of devices to {@code file}; {@code failed} receives a failure. */
  void save(Path file, Consumer<Path> done, Consumer<Problem> failed) {
    List<DeviceItem> shown = List.copyOf(items);
    String table = DeviceTable.of(shown);
    background.keep(() -> DeviceTable.write(table, file), done, failed);
  }

  /** Cancels the measurement when the program exits. */
  public void close() {
    pulse.stop();
    measuring.cancel();
  }
}
