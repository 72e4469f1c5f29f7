package convscope.engine.dl4j;

import convscope.engine.Device;
import convscope.engine.DeviceStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** NVIDIA's cards as their own tool lists them, without starting ND4J's CUDA library. */
final class NvidiaCards {
  private static final List<String> LIST = List.of("nvidia-smi", "--query-gpu=name,memory.total,compute_cap",
      "--format=csv,noheader");
  /** What nd4j-cuda-11.6 carries machine code for; it holds no PTX that a newer card could translate. */
  private static final Set<String> BUILT_FOR =
      Set.of("3.7", "5.0", "5.2", "6.0", "6.1", "7.0", "7.5", "8.0", "8.6", "8.7", "8.9");

  private static final String MEMORY_UNIT = "MiB";
  private static final long LONGEST_SECONDS = 3;

  private NvidiaCards() {}

  /** The cards of this machine; none where the tool is missing, fails, or takes longer than {@value #LONGEST_SECONDS} s. */
  static List<Device> list() {
    try {
      Process tool = new ProcessBuilder(LIST).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try (BufferedReader lines = tool.inputReader(StandardCharsets.UTF_8)) {
        // What it says of a few cards fits into the pipe, so that it can end before anybody reads.
        if (tool.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) && tool.exitValue() == 0) {
          return cards(lines.lines().toList());
        }
      } finally {
        tool.destroyForcibly();
      }
      return List.of();
    } catch (IOException | UncheckedIOException none) {
      return List.of();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  /** The tool's list: a line a card, of name, memory, compute capability. */
  static List<Device> cards(List<String> lines) {
    List<Device> cards = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      cards.add(card(i, lines.get(i)));
    }
    return cards;
  }

  private static Device card(int number, String line) {
    String[] fields = line.split(",");
    Map<Device.Fact, String> facts = new EnumMap<>(Device.Fact.class);
    facts.put(Device.Fact.NAME, fields[0].strip());
    String memory = fields.length > 1 ? fields[1].strip() : "";
    if (memory.endsWith(MEMORY_UNIT)) {
      facts.put(Device.Fact.MEMORY_MIB, memory.substring(0, memory.length() - MEMORY_UNIT.length()).strip());
    }
    String capability = fields.length > 2 ? fields[2].strip() : "";
    boolean told = capability.matches("\\d+\\.\\d+");
    if (told) {
      facts.put(Device.Fact.COMPUTE_CAPABILITY, capability);
    }
    return new Device("nvidia:" + number, Device.Kind.GPU, facts, told ? status(capability)
        : DeviceStatus.of(DeviceStatus.Key.CAPABILITY_UNKNOWN));
  }

  private static DeviceStatus status(String capability) {
    return BUILT_FOR.contains(capability) ? DeviceStatus.of(DeviceStatus.Key.NOT_IN_THIS_BUILD)
        : DeviceStatus.of(DeviceStatus.Key.CAPABILITY_UNSUPPORTED, capability);
  }
}
