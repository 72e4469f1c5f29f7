package convscope.engine.gpu.find;

/**
 * What came of asking a driver or a tool.
 *
 * @param text what it answered; if it did not come to its end, as far as it came
 * @param complaint what it said of its failure, in one short line; empty unless it failed
 */
record Answer(Ending ending, String text, String complaint) {
  private static final int LONGEST_COMPLAINT = 160;

  /** How it ended. */
  enum Ending {
    /** It answered. */
    WHOLE,
    /** It is not installed. */
    NOT_THERE,
    /** It took longer than it had. */
    TOO_LATE,
    /** It failed. */
    FAILED
  }

  static Answer whole(String text) {
    return new Answer(Ending.WHOLE, text, "");
  }

  static Answer notThere() {
    return new Answer(Ending.NOT_THERE, "", "");
  }

  static Answer tooLate(String text) {
    return new Answer(Ending.TOO_LATE, text, "");
  }

  /**
   * It failed, and {@code said} this of it, of which the first line is kept, or is otherwise known by {@code status}.
   */
  static Answer failed(String text, String said, int status) {
    String line =
        said.lines().map(Answer::printable).filter(one -> !one.isEmpty()).findFirst().orElse("exit " + status);
    return new Answer(Ending.FAILED, text,
        line.length() <= LONGEST_COMPLAINT ? line : line.substring(0, LONGEST_COMPLAINT) + " …");
  }

  /** What comes from outside may hold anything; what is shown shall not steer a terminal, nor end a sentence twice. */
  private static String printable(String line) {
    return line.replaceAll("[\\p{Cntrl}\\uFFFD]+", " ").strip().replaceAll("[.;,:]+$", "");
  }

  /** It answered what nobody understands. */
  Answer unreadable() {
    return failed(text, text, 0);
  }
}
