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
  private static final LessonState BEGUN = LessonState.UNTOUCHED.inView("runs").withNetwork("file").withLayer("conv1")
      .with(Fact.STEPS_TRAINED, 900).with(Fact.RUNS_STARTED, 3).with(Fact.RUNS_DIVERGED, 1)
      .with(Fact.RATES_CHANGED, 2).with(Fact.EVALUATIONS_IN_RUN, 4).with(Fact.TEST_SETS_EVALUATED, 1)
      .with(Fact.IMAGES_CLASSIFIED, 7).with(Fact.VALUES_COMPUTED, 5).with(Fact.WEIGHTS_CHANGED, 2)
      .with(Fact.LOGITS_CHANGED, 1).with(Fact.CHANGES_RESTORED, 1)
      .with(Fact.LOSS, 1.5).with(Fact.RATE, 0.1).with(Fact.ACCURACY, 0.9)
      .used("again").used("film");

  private static LessonState more(LessonState state, Fact fact, double by) {
    return state.with(fact, state.level(fact) + by);
  }

  /** {@code state} after what {@code check} asks for. */
  private static LessonState achieved(Check check, LessonState state) {
    LessonState trained = more(state, Fact.STEPS_TRAINED, 1);
    return switch (check.kind()) {
      case VIEW_OPENED -> state.inView(check.word());
      case USED -> used(check, state);
      case RUN_STARTED -> more(state, Fact.RUNS_STARTED, check.number());
      case RUN_STEPS -> more(state, Fact.STEPS_TRAINED, check.number());
      case LOSS_BELOW -> trained.with(Fact.LOSS, check.number() - 0.01);
      case RATE_AT_MOST -> trained.with(Fact.RATE, Math.min(check.number(), trained.level(Fact.RATE)));
      case RATE_AT_LEAST -> trained.with(Fact.RATE, Math.max(check.number(), trained.level(Fact.RATE)));
      case RATE_CHANGED -> more(state, Fact.RATES_CHANGED, check.number());
      case DIVERGED -> more(state, Fact.RUNS_DIVERGED, check.number());
      case ACCURACY_ABOVE -> more(state, Fact.EVALUATIONS_IN_RUN, 1).with(Fact.ACCURACY, check.number() + 0.01);
      case TEST_SET_EVALUATED -> more(state, Fact.TEST_SETS_EVALUATED, check.number());
      case IMAGE_CLASSIFIED -> more(state, Fact.IMAGES_CLASSIFIED, check.number());
      case VALUES_COMPUTED -> more(state, Fact.VALUES_COMPUTED, check.number());
      case WEIGHT_CHANGED -> more(state, Fact.WEIGHTS_CHANGED, check.number());
      case LOGIT_CHANGED -> more(state, Fact.LOGITS_CHANGED, check.number());
      case CHANGE_RESTORED -> more(state, Fact.CHANGES_RESTORED, check.number());
      case LAYER_OPENED -> state.inView("inspect").withLayer(check.word());
      case NETWORK_SELECTED -> state.withNetwork(check.word());
    };
  }

  private static LessonState used(Check check, LessonState state) {
    LessonState now = state;
    for (int i = 0; i < check.number(); i++) {
      now = now.used(check.word());
    }
    return now;
  }

  static Stream<Check> checks() {
    return Stream.of(new Check(CheckKind.VIEW_OPENED, "data", 1), new Check(CheckKind.USED, "again", 3),
        new Check(CheckKind.RUN_STARTED, "", 2), new Check(CheckKind.RUN_STEPS, "", 200),
        new Check(CheckKind.LOSS_BELOW, "", 3), new Check(CheckKind.RATE_AT_MOST, "", 0.01),
        new Check(CheckKind.RATE_AT_LEAST, "", 1), new Check(CheckKind.RATE_CHANGED, "", 1),
        new Check(CheckKind.DIVERGED, "", 1), new Check(CheckKind.ACCURACY_ABOVE, "", 0.2),
        new Check(CheckKind.TEST_SET_EVALUATED, "", 1), new Check(CheckKind.IMAGE_CLASSIFIED, "", 2),
        new Check(CheckKind.VALUES_COMPUTED, "", 20), new Check(CheckKind.WEIGHT_CHANGED, "", 1),
        new Check(CheckKind.LOGIT_CHANGED, "", 2), new Check(CheckKind.CHANGE_RESTORED, "", 1),
        new Check(CheckKind.LAYER_OPENED, "conv2", 1), new Check(CheckKind.NETWORK_SELECTED, "built-in", 1));
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
    assertThat(used.isDone(BEGUN, BEGUN.used("again").used("again"))).isFalse();
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
      LessonState begun = BEGUN.inView(step.view());
      assertThat(step.isChecked()).as(step.title()).isTrue();
      assertThat(step.isDone(begun, begun)).as(step.title()).isFalse();
      LessonState now = begun;
      for (Check check : step.checks()) {
        now = achieved(check, now);
      }
      assertThat(step.isDone(begun, now)).as(step.title()).isTrue();
    }
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
    return lesson.steps().stream().map(step -> List.<Object>of(step.view(), step.mark(), step.settings(),
        step.checks(), step.question().isEmpty(), lesson.introduction().isEmpty())).toList();
  }
}
