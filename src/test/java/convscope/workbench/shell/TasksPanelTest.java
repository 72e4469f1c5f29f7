package convscope.workbench.shell;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.foundation.Language;
import convscope.workbench.Keyboard;
import convscope.workbench.TestStage;
import convscope.workbench.fx.Appearance;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Notices;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.LongTask;
import convscope.workbench.session.LongTasks;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@Tag("window")
class TasksPanelTest {
  private final Background background = new Background();
  private final Notices notices = new Notices();
  private final ShellModel model = new ShellModel();
  private final CountDownLatch goOn = new CountDownLatch(1);
  private LongTasks tasks;
  private TasksController panel;

  @Start
  void start(Stage stage) {
    tasks = new LongTasks(background, notices);
    panel = new TasksController(model, tasks, background, notices, Texts.of(ShellController.class, Language.ENGLISH));
    Appearance appearance = new Appearance();
    appearance.setTheme();
    Scene scene = new Scene(new VBox(panel.node()), 600, 400);
    appearance.dress(scene);
    stage.setScene(scene);
    TestStage.show(stage);
  }

  @AfterEach
  void close() {
    goOn.countDown();
    background.close();
  }

  private static <T> T on(Callable<T> work) {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, work);
  }

  private static void until(Callable<Boolean> so) {
    Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> on(so));
  }

  private Node node(String query) {
    return panel.node().lookup(query);
  }

  @Test
  void aRunningTaskHasAProgressBarAndCanBeCanceled(FxRobot robot) {
    LongTask task = on(() -> tasks.start("Report on first", Path.of("a.html"), progress -> {
      progress.at(0.5);
      goOn.await();
      return 1;
    }, done -> "Saved"));
    until(() -> panel.node().isVisible() && node(".progress-bar") instanceof ProgressBar bar
        && bar.getProgress() == 0.5);
    assertThat(on(() -> Keyboard.nameless(panel.node()))).isEmpty();
    assertThat(on(() -> Keyboard.outOfReach(panel.node()))).isEmpty();
    robot.clickOn("#task-cancel");
    until(() -> task.stateProperty().get() == LongTask.State.CANCELED && node(".progress-bar") == null);
    robot.clickOn("#task-remove");
    until(() -> !panel.node().isVisible());
    assertThat(on(() -> tasks.tasks().size())).isZero();
  }

  @Test
  void aFinishedFileCanBeOpenedAndFailuresAreReported(FxRobot robot) {
    on(() -> tasks.start("Report on first", Path.of("no", "such", "report.html").toAbsolutePath(), progress -> 1,
        done -> "Report saved"));
    until(() -> node("#task-open") != null && node("#task-folder") != null);
    assertThat(on(() -> node(".muted"))).isNotNull();
    robot.clickOn("#task-open");
    until(() -> notices.latestProperty().get().problem() != null);
    assertThat(notices.latestProperty().get().problem().getMessage()).startsWith("Cannot open ")
        .contains("report.html");
    robot.clickOn("#tasks-close");
    until(() -> !panel.node().isVisible());
    assertThat(on(() -> tasks.tasks().size())).isEqualTo(1);
  }
}
