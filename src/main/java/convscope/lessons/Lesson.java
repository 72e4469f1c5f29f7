package convscope.lessons;

import convscope.foundation.Language;
import java.nio.file.Path;
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
 * @param folder in which its images lie; null for a built-in lesson
 */
public record Lesson(String id, String title, @Nullable Language language, int minutes, List<Block> introduction,
    List<LessonStep> steps, List<Block> teacher, @Nullable Path folder) {
  static final String INSPECT = "inspect";
  static final String EVALUATE = "evaluate";
  static final String CLASSIFY = "classify";
  static final String RUNS = "runs";
  /** The ids of the views, as lessons name them. */
  public static final List<String> VIEWS =
      List.of("data", "train", INSPECT, EVALUATE, CLASSIFY, RUNS, "devices", "own", "design");
  /** The pages of Evaluate. */
  public static final List<String> PAGES = List.of("confusion", "classes", "calibration", "course", "comparison");
  /** The part of Classify that a step can open: the input without a saliency map. */
  public static final String NO_SALIENCY = "none";
  /** The networks that a run can be started with. */
  public static final List<String> PRESETS = List.of("tutorial", "locally-connected");
  /** The networks that a step can select. */
  public static final String BUILT_IN_NETWORK = "built-in";
  public static final String CURRENT_RUN = "current-run";

  public Lesson {
    introduction = List.copyOf(introduction);
    steps = List.copyOf(steps);
    teacher = List.copyOf(teacher);
  }

  /** This, with its images in {@code place}. */
  Lesson in(Path place) {
    return new Lesson(id, title, language, minutes, introduction, steps, teacher, place);
  }
}
