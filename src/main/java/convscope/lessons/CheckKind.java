package convscope.lessons;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of checks: each says from two states, that when its step was opened and the present one, whether it is
 * done. What is counted is counted from when the step was opened. The reference for authors is
 * {@code assets/lessons/README.md}.
 */
public enum CheckKind {
  /** A view is visible. */
  VIEW_OPENED(Form.WORD, (check, begun, now) -> now.view().equals(check.word()), Lesson.VIEWS),
  /** A control was used, once or the given number of times. */
  USED(Form.WORD_AND_COUNT, (check, begun, now) -> now.usesSince(begun, check.word()) >= check.number(), List.of()),
  /** A run, or the given number of them, was started. */
  RUN_STARTED(Form.COUNT, (check, begun, now) -> now.since(begun, Fact.RUNS_STARTED) >= check.number(), List.of()),
  /** So many training steps were done. */
  RUN_STEPS(Form.COUNT, (check, begun, now) -> now.since(begun, Fact.STEPS_TRAINED) >= check.number(), List.of()),
  /** The smoothed loss fell below a bound in training. */
  LOSS_BELOW(Form.NUMBER, (check, begun, now) -> trained(begun, now) && now.level(Fact.LOSS) < check.number(),
      List.of()),
  /** The learning rate in training is a number or less. */
  RATE_AT_MOST(Form.NUMBER, (check, begun, now) -> trained(begun, now) && now.level(Fact.RATE) <= check.number(),
      List.of()),
  /** The learning rate in training is a number or more. */
  RATE_AT_LEAST(Form.NUMBER, (check, begun, now) -> trained(begun, now) && now.level(Fact.RATE) >= check.number(),
      List.of()),
  /** The learning rate was changed while a run was in training. */
  RATE_CHANGED(Form.COUNT, (check, begun, now) -> now.since(begun, Fact.RATES_CHANGED) >= check.number(), List.of()),
  /** A run's loss stopped being a number. */
  DIVERGED(Form.COUNT, (check, begun, now) -> now.since(begun, Fact.RUNS_DIVERGED) >= check.number(), List.of()),
  /** A run was evaluated and its test accuracy exceeded a bound. */
  ACCURACY_ABOVE(Form.NUMBER, (check, begun, now) -> now.since(begun, Fact.EVALUATIONS_IN_RUN) >= 1
      && now.level(Fact.ACCURACY) > check.number(), List.of()),
  /** A network was evaluated in the Evaluate view. */
  TEST_SET_EVALUATED(Form.COUNT, (check, begun, now) -> now.since(begun, Fact.TEST_SETS_EVALUATED) >= check.number(),
      List.of()),
  /** An image, or the given number of them, was classified in the Classify view. */
  IMAGE_CLASSIFIED(Form.COUNT, (check, begun, now) -> now.since(begun, Fact.IMAGES_CLASSIFIED) >= check.number(),
      List.of()),
  /** So many values of a layer's output were computed step by step. */
  VALUES_COMPUTED(Form.COUNT, (check, begun, now) -> now.since(begun, Fact.VALUES_COMPUTED) >= check.number(),
      List.of()),
  /** A weight was changed by hand. */
  WEIGHT_CHANGED(Form.COUNT, (check, begun, now) -> now.since(begun, Fact.WEIGHTS_CHANGED) >= check.number(),
      List.of()),
  /** A logit was changed by hand. */
  LOGIT_CHANGED(Form.COUNT, (check, begun, now) -> now.since(begun, Fact.LOGITS_CHANGED) >= check.number(),
      List.of()),
  /** What was changed by hand was put back. */
  CHANGE_RESTORED(Form.COUNT, (check, begun, now) -> now.since(begun, Fact.CHANGES_RESTORED) >= check.number(),
      List.of()),
  /** A layer is selected in Inspect. */
  LAYER_OPENED(Form.WORD, (check, begun, now) -> now.view().equals("inspect") && now.layer().equals(check.word()),
      List.of()),
  /** A network of a kind is selected. */
  NETWORK_SELECTED(Form.WORD, (check, begun, now) -> now.network().equals(check.word()),
      List.of("built-in", "current-run", "run", "file"));

  /** What stands after a check's name. */
  enum Form {
    /** A word. */
    WORD(true, false),
    /** A word and, where wanted, {@code >=} and a number; else 1. */
    WORD_AND_COUNT(true, true),
    /** Where wanted, {@code >=} and a number; else 1. */
    COUNT(false, true),
    /** A number. */
    NUMBER(false, false);

    private final boolean word;
    private final boolean counts;

    Form(boolean word, boolean counts) {
      this.word = word;
      this.counts = counts;
    }

    boolean hasWord() {
      return word;
    }

    boolean counts() {
      return counts;
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
