package convscope.evaluation;

import convscope.foundation.Csv;
import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Predictions as comma-separated values (RFC 4180), one line per image: {@code record,label,top,right}, then the
 * probability of each class under its name. Labels and tops are written by name.
 *
 * @param classNames the name of each class number
 */
public record PredictionTable(Predictions predictions, List<String> classNames) {

  /**
   * Writes it to {@code file}, replacing it atomically.
   *
   * @throws Problem if it cannot be written
   */
  public void write(Path file) {
    SafeFile.write(file, out -> {
      BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
      writer.write("record,label,top,right");
      for (String name : classNames) {
        writer.write("," + Csv.cell(name));
      }
      writer.write("\r\n");
      for (int i = 0; i < predictions.size(); i++) {
        line(i, writer);
      }
      writer.flush();
    });
  }

  private void line(int example, BufferedWriter writer) throws IOException {
    writer.write(example + "," + Csv.cell(classNames.get(predictions.label(example))) + ","
        + Csv.cell(classNames.get(predictions.top(example))) + "," + (predictions.right(example) ? 1 : 0));
    for (double probability : predictions.probabilities(example)) {
      writer.write(String.format(Locale.ROOT, ",%.6f", probability));
    }
    writer.write("\r\n");
  }
}
