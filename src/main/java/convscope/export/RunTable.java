package convscope.export;

import convscope.runs.Change;
import convscope.runs.EvaluationRow;
import convscope.runs.Manifest;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything a run has recorded, as one CSV table: a row for every step with any entry, the first line with the
 * columns' names, numbers in full precision, cells empty where there is nothing.
 *
 * <p>{@code step}; {@code epoch}, the examples seen before it ∕ those in the training set; the columns of {@code
 * metrics.csv}; {@code precision_averaged} and {@code precision_raw}, the latest evaluation after that many steps;
 * {@code changes}, the settings that changed before it, as {@code RATE=0.05}, with semicolons between.
 */
final class RunTable {
  private static final String PRECISION = "precision_";
  private static final String AVERAGED = PRECISION + "averaged";
  private static final String RAW = PRECISION + "raw";
  private static final String CHANGES = "changes";

  private RunTable() {}

  /** The table of {@code run}, as it is now. */
  static String of(RunFolder run) {
    Map<Long, Map<String, String>> rows = new TreeMap<>();
    for (MetricsRow row : run.metrics().rows()) {
      cells(rows, row.step()).putAll(row.cells());
    }
    for (EvaluationRow row : run.evaluations().rows()) {
      cells(rows, row.step()).put(row.averaged() ? AVERAGED : RAW, Double.toString(row.precision()));
    }
    for (Change change : run.changes().rows()) {
      cells(rows, change.step()).merge(CHANGES, change.setting() + "=" + change.value(),
          (before, next) -> before + ";" + next);
    }
    Manifest manifest = run.manifest();
    List<String> measured = MetricsRow.COLUMNS.subList(1, MetricsRow.COLUMNS.size());
    StringBuilder text = new StringBuilder("step,epoch," + String.join(",", measured) + "," + AVERAGED + "," + RAW + ","
        + CHANGES + "\n");
    rows.forEach((step, cells) -> {
      text.append(step).append(',');
      text.append((double) step * manifest.settings().batch() / manifest.data().train());
      for (String column : measured) {
        text.append(',').append(cells.getOrDefault(column, ""));
      }
      for (String column : List.of(AVERAGED, RAW, CHANGES)) {
        text.append(',').append(cells.getOrDefault(column, ""));
      }
      text.append('\n');
    });
    return text.toString();
  }

  private static Map<String, String> cells(Map<Long, Map<String, String>> rows, long step) {
    return rows.computeIfAbsent(step, none -> new LinkedHashMap<>());
  }
}
