package convscope.library;

import convscope.foundation.Csv;
import convscope.foundation.SafeFile;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;

/** Settings of several runs as comma-separated values (RFC 4180), a line for each setting and a column for each run. */
public final class SettingsTable {
  private SettingsTable() {}

  /**
   * Writes {@code lines}, in their order, to {@code file}, replacing it atomically. Settings have the manifest's names,
   * in every language.
   *
   * @param runs the runs' names, in the order of the values in every line
   * @throws convscope.foundation.Problem if it cannot be written; the previous file is unchanged
   */
  public static void write(List<String> runs, List<SettingsComparison.Line> lines, Path file) {
    StringBuilder text = new StringBuilder();
    append(text, "group", "setting", runs);
    lines.forEach(line -> append(text, line.group(), line.name(), line.values()));
    SafeFile.writeText(file, text.toString());
  }

  private static void append(StringBuilder text, String group, String setting, List<String> values) {
    StringJoiner line = new StringJoiner(",", "", "\r\n");
    line.add(group).add(Csv.cell(setting));
    values.forEach(value -> line.add(Csv.cell(value)));
    text.append(line);
  }
}
