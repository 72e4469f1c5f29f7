package convscope.workbench.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@Tag("window")
class GradualBuildTest {
  private final List<String> built = new ArrayList<>();
  private final GradualBuild build = new GradualBuild(
      List.of(() -> built.add("first"), () -> built.add("second")), () -> built.add("done"));

  /** Only for the JavaFX thread. */
  @Start
  void start(Stage stage) {}

  private static void on(Runnable action) {
    WaitForAsyncUtils.waitForAsyncFx(60_000, action);
  }

  @Test
  void partsAreBuiltOnceInOrderAndThenTheTimerStops() throws Exception {
    on(build::start);
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, build::complete);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(built).containsExactly("first", "second", "done");
    assertThat(build.running()).isFalse();
    on(build::start);
    assertThat(build.running()).isFalse();
  }

  @Test
  void aHiddenViewIsNotBuilt() {
    on(() -> {
      build.start();
      build.stop();
    });
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(build.running()).isFalse();
    assertThat(built).isEmpty();
  }
}
