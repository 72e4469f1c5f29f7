package convscope.workbench.session;

import java.util.List;

/**
 * What a person wants to compute on.
 *
 * @param devices ids of devices; none for the fastest there is
 * @param towers how many towers a step has, at least one a device; on fewer devices they share
 * @param threads for a step on the processor; 0 for as many as are best
 */
public record DeviceChoice(List<String> devices, int towers, int threads) {
  /** Where nobody has chosen. */
  public static final DeviceChoice USUAL = new DeviceChoice(List.of(), 1, 0);

  public DeviceChoice {
    devices = List.copyOf(devices);
  }
}
