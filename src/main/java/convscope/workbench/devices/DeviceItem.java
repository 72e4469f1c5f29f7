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

/** A device in the list, what it is doing, and what was measured of it. JavaFX thread. */
final class DeviceItem {
  /** A minute, at a look a second. */
  static final int REMEMBERED = 60;

  private final ReadOnlyObjectWrapper<Device> device = new ReadOnlyObjectWrapper<>(this, "device");
  private final ReadOnlyObjectWrapper<@Nullable DeviceLoad> load = new ReadOnlyObjectWrapper<>(this, "load");
  private final ReadOnlyObjectWrapper<@Nullable Measured> measured = new ReadOnlyObjectWrapper<>(this, "measured");
  private final BooleanProperty ticked = new SimpleBooleanProperty(this, "ticked");
  private final Deque<Integer> percents = new ArrayDeque<>();
  /** Whether somebody is asking it how busy it is. */
  private boolean asked;

  DeviceItem(Device device) {
    this.device.set(device);
  }

  /** As it was found last. */
  ReadOnlyObjectProperty<Device> deviceProperty() {
    return device.getReadOnlyProperty();
  }

  Device now() {
    return device.get();
  }

  void found(Device again) {
    device.set(again);
  }

  /** Whether it is among those to compute on. */
  BooleanProperty tickedProperty() {
    return ticked;
  }

  /** How busy it is; null where that is not known. */
  ReadOnlyObjectProperty<@Nullable DeviceLoad> loadProperty() {
    return load.getReadOnlyProperty();
  }

  /** How much of its time it was busy at the last looks, in percent, the oldest first. */
  List<Integer> percents() {
    return List.copyOf(percents);
  }

  /** Begins asking; false where that is being done. */
  boolean ask() {
    boolean free = !asked;
    asked = true;
    return free;
  }

  /** Ends asking with what was said; null for nothing. */
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

  /** What was measured of it in this window; null before. */
  ReadOnlyObjectProperty<@Nullable Measured> measuredProperty() {
    return measured.getReadOnlyProperty();
  }

  void measured(Measured now) {
    measured.set(now);
  }
}
