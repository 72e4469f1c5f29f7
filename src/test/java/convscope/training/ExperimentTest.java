package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.training.Experiment.Standing;
import convscope.training.Experiment.Trial;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ExperimentTest {
  private static final Experiment THREE = Experiment.of(ExperimentPlan.of("rate = 0.001, 0.1, 10", 300));

  private static List<Standing> standings(Experiment experiment) {
    return experiment.trials().stream().map(Trial::standing).toList();
  }

  private static Experiment made(Experiment before, double loss, double accuracy) {
    return before.next().stepped(300, loss).evaluated(accuracy).ended(Standing.DONE);
  }

  @Test
  void runsAreMadeInTheOrderOfTheirValues() {
    Experiment first = THREE.next();
    assertThat(first.running()).isEqualTo(OptionalInt.of(0));
    assertThat(standings(first)).containsExactly(Standing.RUNNING, Standing.WAITING, Standing.WAITING);
    Experiment second = first.ended(Standing.DONE).next();
    assertThat(second.running()).isEqualTo(OptionalInt.of(1));
    Experiment all = second.ended(Standing.DONE).next().ended(Standing.DONE);
    assertThat(all.over()).isTrue();
    assertThat(all.running()).isEmpty();
  }

  @Test
  void theNextRunFollowsOneThatDivergedOrFailed() {
    Experiment third = THREE.next().ended(Standing.DIVERGED).next().ended(Standing.FAILED).next();
    assertThat(standings(third)).containsExactly(Standing.DIVERGED, Standing.FAILED, Standing.RUNNING);
    assertThat(third.over()).isFalse();
  }

  @Test
  void stoppingARunLeavesOutTheRest() {
    Experiment stopped = made(THREE, 2, 0.3).next().stepped(40, 2.1).ended(Standing.STOPPED);
    assertThat(standings(stopped)).containsExactly(Standing.DONE, Standing.STOPPED, Standing.LEFT_OUT);
    assertThat(stopped.over()).isTrue();
    assertThat(stopped.stopped()).isTrue();
    assertThatThrownBy(stopped::next).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void twoRunsAreNotMadeAtOnce() {
    assertThatThrownBy(() -> THREE.next().next()).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> THREE.stepped(1, 2)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theBestRunHasTheHighestAccuracyAmongThoseThatMadeAllTheirSteps() {
    Experiment all = made(made(THREE, 2.2, 0.15), 1.4, 0.45).next().stepped(9, 90).evaluated(0.9)
        .ended(Standing.DIVERGED);
    assertThat(all.byAccuracy()).isTrue();
    assertThat(all.ranked()).extracting(Trial::value).containsExactly("0.1", "0.001");
  }

  @Test
  void withoutTestImagesTheBestRunHasTheLowestLoss() {
    Experiment all = made(made(THREE, 2.2, Double.NaN), 1.4, Double.NaN).next().ended(Standing.DIVERGED);
    assertThat(all.byAccuracy()).isFalse();
    assertThat(all.best()).map(Trial::value).contains("0.1");
  }

  @Test
  void anExperimentOfWhichNoRunMadeItsStepsHasNoBest() {
    Experiment none = THREE.next().ended(Standing.FAILED).next().ended(Standing.DIVERGED).next()
        .ended(Standing.STOPPED);
    assertThat(none.best()).isEmpty();
  }
}
