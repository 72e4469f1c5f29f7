package convscope.cli;

import convscope.data.Dataset;
import convscope.data.OpeningReport;
import convscope.foundation.Face;
import java.io.PrintStream;

/** Prints the summary of opening images. */
final class OpeningLines {
  private OpeningLines() {}

  /** The numbers of used and skipped images, the layout, and remarks; nothing if the source has no summary. */
  static void first(Dataset images, PrintStream out, Console console) {
    print(images, false, out, console);
  }

  /** {@link #first}, and the names of the first skipped files. */
  static void all(Dataset images, PrintStream out, Console console) {
    print(images, true, out, console);
  }

  private static void print(Dataset images, boolean details, PrintStream out, Console console) {
    OpeningReport report = new OpeningReport(images.summary(), console.language(), Face.CONSOLE);
    if (report.isEmpty()) {
      return;
    }
    out.println(report.headline());
    report.remarks().forEach(out::println);
    if (details) {
      report.details().forEach(out::println);
    }
  }
}
