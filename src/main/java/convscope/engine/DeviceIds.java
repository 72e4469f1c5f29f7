package convscope.engine;

import convscope.foundation.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Devices as a user names them: their ids separated by commas, of which {@code gpu:0,1} is short for {@code
 * gpu:0,gpu:1}.
 */
public final class DeviceIds {
  private DeviceIds() {}

  /**
   * The full ids in {@code text}.
   *
   * @throws Problem if there is none, or one occurs twice
   */
  public static List<String> read(String text) {
    List<String> ids = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String id = part.strip();
      if (!ids.isEmpty() && id.matches("\\d+")) {
        String before = ids.get(ids.size() - 1);
        id = before.substring(0, before.indexOf(':') + 1) + id;
      }
      if (id.isEmpty()) {
        throw Problem.of(DeviceIds.class, "devices.gap", text);
      }
      if (ids.contains(id)) {
        throw Problem.of(DeviceIds.class, "devices.twice", text, id);
      }
      ids.add(id);
    }
    return List.copyOf(ids);
  }

  /** {@code devices} as {@link #read} would take them. */
  public static String write(List<Device> devices) {
    return String.join(",", devices.stream().map(Device::id).toList());
  }
}
