package convscope.lessons;

/**
 * What must have been done for a step to count as done. Immutable.
 *
 * @param word the view, control, layer or network; empty where the kind has none
 * @param number the threshold; 1 where none is given
 */
public record Check(CheckKind kind, String word, double number) {

  /**
   * Whether it is done.
   *
   * @param begun the window when the step was opened
   * @param now the window now
   */
  public boolean isDone(LessonState begun, LessonState now) {
    return kind.isDone(this, begun, now);
  }

  /** How much of it is done, 0 … 1, for a check that counts something above 1; else 0 or 1. */
  public double share(LessonState begun, LessonState now) {
    if (isDone(begun, now)) {
      return 1;
    }
    return kind == CheckKind.RUN_STEPS ? Math.max(0, now.since(begun, Fact.STEPS_TRAINED) / number) : 0;
  }
}
