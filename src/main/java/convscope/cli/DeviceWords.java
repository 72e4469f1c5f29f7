package convscope.cli;

import convscope.engine.Device;
import convscope.engine.DeviceLoad;
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
        case MAKER -> words.add("made by " + fact.getValue());
        case DRIVER -> words.add("driver " + fact.getValue());
        case WAYS -> words.add("by way of " + fact.getValue().replace(", ", " or "));
        case BUS -> words.add("at " + fact.getValue());
        case CLOCK_MHZ -> words.add(fact.getValue() + " MHz");
        case LIMIT_GFLOPS -> words.add("at most " + fact.getValue() + " GFLOP/s");
      }
    }
    return String.join(", ", words);
  }

  /** How busy it is, in one line; empty where nothing is told. */
  static String load(DeviceLoad load) {
    List<String> words = new ArrayList<>();
    load.percent().ifPresent(percent -> words.add(percent + " % busy"));
    load.memoryUsedMiB().ifPresent(used -> words.add(used + " MiB of its memory used"));
    load.temperature().ifPresent(temperature -> words.add(temperature + " °C"));
    return words.isEmpty() ? "" : "Now " + String.join(", ", words);
  }

  /** Whether it can train, and if not, why and what would help; or what there is to say of the search for devices. */
  static String status(DeviceStatus status) {
    List<String> values = status.values();
    return switch (status.key()) {
      case READY -> "Trains here.";
      case OPENCL_FOR_OLDER_CARD -> "Trains here by OpenCL; CUDA starts at compute capability " + values.get(1) + ".";
      case OPENCL_FOR_OLDER_DRIVER -> "Trains here by OpenCL; with a driver of version " + values.get(1)
          + " or later it would by CUDA, which is faster.";
      case NOT_IN_THIS_BUILD -> "Does not train as things are: install its driver with OpenCL, or use a build of ConvScope"
          + " with ND4J's CUDA library.";
      case CAPABILITY_UNSUPPORTED -> "Does not train as things are: CUDA starts at compute capability " + values.get(1)
          + ", this card has " + values.get(0) + "; install its driver with OpenCL.";
      case DRIVER_TOO_OLD -> "Does not train as things are: its driver, " + values.get(0) + ", is older than " + values.get(1)
          + "; install a newer one.";
      case OPENCL_TOO_OLD -> "Does not train as things are: its driver knows OpenCL " + values.get(0)
          + " only, and it takes " + values.get(1) + "; install a newer one.";
      case OPENCL_DRIVER_MISSING -> "Does not train as things are: no OpenCL is installed for it; install its driver"
          + (values.get(0).isEmpty() ? "." : " (on Debian and Ubuntu the package " + values.get(0) + ").");
      case COMPUTING_LIBRARY_MISSING -> "Does not train as things are: nvidia-smi lists it, but neither its CUDA nor its"
          + " OpenCL library is found; install its driver again, and give a container the capability compute.";
      case HIDDEN -> "Does not train as things are: " + values.get(0) + "=" + values.get(1)
          + " hides it from programs; start ConvScope without that variable.";
      case NO_PERMISSION -> "Does not train as things are: you may not open " + values.get(0)
          + "; have yourself added to the group that owns it, and log in again.";
      case MIG_WITHOUT_INSTANCE -> "Does not train as things are: it is in MIG mode, and no instance has been made; have the"
          + " administrator make one (nvidia-smi mig -cgi … -C) or end the mode (nvidia-smi -mig 0).";
      case MEMORY_TOO_SMALL -> "Does not train: it has " + values.get(0) + " MiB of memory, and it takes " + values.get(1)
          + "; choose the CPU.";
      case NO_GPU -> "There is no GPU that a program can see; training runs on the CPU.";
      case OPENCL_MISSING -> "OpenCL is not installed, without which most GPUs cannot be seen: if there is one, install its"
          + " driver, and on Linux its OpenCL package too.";
      case NO_ANSWER -> values.get(0) + " did not answer within " + values.get(1)
          + " seconds and was left alone; GPUs may be missing from this list. Restart the computer, or install the driver"
          + " again.";
      case ANSWER_FAILED -> values.get(0) + " failed: " + values.get(1)
          + "; GPUs may be missing from this list. Install the driver again.";
    };
  }
}
