package convscope.workbench.shell;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.training.RunState;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class ShellModelTest {
  private final ShellModel model = new ShellModel();

  @Test
  void theCardWithFirstStepsIsShownUntilItWasDismissedOnce() {
    model.greet();
    assertThat(model.welcomeProperty().get()).isTrue();
    assertThat(model.welcomedProperty().get()).isFalse();
    model.welcomeProperty().set(false);
    assertThat(model.welcomedProperty().get()).isTrue();
    model.greet();
    assertThat(model.welcomeProperty().get()).isFalse();
  }

  @Test
  void startingARunPutsTheCardWithFirstStepsAway() {
    SimpleObjectProperty<RunState> run = new SimpleObjectProperty<>(new RunState.Idle());
    model.followRuns(run);
    model.greet();
    run.set(new RunState.Preparing());
    assertThat(model.welcomeProperty().get()).isFalse();
  }
}
