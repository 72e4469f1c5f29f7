package convscope.workbench.classify;

import convscope.foundation.Csv;
import convscope.foundation.SafeFile;
import convscope.insight.Classification;
import convscope.workbench.images.ImageReadResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * The view's table as comma-separated values (RFC 4180): a line per image with all probabilities, or why there are
 * none.
 */
final class ResultTable {
  private final StringBuilder text = new StringBuilder();

  /**
   * The rows of {@code entries}, with the class names of the first prediction as columns. While the network is being
   * replaced, predictions of the previous one with other class names are omitted.
   */
  ResultTable(List<ClassifiedImage> entries) {
    List<String> classes = entries.stream().map(entry -> entry.classificationProperty().get())
        .filter(classification -> classification != null).findFirst().map(Classification::classNames).orElse(List.of());
    text.append("file,width,height,top,");
    classes.forEach(name -> text.append(Csv.cell(name)).append(','));
    text.append("true class,error\r\n");
    entries.forEach(entry -> line(entry, classes));
  }

  private void line(ClassifiedImage entry, List<String> classes) {
    ImageReadResult result = entry.source();
    Classification given = entry.classificationProperty().get();
    Classification classification = given != null && given.classNames().equals(classes) ? given : null;
    StringJoiner line = new StringJoiner(",", "", "\r\n");
    line.add(Csv.cell(result.place()));
    line.add(result.picture() == null ? "" : Integer.toString(result.picture().originalWidth()));
    line.add(result.picture() == null ? "" : Integer.toString(result.picture().originalHeight()));
    line.add(classification == null ? "" : Csv.cell(classification.top().className()));
    for (int c = 0; c < classes.size(); c++) {
      line.add(classification == null ? "" : String.format(Locale.ROOT, "%.6f", classification.probabilities()[c]));
    }
    line.add(entry.truth() == null ? "" : Csv.cell(entry.truth()));
    line.add(result.problem() == null ? "" : Csv.cell(result.problem().getMessage()));
    text.append(line);
  }

  String text() {
    return text.toString();
  }

  /** Writes it to {@code file}. */
  void write(Path file) {
    SafeFile.writeText(file, text());
  }
}
