package convscope.workbench.evaluate;

import convscope.lessons.Activity;
import convscope.lessons.Deed;
import convscope.lessons.Fact;
import convscope.lessons.Lesson;
import convscope.lessons.Place;
import org.jspecify.annotations.Nullable;

/** Tells lessons what is done and shown in the Evaluate view. JavaFX thread. */
public final class EvaluateDeeds {
  private EvaluateDeeds() {}

  /** Tells {@code activity} what is done with {@code model} from now on. */
  public static void tell(EvaluateModel model, Activity activity) {
    activity.place(Place.PAGE, () -> Lesson.PAGES.get(model.pageProperty().get()));
    activity.level(Fact.RAW_EVALUATIONS, () -> (double) model.course().raw.size());
    model.judgedProperty().subscribe((was, is) -> {
      if (is != null) {
        activity.count(Fact.TEST_SETS_EVALUATED);
      }
    });
    // Asking for the same images once more is no change of the value, but it is an invalidation.
    model.selectionProperty().addListener(changed -> shown(model.selectionProperty().get(), activity));
  }

  /** Shows page {@code name} of the view of {@code model}; nothing changes if it is none of {@link Lesson#PAGES}. */
  public static void open(EvaluateModel model, String name) {
    if (Lesson.PAGES.contains(name)) {
      model.pageProperty().set(Lesson.PAGES.indexOf(name));
    }
  }

  private static void shown(@Nullable ImageSelection now, Activity activity) {
    if (now != null) {
      activity.count(Deed.Kind.TEST_IMAGES_SHOWN, switch (now.kind()) {
        case MISTAKES -> "errors";
        case CELL -> now.label() == now.taken() ? "correct" : "confused";
        case MISSED -> "class";
        case BETTER -> "better";
        case WORSE -> "worse";
      });
    }
  }
}
