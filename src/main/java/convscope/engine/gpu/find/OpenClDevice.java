package convscope.engine.gpu.find;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A device as reported by OpenCL.
 *
 * @param platform its platform's place in the list of {@code clGetPlatformIDs}
 * @param number its place in the platform's list of {@code clGetDeviceIDs} with {@code CL_DEVICE_TYPE_ALL}
 * @param platformName its platform's name
 * @param name the maker's name for it, as far as the driver knows
 * @param type the bits of {@code CL_DEVICE_TYPE}
 * @param works whether the driver says that it is available and has a compiler
 * @param memoryBytes its memory
 * @param version the version of OpenCL that it knows, as a number: 1.2
 */
record OpenClDevice(int platform, int number, String platformName, String name, String vendor, long type, boolean works,
    long memoryBytes, int units, int clockMHz, String driver, double version, Optional<String> capability,
    Optional<String> bus, Optional<String> uuid) {
  private static final long TYPE_GPU = 1 << 2;
  private static final long TYPE_PROCESSOR = 1 << 1;
  /** Windows' software renderer, which Microsoft's OpenCL lists among the GPUs. */
  private static final String SOFTWARE = "Microsoft Basic Render Driver";

  /** The devices in {@code text}, as {@link OpenClQuestion} writes them. */
  static List<OpenClDevice> read(String text) {
    Map<Integer, String> platforms = new HashMap<>();
    List<OpenClDevice> devices = new ArrayList<>();
    for (Fields line : Fields.read(text)) {
      if (line.of().equals("platform")) {
        platforms.put(line.number("number"), line.text("name"));
      } else if (line.of().equals("device")) {
        devices.add(device(line, platforms.getOrDefault(line.number("platform"), "")));
      }
    }
    return devices;
  }

  private static OpenClDevice device(Fields line, String platform) {
    String board = line.text("board");
    return new OpenClDevice(line.number("platform"), line.number("number"), platform,
        board.isEmpty() ? line.text("name") : board, line.text("vendor"), line.large("type"),
        !line.text("available").equals("0") && !line.text("compiler").equals("0"), line.large("memory"),
        line.number("units"), line.number("clock"), line.text("driver"), version(line.text("version")),
        Fields.capability(line.text("capability")), Fields.bus(line.text("bus")), Fields.uuid(line.text("uuid")));
  }

  /** The number in {@code OpenCL 3.0 CUDA}; 0 if there is none. */
  private static double version(String text) {
    String[] words = text.split(" ");
    return words.length > 1 && Fields.capability(words[1]).isPresent() ? Double.parseDouble(words[1]) : 0;
  }

  /** Whether it is really a GPU. */
  boolean isGpu() {
    return (type & TYPE_GPU) != 0 && !name.equals(SOFTWARE);
  }

  /** Whether it is the processor. */
  boolean isProcessor() {
    return (type & TYPE_PROCESSOR) != 0 && !isGpu();
  }

  /** The preference among platforms that list the same card, the best first: its maker's own, then others. */
  int rank() {
    return switch (platformName.toLowerCase(Locale.ROOT)) {
      case "clover" -> 3;
      case "openclon12" -> 2;
      case "rusticl", "portable computing language" -> 1;
      default -> 0;
    };
  }
}
