package convscope.cli;

import convscope.insight.Classification;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Answers as lines that align, whatever comes later: the most probable classes, then the file. */
final class TableAnswers extends Answers {
  private static final int HUNDRED = 100;

  private final int widest;
  private final int top;

  TableAnswers(PrintStream out, PrintStream err, List<String> classNames, int top) {
    super(out, err);
    widest = classNames.stream().mapToInt(String::length).max().orElse(1);
    this.top = top;
  }

  @Override
  String line(Classification answer) {
    StringBuilder line = new StringBuilder();
    answer.ranked().stream().limit(top).forEach(guess -> line.append(
        String.format(Locale.ROOT, "%-" + widest + "s %5.1f %%   ", guess.className(), HUNDRED * guess.probability())));
    return line.append(answer.picture().name()).toString();
  }
}
