package convscope.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts files that are left out, by reason, and remembers the first few of each. */
final class LeftOutCount {
  private static final int FIRST = 5;

  private final Path root;
  private final Map<OpeningSummary.Reason, Integer> counts = new EnumMap<>(OpeningSummary.Reason.class);
  private final Map<OpeningSummary.Reason, List<String>> first = new EnumMap<>(OpeningSummary.Reason.class);

  LeftOutCount(Path root) {
    this.root = root;
  }

  void add(OpeningSummary.Reason reason, Path file) {
    counts.merge(reason, 1, Integer::sum);
    List<String> names = first.computeIfAbsent(reason, none -> new ArrayList<>());
    if (names.size() < FIRST) {
      names.add(root.relativize(file).toString());
    }
  }

  List<OpeningSummary.LeftOut> all() {
    return counts.entrySet().stream().map(entry -> new OpeningSummary.LeftOut(entry.getKey(), entry.getValue(),
        first.getOrDefault(entry.getKey(), List.of()))).toList();
  }
}
