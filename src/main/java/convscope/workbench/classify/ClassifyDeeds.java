package convscope.workbench.classify;

import convscope.insight.Classification;
import convscope.lessons.Activity;
import convscope.lessons.Fact;
import convscope.lessons.Place;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tells lessons what is done and shown in the Classify view. JavaFX thread. */
public final class ClassifyDeeds {
  private ClassifyDeeds() {}

  /** Tells {@code activity} what is done with {@code model} from now on. */
  public static void tell(ClassifyModel model, Activity activity) {
    activity.place(Place.SALIENCY, () -> {
      ImageDetails details = model.detailsProperty().get();
      return details == null || details.saliency() == null ? ""
          : model.whereProperty().get().name().toLowerCase(Locale.ROOT);
    });
    activity.level(Fact.OWN_CONFIDENCE, () -> {
      ClassifiedImage selected = model.selectedProperty().get();
      Classification found = selected == null ? null : selected.classificationProperty().get();
      return found != null && isOwn(selected) ? found.top().probability() : Double.NaN;
    });
    model.whenClassified(image -> {
      activity.count(Fact.IMAGES_CLASSIFIED);
      if (isOwn(image)) {
        activity.count(Fact.OWN_IMAGES_CLASSIFIED);
      }
    });
    model.occlusion().answerProperty().subscribe((was, is) -> {
      if (is != null && flips(model.selectedProperty().get(), is)) {
        activity.count(Fact.PREDICTIONS_FLIPPED);
      }
    });
  }

  /** Takes any saliency map away. */
  public static void showPlainInput(ClassifyModel model) {
    model.whereProperty().set(ImageDetails.Where.NOT_ASKED);
  }

  /** Whether it is from outside the data set, and not a blank sheet. */
  private static boolean isOwn(ClassifiedImage image) {
    return image.drawing() == null ? image.source().truth() == null : image.drawing().undoableProperty().get();
  }

  private static boolean flips(@Nullable ClassifiedImage image, ManualOcclusion.Answer answer) {
    Classification whole = image == null ? null : image.classificationProperty().get();
    double[] covered = answer.probabilities();
    return whole != null && IntStream.range(0, covered.length)
        .anyMatch(label -> covered[label] > covered[whole.top().label()]);
  }
}
