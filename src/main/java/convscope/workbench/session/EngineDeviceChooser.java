package convscope.workbench.session;

import convscope.engine.Device;
import convscope.engine.Engine;
import convscope.engine.Engines;
import convscope.foundation.Problem;
import convscope.runs.Setting;
import convscope.training.ChosenDevices;
import convscope.workbench.fx.Background;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Has the shared engine compute on what people choose by the names of devices. The number of towers is a setting of the
 * next run: whoever changes it here changes it in the form, and the other way round. JavaFX thread.
 */
public final class EngineDeviceChooser implements DeviceChooser {
  private final ReadOnlyObjectWrapper<DeviceChoice> choice =
      new ReadOnlyObjectWrapper<>(this, "choice", DeviceChoice.USUAL);
  private final ReadOnlyObjectWrapper<List<Computing>> computing =
      new ReadOnlyObjectWrapper<>(this, "computing", List.of());
  private final SharedEngine sharedEngine;
  private final SettingEntry towers;
  private final Background background;

  public EngineDeviceChooser(SharedEngine sharedEngine, PlanForm form, Background background) {
    this.sharedEngine = sharedEngine;
    this.background = background;
    towers = form.entries().stream().filter(entry -> entry.setting() == Setting.TOWERS).findFirst().orElseThrow();
    towers.textProperty().addListener((property, was, is) -> towers.value().ifPresent(this::follow));
    sharedEngine.engineProperty().addListener((property, was, is) -> describe(is));
  }

  /** Loads the engine of {@code remembered}, or of the fastest device where that cannot be had any more. */
  public void load(DeviceChoice remembered) {
    sharedEngine.load(engines -> wanted(remembered, engines), () -> take(remembered));
  }

  @Override
  public void choose(DeviceChoice wanted) {
    sharedEngine.choose(engines -> wanted(wanted, engines), () -> take(wanted));
  }

  private void take(DeviceChoice taken) {
    choice.set(taken);
    towers.set(taken.towers());
  }

  private void follow(Object count) {
    DeviceChoice now = choice.get();
    choice.set(new DeviceChoice(now.devices(), ((Number) count).intValue(), now.threads()));
  }

  /** An engine is asked about itself in the background, as it may look at the system. */
  private void describe(Engine engine) {
    background.run(() -> engine.towers().stream()
            .map(one -> new Computing(one.device(), one.variant(), one.threads(), one.versions())).toList(),
        described -> {
          if (sharedEngine.engineProperty().get() == engine) {
            computing.set(described);
          }
        }, unable -> computing.set(List.of()));
  }

  private static ChosenDevices wanted(DeviceChoice choice, Engines engines) {
    if (choice.devices().isEmpty()) {
      return new ChosenDevices(SharedEngine.fastest(engines).devices(), choice.threads(), "");
    }
    List<Device> devices = new ArrayList<>();
    for (String id : choice.devices()) {
      devices.add(engines.devices().stream().filter(device -> device.id().equals(id)).findFirst()
          .orElseThrow(() -> Problem.of(EngineDeviceChooser.class, "device.gone", id)));
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
    return sharedEngine.openingProperty();
  }
}
