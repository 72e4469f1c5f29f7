package convscope.lessons;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoublePredicate;

/**
 * The kinds of checks: each says from two states, that when its step was opened and the present one, whether it is
 * done. What is counted is counted from when the step was opened. The reference for authors is
 * {@code assets/lessons/README.md}.
 */
public enum CheckKind {
  /** A view is visible. */
  VIEW_OPENED(Form.WORD, (check, begun, now) -> now.at(Place.VIEW).equals(check.word()), Lesson.VIEWS),
  /** A control was used, once or the given number of times. */
  USED(Form.WORD_AND_COUNT, done(Deed.Kind.USED)),
  /** In Data, another image was selected, or the given number of them. */
  IMAGE_SELECTED(Form.COUNT, counted(Fact.IMAGES_SELECTED)),
  /** In Data, new random distortions were shown. */
  IMAGE_RESAMPLED(Form.COUNT, counted(Fact.IMAGES_RESAMPLED)),
  /** In Data, the preprocessing changed between that of training and that of evaluation. */
  PREPROCESSING_CHANGED(Form.COUNT, counted(Fact.PREPROCESSING_CHANGED)),
  /** A run, or the given number of them, was started. */
  RUN_STARTED(Form.COUNT, counted(Fact.RUNS_STARTED)),
  /** So many training steps were done. */
  RUN_STEPS(Form.COUNT, counted(Fact.STEPS_TRAINED)),
  /** A network of this name is in training. */
  NETWORK_TRAINED(Form.WORD, (check, begun, now) -> trained(begun, now) && now.at(Place.TRAINED).equals(check.word()),
      Lesson.PRESETS),
  /** The smoothed loss fell below a bound in training. */
  LOSS_BELOW(Form.POSITIVE, (check, begun, now) -> trained(begun, now) && now.level(Fact.LOSS) < check.number()),
  /** The learning rate in training is a number or less. */
  RATE_AT_MOST(Form.NUMBER, (check, begun, now) -> trained(begun, now) && now.level(Fact.RATE) <= check.number()),
  /** The learning rate in training is a number or more. */
  RATE_AT_LEAST(Form.NUMBER, (check, begun, now) -> trained(begun, now) && now.level(Fact.RATE) >= check.number()),
  /** The learning rate was changed while a run was in training. */
  RATE_CHANGED(Form.COUNT, counted(Fact.RATES_CHANGED)),
  /** A run's loss stopped being a number. */
  DIVERGED(Form.COUNT, counted(Fact.RUNS_DIVERGED)),
  /** Runs in training saved so many checkpoints. */
  CHECKPOINT_SAVED(Form.COUNT, counted(Fact.CHECKPOINTS_SAVED)),
  /** In training, more than this share of some layer's units are dead. */
  DEAD_SHARE_ABOVE(Form.SHARE, (check, begun, now) -> trained(begun, now)
      && now.since(begun, Fact.PROBES_IN_RUN) >= 1 && now.level(Fact.DEAD_SHARE) > check.number()),
  /** A run was evaluated and its test accuracy exceeded a bound. */
  ACCURACY_ABOVE(Form.SHARE, (check, begun, now) -> now.since(begun, Fact.EVALUATIONS_IN_RUN) >= 1
      && now.level(Fact.ACCURACY) > check.number()),
  /** A network was evaluated in the Evaluate view. */
  TEST_SET_EVALUATED(Form.COUNT, counted(Fact.TEST_SETS_EVALUATED)),
  /** A page of Evaluate is visible. */
  PAGE_OPENED(Form.WORD, (check, begun, now) -> now.at(Place.VIEW).equals(Lesson.EVALUATE)
      && now.at(Place.PAGE).equals(check.word()), Lesson.PAGES),
  /** In Evaluate, the test images of a kind were shown. */
  TEST_IMAGES_SHOWN(Form.WORD_AND_COUNT, done(Deed.Kind.TEST_IMAGES_SHOWN),
      List.of("errors", "confused", "correct", "class", "better", "worse")),
  /** So many checkpoints of the selected run have been evaluated with their raw weights, and are shown over time. */
  CHECKPOINTS_EVALUATED(Form.COUNT, (check, begun, now) -> now.at(Place.VIEW).equals(Lesson.EVALUATE)
      && now.at(Place.PAGE).equals("course") && now.level(Fact.RAW_EVALUATIONS) >= check.number()),
  /** An image, or the given number of them, was classified in the Classify view. */
  IMAGE_CLASSIFIED(Form.COUNT, counted(Fact.IMAGES_CLASSIFIED)),
  /** The same of images of one's own: files, pasted images and drawings. */
  OWN_IMAGE_CLASSIFIED(Form.COUNT, counted(Fact.OWN_IMAGES_CLASSIFIED)),
  /** An image of one's own is predicted with a probability above a bound. */
  CONFIDENCE_ABOVE(Form.SHARE, (check, begun, now) -> now.since(begun, Fact.OWN_IMAGES_CLASSIFIED) >= 1
      && now.level(Fact.OWN_CONFIDENCE) > check.number()),
  /** Covering a part of the network's input by hand changed the predicted class. */
  PREDICTION_FLIPPED(Form.COUNT, counted(Fact.PREDICTIONS_FLIPPED)),
  /** A saliency map is shown in Classify. */
  SALIENCY_SHOWN(Form.WORD, (check, begun, now) -> now.at(Place.VIEW).equals(Lesson.CLASSIFY)
      && now.at(Place.SALIENCY).equals(check.word()), List.of("gradient", "occlusion")),
  /** A layer is selected in Inspect. */
  LAYER_OPENED(Form.WORD, (check, begun, now) -> now.at(Place.VIEW).equals(Lesson.INSPECT)
      && now.at(Place.LAYER).equals(check.word())),
  /** In Inspect, the sums behind so many values of a layer were shown. */
  VALUE_EXPLAINED(Form.WORD_AND_COUNT, done(Deed.Kind.VALUE_EXPLAINED)),
  /** The same of values at the border of the feature map. */
  BORDER_VALUE_EXPLAINED(Form.WORD_AND_COUNT, done(Deed.Kind.BORDER_VALUE_EXPLAINED)),
  /** In Inspect, so many channels were selected. */
  CHANNEL_SELECTED(Form.COUNT, counted(Fact.CHANNELS_SELECTED)),
  /** In Inspect, so many values of a layer's output were computed step by step. */
  VALUES_COMPUTED(Form.COUNT, counted(Fact.VALUES_COMPUTED)),
  /** There, a weight was changed by hand. */
  WEIGHT_CHANGED(Form.COUNT, counted(Fact.WEIGHTS_CHANGED)),
  /** There, a logit was changed by hand. */
  LOGIT_CHANGED(Form.COUNT, counted(Fact.LOGITS_CHANGED)),
  /** There, what was changed by hand was put back. */
  CHANGE_RESTORED(Form.COUNT, counted(Fact.CHANGES_RESTORED)),
  /** In Inspect, so many checkpoints were shown, by the film or the slider. */
  CHECKPOINT_SHOWN(Form.COUNT, counted(Fact.CHECKPOINTS_SHOWN)),
  /** In Inspect, a whole set of images was checked for dead units. */
  DEAD_UNITS_CHECKED(Form.COUNT, counted(Fact.DEAD_UNITS_CHECKED)),
  /** In Inspect, the images of a unit are shown that such a check found dead. */
  DEAD_UNIT_SHOWN(Form.COUNT, (check, begun, now) -> now.at(Place.VIEW).equals(Lesson.INSPECT)
      && now.level(Fact.DEAD_UNIT_SHOWN) >= check.number()),
  /** So many runs are selected in the Runs view. */
  RUNS_SELECTED(Form.COUNT, (check, begun, now) -> now.at(Place.VIEW).equals(Lesson.RUNS)
      && now.since(begun, Fact.RUN_SELECTIONS) >= 1 && now.level(Fact.RUNS_SELECTED) >= check.number()),
  /** A network of a kind is selected. */
  NETWORK_SELECTED(Form.WORD, (check, begun, now) -> now.at(Place.NETWORK).equals(check.word()),
      List.of("built-in", "current-run", "run", "file"));

  /** What stands after a check's name. */
  enum Form {
    /** A word. */
    WORD(true, false, number -> true),
    /** A word and, where wanted, {@code >=} and a number; else 1. */
    WORD_AND_COUNT(true, true, Form::isCount),
    /** Where wanted, {@code >=} and a number; else 1. */
    COUNT(false, true, Form::isCount),
    /** A number that is not negative. */
    NUMBER(false, false, number -> number >= 0),
    /** A number above 0, below which a level is to fall that never reaches 0. */
    POSITIVE(false, false, number -> number > 0),
    /** A share, which is to be exceeded: a number of at least 0 and below 1. */
    SHARE(false, false, number -> number >= 0 && number < 1);

    private final boolean word;
    private final boolean counts;
    private final DoublePredicate reachable;

    Form(boolean word, boolean counts, DoublePredicate reachable) {
      this.word = word;
      this.counts = counts;
      this.reachable = reachable;
    }

    private static boolean isCount(double number) {
      return number >= 1 && number == Math.rint(number);
    }

    boolean hasWord() {
      return word;
    }

    boolean counts() {
      return counts;
    }

    boolean needsNumber() {
      return !word && !counts;
    }

    /** Whether {@code number} can stand there. */
    boolean accepts(double number) {
      return reachable.test(number);
    }
  }

  /** Whether a check is done. */
  @FunctionalInterface
  private interface Rule {
    boolean isDone(Check check, LessonState begun, LessonState now);
  }

  private final Form form;
  private final Rule rule;
  private final List<String> words;

  CheckKind(Form form, Rule rule, List<String> words) {
    this.form = form;
    this.rule = rule;
    this.words = words;
  }

  CheckKind(Form form, Rule rule) {
    this(form, rule, List.of());
  }

  private static Rule counted(Fact fact) {
    return (check, begun, now) -> now.since(begun, fact) >= check.number();
  }

  private static Rule done(Deed.Kind kind) {
    return (check, begun, now) -> now.since(begun, new Deed(kind, check.word())) >= check.number();
  }

  private static boolean trained(LessonState begun, LessonState now) {
    return now.since(begun, Fact.STEPS_TRAINED) >= 1;
  }

  /** The name in a lesson's file. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind that is called {@code id}; empty if none is. */
  static Optional<CheckKind> named(String id) {
    return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
  }

  Form form() {
    return form;
  }

  /** The words that its check may name; empty if any. */
  List<String> words() {
    return words;
  }

  boolean isDone(Check check, LessonState begun, LessonState now) {
    return rule.isDone(check, begun, now);
  }
}
