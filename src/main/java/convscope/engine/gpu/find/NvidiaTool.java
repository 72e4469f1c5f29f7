package convscope.engine.gpu.find;

import convscope.engine.DeviceLoad;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * NVIDIA's tool {@code nvidia-smi}, which comes with its driver. The fields are those of {@code nvidia-smi
 * --help-query-gpu}; older versions do not know all of them (drivers before 510 no {@code compute_cap}, before 450 no
 * {@code mig.mode.current}), and then answer only with the name of the first unknown field.
 */
final class NvidiaTool {
  static final String NAME = "nvidia-smi";

  private static final List<String> FACTS =
      List.of("index", "uuid", "name", "memory.total", "compute_cap", "driver_version",
      "pci.bus_id", "mig.mode.current");
  private static final List<String> LOAD = List.of("utilization.gpu", "memory.used", "temperature.gpu");
  private static final Pattern UNKNOWN_FIELD = Pattern.compile("Field \"([^\"]+)\" is not a valid field");
  private static final String NO_CARDS = "No devices were found";
  /** Its location when it is not on the path: older drivers on Windows, and Linux on Windows (WSL). */
  private static final List<String> PLACES =
      List.of(NAME, "C:\\Program Files\\NVIDIA Corporation\\NVSMI\\nvidia-smi.exe",
      "/usr/lib/wsl/lib/nvidia-smi");

  private final BiFunction<List<String>, Duration, Answer> tool;

  /** The tool, called through {@code tool}: with arguments and a time limit. */
  NvidiaTool(BiFunction<List<String>, Duration, Answer> tool) {
    this.tool = tool;
  }

  /** The installed tool. */
  static NvidiaTool here() {
    return new NvidiaTool((arguments, limit) -> {
      Answer answer = Answer.notThere();
      for (int i = 0; i < PLACES.size() && answer.ending() == Answer.Ending.NOT_THERE; i++) {
        List<String> command = new ArrayList<>(List.of(PLACES.get(i)));
        command.addAll(arguments);
        answer = BoundedProcess.run(file -> command, limit);
      }
      return answer;
    });
  }

  /** All cards that it knows. */
  Answered<ToolCard> cards(Duration limit) {
    return ask(FACTS, List.of(), limit, row -> ToolCard.card(row));
  }

  /** How busy the card at {@code bus} is; empty if it does not answer within {@code limit}. */
  Optional<DeviceLoad> load(String bus, Duration limit) {
    return ask(LOAD, List.of("--id=" + bus), limit, row -> Optional.of(new DeviceLoad(told(row, 0),
        told(row, 1), told(row, 2)))).things().stream().findFirst();
  }

  private static OptionalInt told(Map<String, String> row, int field) {
    return Fields.parsed(row.getOrDefault(LOAD.get(field), ""));
  }

  private <T> Answered<T> ask(List<String> wanted, List<String> more, Duration limit,
      Function<Map<String, String>, Optional<T>> reading) {
    long end = System.nanoTime() + limit.toNanos();
    List<String> fields = new ArrayList<>(wanted);
    while (true) {
      List<String> arguments = new ArrayList<>(List.of("--query-gpu=" + String.join(",", fields),
          "--format=csv,noheader,nounits"));
      arguments.addAll(more);
      Answer answer = tool.apply(arguments, Duration.ofNanos(Math.max(1, end - System.nanoTime())));
      Matcher unknown = UNKNOWN_FIELD.matcher(answer.text());
      if (answer.ending() == Answer.Ending.FAILED && unknown.find() && fields.remove(unknown.group(1))) {
        continue;
      }
      return read(answer, fields, reading);
    }
  }

  private static <T> Answered<T> read(Answer answer, List<String> fields,
      Function<Map<String, String>, Optional<T>> reading) {
    if (answer.text().contains(NO_CARDS)) {
      return new Answered<>(Answer.whole(""), List.of());
    }
    if (answer.ending() != Answer.Ending.WHOLE) {
      return new Answered<>(answer, List.of());
    }
    List<T> things = new ArrayList<>();
    Optional<List<Map<String, String>>> rows = ToolCard.rows(fields, answer.text());
    for (Map<String, String> row : rows.orElse(List.of())) {
      reading.apply(row).ifPresent(things::add);
    }
    return rows.isEmpty() || things.size() < rows.get().size() ? new Answered<>(answer.unreadable(), things)
        : new Answered<>(answer, things);
  }
}
