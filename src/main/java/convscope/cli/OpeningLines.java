package convscope.cli;

import convscope.data.Dataset;
import convscope.data.OpeningReport;
import convscope.foundation.Face;
import convscope.foundation.Language;
import java.io.PrintStream;
import java.util.Locale;

/** Prints what was found when images were opened. */
final class OpeningLines {
  private OpeningLines() {}

  /** How many are used and left out, the layout, and what a person should know; nothing of a source with nothing to say. */
  static void first(Dataset images, PrintStream out) {
    print(images, false, out);
  }

  /** {@link #first}, and the names of the first files left out. */
  static void all(Dataset images, PrintStream out) {
    print(images, true, out);
  }

  private static void print(Dataset images, boolean details, PrintStream out) {
    OpeningReport report = new OpeningReport(images.summary(), Language.of(Locale.getDefault()), Face.CONSOLE);
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
