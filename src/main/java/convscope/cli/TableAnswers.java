package convscope.cli;

import convscope.insight.Classification;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Answers as aligned lines, independent of later ones: the most probable classes, then the file. */
final class TableAnswers extends Answers {
  private static final int HUNDRED = 100;

  private final int widest;
  private final int top;

  TableAnswers(PrintStream out, Console console, List<String> classNames, int top) {
    super(out, console);
    widest = classNames.stream().mapToInt(ConsoleWidth::of).max().orElse(1);
    this.top = top;
  }

  @Override
  String line(Classification answer) {
    StringBuilder line = new StringBuilder();
    answer.ranked().stream().limit(top).forEach(guess -> line.append(
        ConsoleWidth.left(guess.className(), widest)
        + String.format(Locale.ROOT, " %5.1f%%   ", HUNDRED * guess.probability())));
    return line.append(answer.picture().name()).toString();
  }
}
