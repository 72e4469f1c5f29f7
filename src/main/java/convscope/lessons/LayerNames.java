package convscope.lessons;

import convscope.foundation.Sentence;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks whether the layers that a lesson names are layers of a built-in network. A lesson of a class kit may be about
 * the kit's own network, so other names are remarked on, not refused. Any thread.
 */
public final class LayerNames {
  private static final Set<CheckKind> NAMING =
      EnumSet.of(CheckKind.LAYER_OPENED, CheckKind.VALUE_EXPLAINED, CheckKind.BORDER_VALUE_EXPLAINED);

  private LayerNames() {}

  /**
   * A sentence for each layer that is not one of {@code known}, the layers of the built-in networks.
   *
   * @param file how the lesson is called in the sentences
   */
  public static List<Sentence> remarks(Lesson lesson, String file, Set<String> known) {
    List<Sentence> remarks = new ArrayList<>();
    for (int i = 0; i < lesson.steps().size(); i++) {
      for (String name : named(lesson.steps().get(i))) {
        if (!known.contains(name)) {
          remarks.add(Sentence.of(LayerNames.class, "layer.unknown", file, i + 1, name, String.join(", ", known)));
        }
      }
    }
    return remarks;
  }

  private static Set<String> named(LessonStep step) {
    Set<String> names = new LinkedHashSet<>();
    if (step.setup().view().equals(Lesson.INSPECT) && !step.setup().part().isEmpty()) {
      names.add(step.setup().part());
    }
    step.checks().stream().filter(check -> NAMING.contains(check.kind())).map(Check::word).forEach(names::add);
    return names;
  }
}
