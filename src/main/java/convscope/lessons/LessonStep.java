package convscope.lessons;

import convscope.runs.Setting;
import java.util.List;
import java.util.Map;

/**
 * One step of a lesson. Immutable.
 *
 * @param view the id of the view in which it takes place; empty for any
 * @param mark the id of the control to outline; empty for none
 * @param settings for the next run, as typed, by the setting; entered when the user asks for it
 * @param checks all of which must be done; none where reading is enough
 * @param question empty for none
 * @param answer folded until the user opens it
 */
public record LessonStep(String title, String view, String mark, Map<Setting, String> settings, List<Check> checks,
    List<Block> text, List<Block> question, List<Block> answer) {
  public LessonStep {
    settings = Map.copyOf(settings);
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
