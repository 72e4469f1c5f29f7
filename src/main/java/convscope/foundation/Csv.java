package convscope.foundation;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.commons.csv.CSVFormat;

/** Comma-separated values (RFC 4180), written by Commons CSV. */
public final class Csv {
  private Csv() {}

  /** {@code words} as a cell: quoted where a reader would otherwise not get them back, as with a comma. */
  public static String cell(String words) {
    try {
      StringBuilder cell = new StringBuilder();
      // The first cell of a record would be quoted without need; before a later one there is a comma.
      CSVFormat.RFC4180.print(words, cell, false);
      return cell.substring(1);
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
  }
}
