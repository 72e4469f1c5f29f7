package convscope.cli;

import convscope.engine.Device;
import convscope.engine.DeviceStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A device in the console's sentences. */
final class DeviceWords {
  private DeviceWords() {}

  /** Its facts in one line; empty where nothing is known of it but its name. */
  static String details(Device device) {
    List<String> words = new ArrayList<>();
    for (Map.Entry<Device.Fact, String> fact : device.facts().entrySet()) {
      switch (fact.getKey()) {
        case NAME -> { }
        case CORES -> words.add(fact.getValue() + (device.kind() == Device.Kind.CPU ? " cores" : " compute units"));
        case VECTOR_BITS -> words.add(fact.getValue() + "-bit vectors");
        case INSTRUCTIONS -> words.add(fact.getValue());
        case MEMORY_MIB -> words.add(fact.getValue() + " MiB");
        case COMPUTE_CAPABILITY -> words.add("compute capability " + fact.getValue());
      }
    }
    return String.join(", ", words);
  }

  /** Whether it can train, and if not, why. */
  static String status(DeviceStatus status) {
    return switch (status.key()) {
      case READY -> "Trains here.";
      case NOT_IN_THIS_BUILD ->
          "Could train, but this build of ConvScope has the CPU's libraries only; training runs on the CPU.";
      case CAPABILITY_UNSUPPORTED -> "Cannot train: ND4J's CUDA library has no code for compute capability "
          + status.values().get(0) + "; training runs on the CPU.";
      case CAPABILITY_UNKNOWN ->
          "Cannot train: it does not tell its compute capability; training runs on the CPU.";
    };
  }
}
