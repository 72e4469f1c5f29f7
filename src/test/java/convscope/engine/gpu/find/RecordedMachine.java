package convscope.engine.gpu.find;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The answers that a machine gives, in a folder of files: {@code nvidia-smi.csv} with all fields that its tool knows,
 * of which it prints those that are asked for; {@code nvidia-smi.failed} with an exit status and what it prints; {@code
 * nvidia-smi.hangs}; {@code opencl.txt}, {@code cuda.txt} and {@code linux.txt} as our own questions write them. What
 * has no file is not there. The forms are those of real drivers; numbers that tell one card from all others are made
 * up.
 */
record RecordedMachine(Path folder) implements Sources {
  private static final Path ALL = Path.of("src/test/resources/convscope/engine/gpu/find/machines");
  private static final String QUERY = "--query-gpu=";

  static RecordedMachine called(String name) {
    return new RecordedMachine(ALL.resolve(name));
  }

  static List<String> names() throws IOException {
    try (Stream<Path> folders = Files.list(ALL)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  /** What the search comes to there. */
  GpuSearch.Found search() {
    return new GpuSearch(this, hiding(), false).search();
  }

  private Optional<String> hiding() {
    return text("environment.txt").map(String::strip);
  }

  NvidiaTool nvidiaTool() {
    return new NvidiaTool(this::run);
  }

  private Answer run(List<String> arguments, Duration limit) {
    if (Files.exists(folder.resolve("nvidia-smi.hangs"))) {
      return BoundedProcess.run(file -> List.of("sleep", "10"), limit);
    }
    Optional<String> failure = text("nvidia-smi.failed");
    if (failure.isPresent()) {
      String[] parts = failure.get().split("\n", 2);
      int status = Integer.parseInt(parts[0]);
      return status == 0 ? Answer.whole(parts[1]) : Answer.failed(parts[1], parts[1], status);
    }
    return text("nvidia-smi.csv").map(table -> answer(arguments, table.lines().toList())).orElseGet(Answer::notThere);
  }

  private static Answer answer(List<String> arguments, List<String> table) {
    List<String> known = Stream.of(table.get(0).split(", ")).map(field -> field.split(" ")[0]).toList();
    List<Integer> columns = new ArrayList<>();
    for (String field : arguments.get(0).substring(QUERY.length()).split(",")) {
      if (!known.contains(field)) {
        String refusal = "Field \"" + field + "\" is not a valid field to query.\n\n";
        return Answer.failed(refusal, refusal, 2);
      }
      columns.add(known.indexOf(field));
    }
    int place = known.indexOf("pci.bus_id");
    Optional<String> only =
        arguments.stream().filter(one -> one.startsWith("--id=")).map(one -> one.substring(5)).findFirst();
    return Answer.whole(IntStream.range(1, table.size()).mapToObj(i -> table.get(i).split(", "))
        .filter(row -> only.isEmpty() || Fields.bus(row[place]).equals(Fields.bus(only.get())))
        .map(row -> columns.stream().map(column -> row[column]).collect(Collectors.joining(", ")) + "\n")
        .collect(Collectors.joining()));
  }

  @Override
  public Answered<ToolCard> tool(Duration limit) {
    return nvidiaTool().cards(limit);
  }

  @Override
  public Answer cuda(Duration limit) {
    return text("cuda.txt").map(text -> Inquiry.judged(Answer.whole(text))).orElseGet(Answer::notThere);
  }

  @Override
  public Answer openCl(Duration limit) {
    return text("opencl.txt").map(text -> Inquiry.judged(Answer.whole(text))).orElseGet(Answer::notThere);
  }

  @Override
  public Answer linux() {
    return Answer.whole(text("linux.txt").orElse(""));
  }

  private Optional<String> text(String file) {
    try {
      return Files.exists(folder.resolve(file)) ? Optional.of(Files.readString(folder.resolve(file)))
          : Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
