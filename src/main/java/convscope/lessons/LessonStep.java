package convscope.lessons;

import java.util.List;

/**
 * One step of a lesson. Immutable.
 *
 * @param setup how the window is put in place when it is opened
 * @param checks all of which must be done; none where reading is enough
 * @param question empty for none
 * @param answer folded until the user opens it
 */
public record LessonStep(String title, Setup setup, List<Check> checks, List<Block> text, List<Block> question,
    List<Block> answer) {
  public LessonStep {
    checks = List.copyOf(checks);
    text = List.copyOf(text);
    question = List.copyOf(question);
    answer = List.copyOf(answer);
  }

  /** Whether it recognizes by itself that it was done. */
  public boolean isChecked() {
    return !checks.isEmpty();
  }

  /** Whether all its checks are done; see {@link Check#isDone}. */
  public boolean isDone(LessonState begun, LessonState now) {
    return isChecked() && checks.stream().allMatch(check -> check.isDone(begun, now));
  }
}
