package convscope.spoken;

import convscope.foundation.Problem;

/**
 * The owner of the tests' own sentences, {@code problems.properties} beside it: no test puts a bundle beside a package
 * of the program, which would hide the program's own.
 */
public final class Spoken {
  private Spoken() {}

  /** A problem that says {@code sentence} in every language. */
  public static Problem problem(String sentence) {
    return Problem.of(Spoken.class, "said", sentence);
  }
}
