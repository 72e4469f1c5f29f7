package convscope.lessons;

import convscope.foundation.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lesson. Immutable.
 *
 * @param id of letters, digits and hyphens; the same in every language
 * @param language null for a lesson that is shown in every language
 * @param minutes how long it takes
 * @param introduction the text before the first step
 * @param teacher the page for teachers, which students do not see at first; empty for none
 */
public record Lesson(String id, String title, @Nullable Language language, int minutes, List<Block> introduction,
    List<LessonStep> steps, List<Block> teacher) {
  /** The ids of the views, as lessons name them. */
  public static final List<String> VIEWS =
      List.of("data", "train", "inspect", "evaluate", "classify", "runs", "devices");

  public Lesson {
    introduction = List.copyOf(introduction);
    steps = List.copyOf(steps);
    teacher = List.copyOf(teacher);
  }
}
