package convscope.training;

import convscope.engine.Device;
import convscope.engine.Engines;
import convscope.foundation.Home;
import convscope.foundation.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The device to use if none has been chosen: the fastest at the tutorial's network. Each is measured once, and the
 * result is valid as long as device, driver and program stay the same. With only one device nothing is measured, and if
 * system files show no sign of another, none is searched for.
 */
public final class FastestDevice {
  private static final Logger LOG = LoggerFactory.getLogger(FastestDevice.class);

  private final Path file;
  private final Engines engines;
  private final ToDoubleFunction<Device> measure;

  /** The fastest of {@code engines}, using the results in the home folder. */
  public FastestDevice(Engines engines) {
    this(Home.folder().resolve("device-speeds.csv"), engines, device -> TrainingSpeed.of(engines.open(device, 0)));
  }

  FastestDevice(Path file, Engines engines, ToDoubleFunction<Device> measure) {
    this.file = file;
    this.engines = engines;
    this.measure = measure;
  }

  /**
   * Searches for devices, and measures those not yet measured, a second or two each. A device that fails is skipped,
   * and tried again the next time.
   *
   * @throws Problem if there is nothing to compute on
   */
  public Device find() {
    List<Device> there = engines.likely().stream().filter(device -> device.status().usable()).toList();
    if (there.size() < 2) {
      return there.isEmpty() ? engines.usual() : there.get(0);
    }
    DeviceSpeeds speeds = new DeviceSpeeds(file);
    Device fastest = there.get(0);
    double most = 0;
    for (Device device : there) {
      double speed = speed(device, speeds);
      if (speed > most) {
        fastest = device;
        most = speed;
      }
    }
    return fastest;
  }

  private double speed(Device device, DeviceSpeeds speeds) {
    OptionalDouble known = speeds.of(device);
    if (known.isPresent()) {
      return known.getAsDouble();
    }
    try {
      double speed = measure.applyAsDouble(device);
      LOG.info("Measured once: {} ({}) trains at {} images per second.", device.id(), device.name(),
          String.format(Locale.ROOT, "%.0f", speed));
      speeds.keep(device, speed);
      return speed;
    } catch (Problem | LinkageError unable) {
      LOG.warn("{} ({}) cannot be measured and is not used", device.id(), device.name(), unable);
      return 0;
    }
  }
}
