package convscope.workbench.devices;

import convscope.engine.Device;
import convscope.engine.DeviceLoad;
import convscope.foundation.Problem;
import convscope.training.TowerPace;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Pulse;
import convscope.workbench.session.DeviceChooser;
import convscope.workbench.session.DeviceDesk;
import convscope.workbench.session.PlanForm;
import convscope.workbench.session.TrainingDesk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the Devices view shows; it outlives the view's nodes. Devices are looked for when it first shows. JavaFX thread. */
public final class DevicesModel {
  private static final long BETWEEN_MILLIS = 1_000;

  private final ObservableList<DeviceItem> items = FXCollections.observableArrayList();
  private final Pulse pulse = new Pulse(BETWEEN_MILLIS, this::askAll);
  private final DeviceDesk desk;
  private final DeviceChooser chooser;
  private final TrainingDesk training;
  private final Background background;
  private final Measuring measuring;
  private final Proposal proposal;
  private final ReadOnlyObjectWrapper<List<TowerPace>> towers = new ReadOnlyObjectWrapper<>(this, "towers", List.of());

  /** A model of what {@code desk} finds, of which {@code chooser} has some compute. */
  public DevicesModel(DeviceDesk desk, DeviceChooser chooser, TrainingDesk training, PlanForm form, Background background) {
    this.desk = desk;
    this.chooser = chooser;
    this.training = training;
    this.background = background;
    measuring = new Measuring(background);
    proposal = new Proposal(items, chooser, training, form);
    desk.foundProperty().addListener((property, was, is) -> take(is.devices()));
  }

  /** What there is, in the order in which it was found. */
  ObservableList<DeviceItem> items() {
    return items;
  }

  DeviceDesk desk() {
    return desk;
  }

  DeviceChooser chooser() {
    return chooser;
  }

  Measuring measuring() {
    return measuring;
  }

  /** What is to compute, until it is applied. */
  Proposal proposal() {
    return proposal;
  }

  /** How each tower of the current run does, as of about a second ago; empty with one tower alone. */
  ReadOnlyObjectProperty<List<TowerPace>> towersProperty() {
    return towers.getReadOnlyProperty();
  }

  /** Whether a run would be slowed down by measuring, and slow it down. */
  boolean training() {
    return !training.free();
  }

  /** Devices that are there still keep their course, what was measured of them, and a choice not yet applied. */
  private void take(List<Device> devices) {
    boolean own = !items.isEmpty() && proposal.differs();
    List<DeviceItem> now = new ArrayList<>();
    for (Device device : devices) {
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

  /** Another card may have come into the place of one. */
  private static boolean same(Device known, Device device) {
    return known.id().equals(device.id()) && known.name().equals(device.name());
  }

  /** The view has become visible, or is out of it: only in sight devices are asked how busy they are. */
  void show(boolean shown) {
    if (!shown) {
      pulse.stop();
      return;
    }
    if (desk.foundProperty().get() == null) {
      desk.look();
    }
    pulse.start();
  }

  private void askAll() {
    towers.set(training.towers());
    items.forEach(this::ask);
  }

  /** Each by itself, so that one that does not answer holds up no other. */
  private void ask(DeviceItem item) {
    DeviceDesk.Found found = desk.foundProperty().get();
    if (found != null && item.ask()) {
      Device device = item.now();
      background.run(() -> found.engines().load(device),
          said -> item.answered(said.orElse(null)), why -> item.answered(null));
    }
  }

  /** Measures {@code item}. */
  void measure(DeviceItem item) {
    DeviceDesk.Found found = desk.foundProperty().get();
    if (found != null) {
      measuring.start(item, found.engines(), proposal.threadsProperty().get(), training());
    }
  }

  /** Writes the table of devices to {@code file}; {@code failed} is told why it cannot be. */
  void save(Path file, Consumer<Path> done, Consumer<Problem> failed) {
    List<DeviceItem> shown = List.copyOf(items);
    String table = DeviceTable.of(shown);
    background.keep(() -> DeviceTable.write(table, file), done, failed);
  }

  /** Gives up what is being measured: on the way out of the program. */
  public void close() {
    pulse.stop();
    measuring.cancel();
  }
}
