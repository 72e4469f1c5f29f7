package convscope.workbench.ownclasses;

import convscope.data.OpeningOptions;
import convscope.foundation.Problem;
import convscope.model.Network;
import convscope.model.Parameter;
import convscope.runs.Manifest;
import convscope.runs.Setting;
import convscope.training.RunPlan;
import convscope.training.TrainedModel;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The run that learns a few classes from a few images each: the built-in network, whose last layer is made anew for them
 * and whose convolutions stay as they are. It is the same for all, since nobody should need to know more; it can be
 * repeated with other settings in Train.
 */
final class OwnRunPlan {
  static final int FEWEST_CLASSES = 2;
  static final int MOST_CLASSES = 10;
  /** One to train on, and one that is kept aside. */
  static final int FEWEST_IMAGES = 2;

  /** How many of the last layers with variables are trained: twenty images cannot teach more than that. */
  private static final int TRAINED = 2;
  /** Each step sees 32 images: 20 of each of two classes are seen 200 times, always distorted. */
  private static final long STEPS = 300;
  private static final int EVALUATE_EVERY = 50;

  private OwnRunPlan() {}

  /**
   * Refuses classes that cannot be learned.
   *
   * @param images the number of images of each class, by its name, in order
   * @throws Problem with the first thing that is missing
   */
  static void check(Map<String, Integer> images) {
    if (images.size() < FEWEST_CLASSES) {
      throw Problem.of(OwnRunPlan.class, "classes.few", FEWEST_CLASSES);
    }
    images.forEach((name, count) -> {
      if (count < FEWEST_IMAGES) {
        throw Problem.of(OwnRunPlan.class, count == 0 ? "images.none" : "images.few", name, FEWEST_IMAGES);
      }
    });
  }

  /** How images are opened of which the smallest class has {@code fewest}: at least one of each is kept aside. */
  static OpeningOptions opening(int fewest) {
    return OpeningOptions.USUAL.withTestShare(Math.max(OpeningOptions.USUAL.testShare(), 1.0 / fewest));
  }

  /**
   * The plan for {@code classes} classes.
   *
   * @throws Problem if no network comes with the program
   */
  static RunPlan of(int classes) {
    return of(classes, STEPS);
  }

  /** The same, for {@code steps} steps. */
  static RunPlan of(int classes, long steps) {
    TrainedModel start = TrainedModel.open(TrainedModel.BUILT_IN);
    Map<Setting, Object> settings = new EnumMap<>(Setting.class);
    settings.put(Setting.BATCH, 32L);
    settings.put(Setting.STEPS, steps);
    settings.put(Setting.OPTIMIZER, "nesterov");
    settings.put(Setting.SCHEDULE, "cosine");
    settings.put(Setting.RATE, 0.01);
    settings.put(Setting.EVALUATE_EVERY, (long) EVALUATE_EVERY);
    settings.put(Setting.CHECKPOINT_EVERY, (long) EVALUATE_EVERY);
    return new RunPlan(network(start.network(), classes), Manifest.Settings.tutorial().with(settings),
        Optional.of(start));
  }

  private static Network network(Network trained, int classes) {
    List<String> layers = trained.parameters().stream().map(Parameter::layer).distinct().toList();
    return trained.withClasses(classes).withFrozen(new LinkedHashSet<>(layers.subList(0, layers.size() - TRAINED)));
  }
}
