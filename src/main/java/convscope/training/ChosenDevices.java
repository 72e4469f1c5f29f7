package convscope.training;

import convscope.engine.Device;
import convscope.engine.Engine;
import convscope.engine.Engines;
import convscope.engine.Towers;
import java.util.List;

/**
 * The devices chosen to compute on.
 *
 * @param devices usable ones, at least one; of several each takes a share of every step
 * @param threads for one step on a processor; 0 for the best number
 * @param kernels one of the devices' {@link Engines#variants}; empty for each device's default
 */
public record ChosenDevices(List<Device> devices, int threads, String kernels) {

  public ChosenDevices {
    devices = List.copyOf(devices);
    if (devices.isEmpty()) {
      throw new IllegalArgumentException("Nothing to compute on");
    }
  }

  /** {@code device} alone, with its default arithmetic and the best number of threads. */
  public static ChosenDevices only(Device device) {
    return new ChosenDevices(List.of(device), 0, "");
  }

  /**
   * Opens them, as an engine with one tower per device, which may take some seconds. Not for a thread that must not
   * wait.
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
