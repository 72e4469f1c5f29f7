package convscope.runs;

import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import convscope.foundation.TextFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
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

  /** Adds {@code row} after the last whole line; where that fails, the table is as it was. */
  public void append(R row) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
        StandardOpenOption.WRITE)) {
      long end = endOfLines(channel);
      String text = (end == 0 ? header + "\n" : "") + toLine.apply(row) + "\n";
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      channel.truncate(end).position(end);
      try {
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      } catch (IOException unable) {
        channel.truncate(end);
        throw unable;
      }
    } catch (IOException unable) {
      throw SafeFile.cannotWrite(file, unable);
    }
  }

  private static long endOfLines(FileChannel channel) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    long end = channel.size();
    while (end > 0 && !(channel.read(one.clear(), end - 1) == 1 && one.get(0) == '\n')) {
      end--;
    }
    return end;
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
      text = TextFile.read(file);
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
        String[] cells = lines[i].split(",", -1);
        if (cells.length != header.split(",").length) {
          throw new IllegalArgumentException(cells.length + " cells");
        }
        rows.add(fromCells.apply(cells));
      } catch (RuntimeException wrong) {
        throw new Problem(file + " has a line that is no row, number " + (i + 1) + ": take it out and try again.", wrong);
      }
    }
    return rows;
  }
}
