package convscope.workbench.shell;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.AnEngine;
import convscope.data.CifarDownload;
import convscope.foundation.Language;
import convscope.training.RunState;
import convscope.training.StepPoint;
import convscope.workbench.TestStage;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.CurrentRun;
import convscope.workbench.session.LongTasks;
import convscope.workbench.session.OpenDataset;
import convscope.workbench.session.PlanForm;
import convscope.workbench.session.SharedEngine;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** How long the status bar's messages stay. */
@ExtendWith(ApplicationExtension.class)
@Tag("window")
class StatusMessageTest {
  private static final long STAYS_MILLIS = 300;

  @TempDir
  private Path home;
  private final Background background = new Background();
  private final Notices notices = new Notices();
  private StatusBarController bar;
  private LongTasks tasks;

  @Start
  void start(Stage stage) {
    OpenDataset data =
        new OpenDataset(background, home, () -> new CifarDownload(URI.create("http://localhost:1/none"), 1, "", home));
    CurrentRun training = new CurrentRun(background, new SharedEngine(background, AnEngine::installed), data,
        new PlanForm(), notices, home.resolve("runs"));
    tasks = new LongTasks(background, notices);
    bar = new StatusBarController(new ShellModel(), training, tasks, notices, STAYS_MILLIS,
        Texts.of(ShellController.class, Language.ENGLISH));
    stage.setScene(new Scene(bar.node(), 800, 60));
    TestStage.show(stage);
  }

  @AfterEach
  void close() {
    on(() -> {
      bar.close();
      return null;
    });
    background.close();
  }

  private static <T> T on(Callable<T> work) {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, work);
  }

  private String message() {
    return ((Label) bar.node().lookup("#status-message")).getText();
  }

  @Test
  void aStepOfAPausedRunIsSaidWithItsFiguresAndOneOfARunningRunIsNot() {
    StepPoint point = new StepPoint(11, 2.3056, 2.4, 2.2, 2.3, 0.1, 0.1, 0.140625, 0);
    on(() -> {
      bar.tellStep(new RunState.Running(), point);
      assertThat(message()).isEmpty();
      bar.tellStep(new RunState.Stepping(), point);
      assertThat(message()).isEqualTo("Step 12 alone: batch loss 2.306, batch accuracy 0.14");
      return null;
    });
  }

  @Test
  void theTimeLeftIsNeverToldAsNearlyTwiceAsLong() {
    assertThat(List.of(bar.span(59.2), bar.span(61), bar.span(91), bar.span(149), bar.span(160), bar.span(5_000)))
        .containsExactly("60 s", "61 s", "2 min", "2 min", "3 min", "1 h 23 min");
  }

  @Test
  void theTasksButtonLooksBusyOnlyWhileATaskIsRunning() {
    CountDownLatch goOn = new CountDownLatch(1);
    on(() -> tasks.start("Report", null, progress -> {
      goOn.await();
      return 1;
    }, done -> "Saved"));
    ToggleButton button = (ToggleButton) bar.node().lookup("#status-tasks");
    assertThat(on(() -> icon(button))).isEqualTo("fth-loader");
    goOn.countDown();
    Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> on(button::getText).equals("1 done"));
    assertThat(on(() -> icon(button))).isEqualTo("fth-check");
  }

  private static String icon(ToggleButton button) {
    return ((FontIcon) button.getGraphic()).getIconLiteral();
  }

  @Test
  void aMessageGoesAfterItsTime() {
    String[] atOnce = new String[1];
    long said = System.nanoTime();
    on(() -> {
      notices.say("Saved the checkpoint.");
      atOnce[0] = message();
      return null;
    });
    assertThat(atOnce[0]).isEqualTo("Saved the checkpoint.");
    Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> on(this::message).isEmpty());
    assertThat(System.nanoTime() - said).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(STAYS_MILLIS));
  }
}
