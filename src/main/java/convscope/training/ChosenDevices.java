package convscope.training;

import convscope.engine.Device;
import convscope.engine.Engine;
import convscope.engine.Engines;
import convscope.engine.Towers;
import java.util.List;

/**
 * What somebody has chosen to compute on.
 *
 * @param devices usable ones, at least one; of several each takes a share of every step
 * @param threads for one step on a processor; 0 for as many as are best
 * @param kernels one of the devices' {@link Engines#variants}; empty for each device's default
 */
public record ChosenDevices(List<Device> devices, int threads, String kernels) {

  public ChosenDevices {
    devices = List.copyOf(devices);
    if (devices.isEmpty()) {
      throw new IllegalArgumentException("Nothing to compute on");
    }
  }

  /** {@code device} alone, with its default arithmetic on as many threads as are best. */
  public static ChosenDevices only(Device device) {
    return new ChosenDevices(List.of(device), 0, "");
  }

  /**
   * Opens them, as an engine of one tower a device, which may take some seconds. Not for a thread that must not wait.
   *
   * @throws convscope.foundation.Problem if one of them cannot be opened
   */
  public Engine open(Engines engines) {
    return Towers.of(devices.stream().map(device -> open(engines, device)).toList(), devices.size());
  }

  private Engine open(Engines engines, Device device) {
    return kernels.isEmpty() ? engines.open(device, threads) : engines.open(device, threads, kernels);
  }
}
