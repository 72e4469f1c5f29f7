package convscope.workbench.devices;

import convscope.engine.Device;
import convscope.engine.DeviceLoad;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** A device in the list, its load, and its measurements. JavaFX thread. */
final class DeviceItem {
  /** A minute, at one reading per second. */
  static final int REMEMBERED = 60;

  private final ReadOnlyObjectWrapper<Device> device = new ReadOnlyObjectWrapper<>(this, "device");
  private final ReadOnlyObjectWrapper<@Nullable DeviceLoad> load = new ReadOnlyObjectWrapper<>(this, "load");
  private final ReadOnlyObjectWrapper<@Nullable Measured> measured = new ReadOnlyObjectWrapper<>(this, "measured");
  private final BooleanProperty ticked = new SimpleBooleanProperty(this, "ticked");
  private final Deque<Integer> percents = new ArrayDeque<>();
  /** Whether its load is being queried. */
  private boolean asked;

  DeviceItem(Device device) {
    this.device.set(device);
  }

  /** The last result of the search. */
  ReadOnlyObjectProperty<Device> deviceProperty() {
    return device.getReadOnlyProperty();
  }

  Device now() {
    return device.get();
  }

  void found(Device again) {
    device.set(again);
  }

  /** Whether it is among the selected devices. */
  BooleanProperty tickedProperty() {
    return ticked;
  }

  /** Its load; null if unknown. */
  ReadOnlyObjectProperty<@Nullable DeviceLoad> loadProperty() {
    return load.getReadOnlyProperty();
  }

  /** Its load at the last readings, in percent, the oldest first. */
  List<Integer> percents() {
    return List.copyOf(percents);
  }

  /** Starts a query; false if one is under way. */
  boolean ask() {
    boolean free = !asked;
    asked = true;
    return free;
  }

  /** Ends the query with its result; null for none. */
  void answered(@Nullable DeviceLoad said) {
    asked = false;
    if (said != null && said.percent().isPresent()) {
      percents.addLast(said.percent().getAsInt());
      if (percents.size() > REMEMBERED) {
        percents.removeFirst();
      }
    } else {
      percents.clear();
    }
    load.set(said);
  }

  /** Its measurements in this window; null before the first. */
  ReadOnlyObjectProperty<@Nullable Measured> measuredProperty() {
    return measured.getReadOnlyProperty();
  }

  void measured(Measured now) {
    measured.set(now);
  }
}
