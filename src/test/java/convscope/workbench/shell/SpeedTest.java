package convscope.workbench.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import convscope.training.StepPoint;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("window")
class SpeedTest {
  private final Speed speed = new Speed();

  private void step(long number, double seconds) {
    speed.at(new StepPoint(number, 0, 0, 0, 0, 0, 0, 0, (long) (seconds * 1e9)));
  }

  @Test
  void aStepThatIsShownAgainInAnotherLanguageChangesNothing() {
    step(0, 0);
    step(1, 0.1);
    step(1, 0.1);
    assertThat(speed.stepsPerSecond()).isCloseTo(10, within(1e-6));
  }

  @Test
  void theRemainingTimeIgnoresTheFirstSlowSteps() {
    step(0, 3);
    step(1, 4);
    step(2, 4.5);
    for (int i = 3; i < 12; i++) {
      step(i, 5 + 0.1 * (i - 3));
      assertThat(speed.steadyStepsPerSecond()).as("after step %d", i).isNaN();
    }
    for (int i = 12; i < 44; i++) {
      step(i, 5 + 0.1 * (i - 3));
    }
    assertThat(speed.steadyStepsPerSecond()).as("unlike those of the start").isCloseTo(10, within(1e-6));
  }

  @Test
  void theRemainingTimeIsSmoothedOverSlowSeconds() {
    for (int i = 0; i < 300; i++) {
      step(i, 0.1 * i);
    }
    for (int i = 0; i < 5; i++) {
      step(300 + i, 30 + i);
    }
    assertThat(speed.stepsPerSecond()).isLessThan(3);
    assertThat(speed.steadyStepsPerSecond()).isBetween(8.5, 10.0);
  }

  @Test
  void aPauseRestartsTheEstimate() {
    for (int i = 0; i < 100; i++) {
      step(i, i);
    }
    assertThat(speed.steadyStepsPerSecond()).isCloseTo(1, within(1e-6));
    speed.restart();
    assertThat(speed.steadyStepsPerSecond()).isNaN();
  }

  @Test
  void theLastSpeedStaysKnownAfterAPauseButNotInAnotherRun() {
    step(0, 0);
    step(1, 0.1);
    speed.restart();
    step(1, 0.1);
    assertThat(speed.stepsPerSecond()).as("when the bar is built again").isCloseTo(10, within(1e-6));
    step(2, 9);
    step(3, 9.5);
    step(4, 10);
    assertThat(speed.stepsPerSecond()).as("once there are new steps").isLessThan(10);
    speed.forget();
    assertThat(speed.stepsPerSecond()).isNaN();
  }
}
