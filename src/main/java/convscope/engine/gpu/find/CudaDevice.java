package convscope.engine.gpu.find;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A card as reported by CUDA's driver.
 *
 * @param ordinal its index in the driver's list, for {@code cuDeviceGet}
 * @param api the CUDA version of the driver: 12040 for 12.4
 */
record CudaDevice(int ordinal, int api, String name, long memoryBytes, int units, int clockMHz,
    Optional<String> capability, Optional<String> bus, Optional<String> uuid) {
  private static final int KHZ = 1000;

  /** The cards in {@code text}, as {@link CudaQuestion} writes them. */
  static List<CudaDevice> read(String text) {
    int api = 0;
    List<CudaDevice> devices = new ArrayList<>();
    for (Fields line : Fields.read(text)) {
      if (line.of().equals("driver")) {
        api = line.number("api");
      } else if (line.of().equals("device")) {
        devices.add(new CudaDevice(line.number("ordinal"), api, line.text("name"), line.large("memory"),
            line.number("units"), line.number("clock") / KHZ, Fields.capability(line.text("capability")),
            Fields.bus(line.text("bus")), Fields.uuid(line.text("uuid"))));
      }
    }
    return devices;
  }

  /** The driver's CUDA version, as usually written: {@code CUDA 12.4}. */
  String apiName() {
    return "CUDA " + api / 1000 + "." + api % 1000 / 10;
  }
}
