package convscope.cli;

import convscope.foundation.Problem;
import convscope.insight.Classification;
import java.io.PrintStream;

/** Prints what pictures are taken for, one after the other. */
abstract class Answers {
  private final PrintStream out;
  private final PrintStream err;

  Answers(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** The line for {@code answer}. */
  abstract String line(Classification answer);

  /** Prints the line for {@code answer}. */
  final void classified(Classification answer) {
    out.println(line(answer));
  }

  /** Says why {@code file} has no answer. */
  void failed(String file, Problem problem) {
    err.println(problem.getMessage());
  }

  /** Whether nobody reads them any more. */
  final boolean areUnwanted() {
    return out.checkError();
  }

  final void print(String line) {
    out.println(line);
  }
}
