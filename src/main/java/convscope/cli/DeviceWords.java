package convscope.cli;

import convscope.engine.Device;
import convscope.engine.DeviceLoad;
import convscope.engine.DeviceStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Describes a device for the console. */
record DeviceWords(Console console) {

  /** Its facts in one line; empty if only its name is known. */
  String details(Device device) {
    List<String> words = new ArrayList<>();
    for (Map.Entry<Device.Fact, String> fact : device.facts().entrySet()) {
      String key = "fact." + fact.getKey().name();
      switch (fact.getKey()) {
        case NAME -> { }
        case CORES -> words.add(console.text(device.kind() == Device.Kind.CPU ? key : key + ".GPU", fact.getValue()));
        case WAYS -> words.add(console.text(key, fact.getValue().replace(", ", console.text("fact.WAYS.or"))));
        default -> words.add(console.text(key, fact.getValue()));
      }
    }
    return String.join(", ", words);
  }

  /** How busy it is, in one line; empty if unknown. */
  String load(DeviceLoad load) {
    List<String> words = new ArrayList<>();
    load.percent().ifPresent(percent -> words.add(console.text("devices.busy", percent)));
    load.memoryUsedMiB().ifPresent(used -> words.add(console.text("devices.memory", Integer.toString(used))));
    load.temperature().ifPresent(temperature -> words.add(console.text("devices.temperature", temperature)));
    return words.isEmpty() ? "" : console.text("devices.load", String.join(", ", words));
  }

  /** Whether it can train, and if not, why and what would help; or a remark on the search for devices. */
  String status(DeviceStatus status) {
    String key = "status." + status.key().name();
    boolean knowsPackage = status.key() == DeviceStatus.Key.OPENCL_DRIVER_MISSING && !status.values().get(0).isEmpty();
    return console.text(knowsPackage ? key + ".package" : key, status.values().toArray());
  }
}
