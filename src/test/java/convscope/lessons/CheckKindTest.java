package convscope.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.foundation.Language;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CheckKindTest {
  /** A window in which much was done before the lesson. */
  private static final LessonState BEGUN = begun();

  private static LessonState begun() {
    LessonState state = LessonState.UNTOUCHED.with(Place.VIEW, "runs").with(Place.NETWORK, "file")
        .with(Place.LAYER, "conv1").with(Place.PAGE, "confusion").with(Place.TRAINED, "tutorial");
    for (Fact fact : Fact.values()) {
      state = state.with(fact, fact.ordinal() + 3);
    }
    return state.with(Fact.LOSS, 1.5).with(Fact.RATE, 0.1).with(Fact.ACCURACY, 0.9).with(Fact.DEAD_SHARE, 0.9)
        .with(Fact.OWN_CONFIDENCE, 0.99).with(Fact.RUNS_SELECTED, 1).with(Fact.DEAD_UNIT_SHOWN, 0)
        .with(Fact.RAW_EVALUATIONS, 0)
        .after(new Deed(Deed.Kind.USED, "again")).after(new Deed(Deed.Kind.VALUE_EXPLAINED, "conv1"));
  }

  private static LessonState more(LessonState state, Fact fact, double by) {
    return state.with(fact, state.level(fact) + by);
  }

  /** {@code state} after what {@code check} asks for. */
  private static LessonState achieved(Check check, LessonState state) {
    LessonState trained = more(state, Fact.STEPS_TRAINED, 1);
    return switch (check.kind()) {
      case VIEW_OPENED -> state.with(Place.VIEW, check.word());
      case USED -> repeated(Deed.Kind.USED, check, state);
      case IMAGE_SELECTED -> more(state, Fact.IMAGES_SELECTED, check.number());
      case IMAGE_RESAMPLED -> more(state, Fact.IMAGES_RESAMPLED, check.number());
      case PREPROCESSING_CHANGED -> more(state, Fact.PREPROCESSING_CHANGED, check.number());
      case RUN_STARTED -> more(state, Fact.RUNS_STARTED, check.number());
      case RUN_STEPS -> more(state, Fact.STEPS_TRAINED, check.number());
      case NETWORK_TRAINED -> trained.with(Place.TRAINED, check.word());
      case LOSS_BELOW -> trained.with(Fact.LOSS, check.number() - 0.01);
      case RATE_AT_MOST -> trained.with(Fact.RATE, Math.min(check.number(), trained.level(Fact.RATE)));
      case RATE_AT_LEAST -> trained.with(Fact.RATE, Math.max(check.number(), trained.level(Fact.RATE)));
      case RATE_CHANGED -> more(state, Fact.RATES_CHANGED, check.number());
      case DIVERGED -> more(state, Fact.RUNS_DIVERGED, check.number());
      case CHECKPOINT_SAVED -> more(state, Fact.CHECKPOINTS_SAVED, check.number());
      case DEAD_SHARE_ABOVE -> more(trained, Fact.PROBES_IN_RUN, 1).with(Fact.DEAD_SHARE, check.number() + 0.01);
      case ACCURACY_ABOVE -> more(state, Fact.EVALUATIONS_IN_RUN, 1).with(Fact.ACCURACY, check.number() + 0.01);
      case TEST_SET_EVALUATED -> more(state, Fact.TEST_SETS_EVALUATED, check.number());
      case PAGE_OPENED -> state.with(Place.VIEW, "evaluate").with(Place.PAGE, check.word());
      case TEST_IMAGES_SHOWN -> repeated(Deed.Kind.TEST_IMAGES_SHOWN, check, state);
      case CHECKPOINTS_EVALUATED -> state.with(Place.VIEW, "evaluate").with(Place.PAGE, "course")
          .with(Fact.RAW_EVALUATIONS, check.number());
      case IMAGE_CLASSIFIED -> more(state, Fact.IMAGES_CLASSIFIED, check.number());
      case OWN_IMAGE_CLASSIFIED -> more(state, Fact.OWN_IMAGES_CLASSIFIED, check.number());
      case CONFIDENCE_ABOVE -> more(state, Fact.OWN_IMAGES_CLASSIFIED, 1)
          .with(Fact.OWN_CONFIDENCE, check.number() + 0.01);
      case PREDICTION_FLIPPED -> more(state, Fact.PREDICTIONS_FLIPPED, check.number());
      case SALIENCY_SHOWN -> state.with(Place.VIEW, "classify").with(Place.SALIENCY, check.word());
      case LAYER_OPENED -> state.with(Place.VIEW, "inspect").with(Place.LAYER, check.word());
      case VALUE_EXPLAINED -> repeated(Deed.Kind.VALUE_EXPLAINED, check, state);
      case BORDER_VALUE_EXPLAINED -> repeated(Deed.Kind.BORDER_VALUE_EXPLAINED, check, state);
      case CHANNEL_SELECTED -> more(state, Fact.CHANNELS_SELECTED, check.number());
      case VALUES_COMPUTED -> more(state, Fact.VALUES_COMPUTED, check.number());
      case WEIGHT_CHANGED -> more(state, Fact.WEIGHTS_CHANGED, check.number());
      case LOGIT_CHANGED -> more(state, Fact.LOGITS_CHANGED, check.number());
      case CHANGE_RESTORED -> more(state, Fact.CHANGES_RESTORED, check.number());
      case CHECKPOINT_SHOWN -> more(state, Fact.CHECKPOINTS_SHOWN, check.number());
      case DEAD_UNITS_CHECKED -> more(state, Fact.DEAD_UNITS_CHECKED, check.number());
      case DEAD_UNIT_SHOWN -> state.with(Place.VIEW, "inspect").with(Fact.DEAD_UNIT_SHOWN, 1);
      case RUNS_SELECTED -> more(state, Fact.RUN_SELECTIONS, 1).with(Place.VIEW, "runs")
          .with(Fact.RUNS_SELECTED, check.number());
      case NETWORK_SELECTED -> state.with(Place.NETWORK, check.word());
    };
  }

  private static LessonState repeated(Deed.Kind kind, Check check, LessonState state) {
    LessonState now = state;
    for (int i = 0; i < check.number(); i++) {
      now = now.after(new Deed(kind, check.word()));
    }
    return now;
  }

  static Stream<Check> checks() {
    return Stream.of(new Check(CheckKind.VIEW_OPENED, "data", 1), new Check(CheckKind.USED, "again", 3),
        new Check(CheckKind.IMAGE_SELECTED, "", 2), new Check(CheckKind.IMAGE_RESAMPLED, "", 3),
        new Check(CheckKind.PREPROCESSING_CHANGED, "", 2), new Check(CheckKind.RUN_STARTED, "", 2),
        new Check(CheckKind.RUN_STEPS, "", 200), new Check(CheckKind.NETWORK_TRAINED, "locally-connected", 1),
        new Check(CheckKind.LOSS_BELOW, "", 3), new Check(CheckKind.RATE_AT_MOST, "", 0.01),
        new Check(CheckKind.RATE_AT_LEAST, "", 1), new Check(CheckKind.RATE_CHANGED, "", 1),
        new Check(CheckKind.DIVERGED, "", 1), new Check(CheckKind.CHECKPOINT_SAVED, "", 4),
        new Check(CheckKind.DEAD_SHARE_ABOVE, "", 0.5), new Check(CheckKind.ACCURACY_ABOVE, "", 0.2),
        new Check(CheckKind.TEST_SET_EVALUATED, "", 1), new Check(CheckKind.PAGE_OPENED, "classes", 1),
        new Check(CheckKind.TEST_IMAGES_SHOWN, "confused", 2), new Check(CheckKind.CHECKPOINTS_EVALUATED, "", 4),
        new Check(CheckKind.IMAGE_CLASSIFIED, "", 2), new Check(CheckKind.OWN_IMAGE_CLASSIFIED, "", 1),
        new Check(CheckKind.CONFIDENCE_ABOVE, "", 0.8), new Check(CheckKind.PREDICTION_FLIPPED, "", 1),
        new Check(CheckKind.SALIENCY_SHOWN, "occlusion", 1), new Check(CheckKind.LAYER_OPENED, "conv2", 1),
        new Check(CheckKind.VALUE_EXPLAINED, "conv1", 3), new Check(CheckKind.BORDER_VALUE_EXPLAINED, "conv1", 1),
        new Check(CheckKind.CHANNEL_SELECTED, "", 3), new Check(CheckKind.CHECKPOINT_SHOWN, "", 5),
        new Check(CheckKind.VALUES_COMPUTED, "", 20), new Check(CheckKind.WEIGHT_CHANGED, "", 1),
        new Check(CheckKind.LOGIT_CHANGED, "", 2), new Check(CheckKind.CHANGE_RESTORED, "", 1),
        new Check(CheckKind.DEAD_UNITS_CHECKED, "", 1), new Check(CheckKind.DEAD_UNIT_SHOWN, "", 1),
        new Check(CheckKind.RUNS_SELECTED, "", 2), new Check(CheckKind.NETWORK_SELECTED, "built-in", 1));
  }

  @ParameterizedTest
  @MethodSource("checks")
  void whatWasDoneBeforeTheStepDoesNotCount(Check check) {
    assertThat(check.isDone(BEGUN, BEGUN)).isFalse();
    assertThat(check.isDone(LessonState.UNTOUCHED, LessonState.UNTOUCHED)).isFalse();
    assertThat(check.isDone(BEGUN, achieved(check, BEGUN))).isTrue();
  }

  @Test
  void everyKindIsTried() {
    assertThat(checks().map(Check::kind)).containsExactlyInAnyOrder(CheckKind.values());
  }

  @Test
  void almostEnoughIsNotEnough() {
    Check steps = new Check(CheckKind.RUN_STEPS, "", 200);
    LessonState almost = more(BEGUN, Fact.STEPS_TRAINED, 199);
    assertThat(steps.isDone(BEGUN, almost)).isFalse();
    assertThat(steps.share(BEGUN, almost)).isEqualTo(0.995);
    Check used = new Check(CheckKind.USED, "again", 3);
    Deed again = new Deed(Deed.Kind.USED, "again");
    assertThat(used.isDone(BEGUN, BEGUN.after(again).after(again))).isFalse();
    Check loss = new Check(CheckKind.LOSS_BELOW, "", 3);
    assertThat(loss.isDone(BEGUN, more(BEGUN, Fact.STEPS_TRAINED, 5).with(Fact.LOSS, 3))).isFalse();
    assertThat(loss.isDone(BEGUN, more(BEGUN, Fact.STEPS_TRAINED, 5).with(Fact.LOSS, Double.NaN))).isFalse();
  }

  static Stream<Arguments> builtIn() {
    return Lessons.BUILT_IN.stream()
        .flatMap(id -> Arrays.stream(Language.values()).map(language -> Arguments.of(id, language)));
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("builtIn")
  void everyStepOfABuiltInLessonCanBeDoneAndIsNotDoneAtItsStart(String id, Language language) {
    for (LessonStep step : Lessons.builtIn(id, language).steps()) {
      LessonState begun = put(step.setup());
      assertThat(step.isChecked()).as(step.title()).isTrue();
      assertThat(step.isDone(begun, begun)).as(step.title()).isFalse();
      LessonState now = begun;
      for (Check check : step.checks()) {
        now = achieved(check, now);
      }
      assertThat(step.isDone(begun, now)).as(step.title()).isTrue();
    }
  }

  /** The window of {@link #BEGUN} after the step has put it in place. */
  private static LessonState put(Setup setup) {
    LessonState now = BEGUN.with(Place.VIEW, setup.view());
    if (!setup.network().isEmpty()) {
      now = now.with(Place.NETWORK, setup.network());
    }
    return switch (setup.part().isEmpty() ? "" : setup.view()) {
      case "evaluate" -> now.with(Place.PAGE, setup.part());
      case "inspect" -> now.with(Place.LAYER, setup.part());
      default -> now;
    };
  }

  @ParameterizedTest
  @MethodSource("ids")
  void aBuiltInLessonAsksTheSameInBothLanguages(String id) {
    Lesson english = Lessons.builtIn(id, Language.ENGLISH);
    Lesson korean = Lessons.builtIn(id, Language.KOREAN);
    assertThat(asked(korean)).isEqualTo(asked(english));
    assertThat(List.of(english, korean)).allSatisfy(lesson -> {
      assertThat(lesson.id()).isEqualTo(id);
      assertThat(lesson.teacher()).isNotEmpty();
    });
    assertThat(korean.minutes()).isEqualTo(english.minutes());
  }

  static List<String> ids() {
    return Lessons.BUILT_IN;
  }

  private static List<List<Object>> asked(Lesson lesson) {
    return lesson.steps().stream().map(step -> List.<Object>of(step.setup(), step.checks(),
         step.question().isEmpty(), lesson.introduction().isEmpty())).toList();
  }
}
