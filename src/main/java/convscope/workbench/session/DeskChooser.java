package convscope.workbench.session;

import convscope.engine.Device;
import convscope.engine.Engine;
import convscope.engine.Engines;
import convscope.foundation.Problem;
import convscope.training.ChosenDevices;
import convscope.workbench.fx.Background;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Has the engine desk compute on what people choose by the names of devices. JavaFX thread. */
public final class DeskChooser implements DeviceChooser {
  private final ReadOnlyObjectWrapper<DeviceChoice> choice =
      new ReadOnlyObjectWrapper<>(this, "choice", DeviceChoice.USUAL);
  private final ReadOnlyObjectWrapper<List<Computing>> computing =
      new ReadOnlyObjectWrapper<>(this, "computing", List.of());
  private final EngineDesk desk;
  private final Background background;

  public DeskChooser(EngineDesk desk, Background background) {
    this.desk = desk;
    this.background = background;
    desk.engineProperty().addListener((property, was, is) -> describe(is));
  }

  /** Loads the engine of {@code remembered}, or of the fastest device where that cannot be had any more. */
  public void load(DeviceChoice remembered) {
    desk.load(engines -> wanted(remembered, engines), () -> choice.set(remembered));
  }

  @Override
  public void choose(DeviceChoice wanted) {
    desk.choose(engines -> wanted(wanted, engines), () -> choice.set(wanted));
  }

  /** An engine is asked about itself in the background, as it may look at the system. */
  private void describe(Engine engine) {
    background.run(() -> List.of(new Computing(engine.device(), engine.variant(), engine.threads(), engine.versions())),
        described -> {
          if (desk.engineProperty().get() == engine) {
            computing.set(described);
          }
        }, unable -> computing.set(List.of()));
  }

  private static ChosenDevices wanted(DeviceChoice choice, Engines engines) {
    if (choice.devices().isEmpty()) {
      return new ChosenDevices(EngineDesk.fastest(engines).devices(), choice.threads(), "");
    }
    List<Device> devices = new ArrayList<>();
    for (String id : choice.devices()) {
      devices.add(engines.devices().stream().filter(device -> device.id().equals(id)).findFirst()
          .orElseThrow(() -> new Problem("The device " + id + " is not there any more: choose another in the Devices view.")));
    }
    return new ChosenDevices(devices, choice.threads(), "");
  }

  @Override
  public ReadOnlyObjectProperty<DeviceChoice> choiceProperty() {
    return choice.getReadOnlyProperty();
  }

  @Override
  public ReadOnlyObjectProperty<List<Computing>> computingProperty() {
    return computing.getReadOnlyProperty();
  }

  @Override
  public ReadOnlyBooleanProperty changingProperty() {
    return desk.openingProperty();
  }
}
