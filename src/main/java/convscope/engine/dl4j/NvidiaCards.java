package convscope.engine.dl4j;

import convscope.engine.Device;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** NVIDIA's cards as their own tool lists them, without starting ND4J's CUDA library. */
final class NvidiaCards {
  private static final List<String> LIST = List.of("nvidia-smi", "--query-gpu=name,memory.total,compute_cap",
      "--format=csv,noheader");
  /** What nd4j-cuda-11.6 carries machine code for; it holds no PTX that a newer card could translate. */
  private static final Set<String> BUILT_FOR =
      Set.of("3.7", "5.0", "5.2", "6.0", "6.1", "7.0", "7.5", "8.0", "8.6", "8.7", "8.9");

  private NvidiaCards() {}

  /** The cards of this machine; none where the tool is missing or fails. */
  static List<Device> list() {
    List<Device> cards = new ArrayList<>();
    try {
      Process tool = new ProcessBuilder(LIST).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try (BufferedReader lines = new BufferedReader(
          new InputStreamReader(tool.getInputStream(), StandardCharsets.UTF_8))) {
        lines.lines().map(NvidiaCards::card).forEach(cards::add);
      }
      return tool.waitFor(10, TimeUnit.SECONDS) && tool.exitValue() == 0 ? cards : List.of();
    } catch (IOException none) {
      return List.of();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  /** One line of the tool's list: name, memory, compute capability. */
  static Device card(String line) {
    String[] fields = line.split(",");
    String name = fields[0].strip();
    String memory = fields.length > 1 ? fields[1].strip() : "memory unknown";
    String capability = fields.length > 2 ? fields[2].strip() : "";
    String details = memory + ", compute capability " + (capability.isEmpty() ? "unknown" : capability);
    if (BUILT_FOR.contains(capability)) {
      return new Device(name, details, false,
          "Could train, but this build of ConvScope has the CPU's libraries only; training runs on the CPU.");
    }
    return new Device(name, details, false, "Cannot train: ND4J's CUDA library has no code for compute capability "
        + (capability.isEmpty() ? "unknown" : capability) + "; training runs on the CPU.");
  }
}
