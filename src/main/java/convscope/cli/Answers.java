package convscope.cli;

import convscope.foundation.Problem;
import convscope.insight.Classification;
import java.io.PrintStream;

/** Prints the predictions for images, one after the other. */
abstract class Answers {
  private final PrintStream out;
  private final Console console;

  Answers(PrintStream out, Console console) {
    this.out = out;
    this.console = console;
  }

  /** The line for {@code answer}. */
  abstract String line(Classification answer);

  /** Prints the line for {@code answer}. */
  final void classified(Classification answer) {
    out.println(line(answer));
  }

  /** Prints why {@code file} has no answer. */
  void failed(String file, Problem problem) {
    console.tell(problem);
  }

  /** Whether the reader of the output is gone. */
  final boolean areUnwanted() {
    return out.checkError();
  }

  final void print(String line) {
    out.println(line);
  }
}
