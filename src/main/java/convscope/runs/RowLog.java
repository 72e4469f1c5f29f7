package convscope.runs;

import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A table in a CSV file that grows row by row. What was cut off in the middle of a line, as by a power failure, is passed
 * over.
 */
public final class RowLog<R> {
  private final Path file;
  private final String header;
  private final Function<R, String> toLine;
  private final Function<String[], R> fromCells;

  RowLog(Path file, String header, Function<R, String> toLine, Function<String[], R> fromCells) {
    this.file = file;
    this.header = header;
    this.toLine = toLine;
    this.fromCells = fromCells;
  }

  /** Adds {@code row}; it is on the disk when this returns. */
  public void append(R row) {
    try {
      String text = (Files.exists(file) ? "" : header + "\n") + toLine.apply(row) + "\n";
      Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException unable) {
      throw SafeFile.cannotWrite(file, unable);
    }
  }

  /** Keeps only the rows that {@code wanted} accepts. */
  public void retain(Predicate<R> wanted) {
    if (Files.exists(file)) {
      StringBuilder text = new StringBuilder(header).append('\n');
      rows().stream().filter(wanted).forEach(row -> text.append(toLine.apply(row)).append('\n'));
      SafeFile.writeText(file, text.toString());
    }
  }

  /** All rows, oldest first; none where there is no file yet. */
  public List<R> rows() {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (IOException unreadable) {
      throw new Problem("Cannot read " + file + ": " + unreadable.getMessage() + "; check that you may read it.",
          unreadable);
    }
    List<R> rows = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    for (int i = 1; i < lines.length - 1; i++) {
      try {
        rows.add(fromCells.apply(lines[i].split(",", -1)));
      } catch (RuntimeException wrong) {
        throw new Problem(file + " has a line that is no row, number " + (i + 1) + ": take it out and try again.", wrong);
      }
    }
    return rows;
  }
}
