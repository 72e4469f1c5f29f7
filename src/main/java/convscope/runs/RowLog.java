package convscope.runs;

import convscope.foundation.FailureReason;
import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import convscope.foundation.TextFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A table in a CSV file that grows row by row. An incomplete last line, as after a power failure, is skipped.
 */
public final class RowLog<R> {
  private static final int LONGEST_LINE = 4_096;
  private static final long LAST = -1;

  private final Path file;
  private final String header;
  private final int columns;
  private final int earlierColumns;
  private final Function<R, String> toLine;
  private final Function<String[], R> fromCells;

  RowLog(Path file, String header, Function<R, String> toLine, Function<String[], R> fromCells) {
    this(file, header, header.split(",").length, toLine, fromCells);
  }

  /** @param earlierColumns how many of the columns, from the left, a table of an earlier version may have */
  RowLog(Path file, String header, int earlierColumns, Function<R, String> toLine, Function<String[], R> fromCells) {
    this.file = file;
    this.header = header;
    this.earlierColumns = earlierColumns;
    columns = header.split(",").length;
    this.toLine = toLine;
    this.fromCells = fromCells;
  }

  /** Appends {@code row} after the last complete line; if that fails, the table is unchanged. */
  public void append(R row) {
    append(List.of(row));
  }

  /** Appends {@code rows} after the last complete line, all or none: if that fails, the table is unchanged. */
  public void append(List<R> rows) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
        StandardOpenOption.WRITE)) {
      long end = endOfLines(channel);
      StringBuilder text = new StringBuilder(end == 0 ? header + "\n" : "");
      rows.forEach(row -> text.append(toLine.apply(row)).append('\n'));
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(text));
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

  /**
   * The last complete row; only the end of the file is read. Empty if there is no row.
   *
   * @throws Problem if the last line is not a valid row
   */
  public Optional<R> last() {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long end = endOfLines(channel);
      long from = Math.max(0, end - LONGEST_LINE);
      ByteBuffer bytes = ByteBuffer.allocate((int) (end - from));
      while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) > 0) {
        // A read may return less than requested.
      }
      String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
      int before = text.lastIndexOf('\n', text.length() - 2);
      return before < 0 && from == 0 ? Optional.empty() : Optional.of(row(text.substring(before + 1).strip(), LAST));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException unreadable) {
      throw cannotRead(unreadable);
    }
  }

  /**
   * Passes every row to {@code taker}, oldest first, without storing any: for tables of any length. Errors as {@link
   * #rows}.
   */
  public void forEach(Consumer<R> taker) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] some = new byte[2 * LONGEST_LINE];
      int held = 0;
      long number = 0;
      for (int more = in.read(some); more >= 0; more = in.read(some, held, some.length - held)) {
        int from = 0;
        for (int i = held; i < held + more; i++) {
          if (some[i] == '\n') {
            if (++number > 1) {
              taker.accept(row(new String(some, from, i - from, StandardCharsets.UTF_8), number));
            }
            from = i + 1;
          }
        }
        held += more - from;
        if (held > LONGEST_LINE) {
          throw Problem.of(RowLog.class, "rows.line", file.toString(), number + 1);
        }
        System.arraycopy(some, from, some, 0, held);
      }
    } catch (NoSuchFileException none) {
      // The run has no row yet.
    } catch (IOException unreadable) {
      throw cannotRead(unreadable);
    }
  }

  /** @param number of the line in the file, from 1; {@link #LAST} if unknown */
  private R row(String line, long number) {
    try {
      String[] cells = line.split(",", -1);
      if (cells.length != columns && cells.length != earlierColumns) {
        throw new IllegalArgumentException(cells.length + " cells");
      }
      return fromCells.apply(cells);
    } catch (RuntimeException wrong) {
      throw number == LAST ? Problem.because(wrong, RowLog.class, "rows.lastLine", file.toString())
          : Problem.because(wrong, RowLog.class, "rows.line", file.toString(), number);
    }
  }

  private Problem cannotRead(IOException unreadable) {
    return FailureReason.cannotRead(file, unreadable);
  }

  /** All rows, oldest first; none if there is no file yet. */
  public List<R> rows() {
    String text;
    try {
      text = TextFile.read(file);
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (IOException unreadable) {
      throw cannotRead(unreadable);
    }
    List<R> rows = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    for (int i = 1; i < lines.length - 1; i++) {
      rows.add(row(lines[i], i + 1));
    }
    return rows;
  }
}
