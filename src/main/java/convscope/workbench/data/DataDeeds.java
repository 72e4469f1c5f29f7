package convscope.workbench.data;

import convscope.lessons.Activity;
import convscope.lessons.Fact;

/** Tells lessons what is done in the Data view. JavaFX thread. */
public final class DataDeeds {
  private DataDeeds() {}

  /** Counts in {@code activity} what is done with {@code model} from now on. */
  public static void tell(DataModel model, Activity activity) {
    DetailModel detail = model.detail();
    detail.selectedProperty().addListener((property, was, is) -> {
      // The first image of newly opened data is selected by itself.
      if (was.intValue() >= 0 && is.intValue() >= 0) {
        activity.count(Fact.IMAGES_SELECTED);
      }
    });
    detail.epochProperty().addListener((property, was, is) -> activity.count(Fact.IMAGES_RESAMPLED));
    detail.evaluationProperty().addListener((property, was, is) -> activity.count(Fact.PREPROCESSING_CHANGED));
  }
}
