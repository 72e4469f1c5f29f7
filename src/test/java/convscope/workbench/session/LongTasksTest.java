package convscope.workbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.foundation.Problem;
import convscope.library.Library;
import convscope.workbench.TestStage;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Notices;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@Tag("window")
class LongTasksTest {
  private final Background background = new Background();
  private final Notices notices = new Notices();
  private final CountDownLatch goOn = new CountDownLatch(1);
  private LongTasks tasks;

  @Start
  void start(Stage stage) {
    TestStage.show(stage);
  }

  @BeforeEach
  void make() {
    tasks = new LongTasks(background, notices);
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

  @Test
  void tasksShowProgressAndReportTheirResult() {
    Path file = Path.of("report.html");
    LongTask task = on(() -> tasks.start("Report", file, progress -> {
      progress.at(0.25);
      goOn.await();
      return 7;
    }, number -> "Saved " + number));
    until(() -> task.progressProperty().get() == 0.25);
    assertThat(on(() -> tasks.tasks().get(0))).isSameAs(task);
    assertThat(task.stateProperty().get()).isEqualTo(LongTask.State.RUNNING);
    goOn.countDown();
    until(() -> task.stateProperty().get() == LongTask.State.DONE);
    assertThat(task.words()).isEqualTo("Saved 7");
    assertThat(task.file()).isEqualTo(file);
    assertThat(on(() -> notices.latestProperty().get().words())).isEqualTo("Saved 7");
  }

  @Test
  void aCanceledTaskIsInterruptedAndItsResultDropped() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    LongTask task = on(() -> tasks.start("Report", null, progress -> {
      begun.countDown();
      try {
        goOn.await();
      } catch (InterruptedException asked) {
        interrupted.countDown();
      }
      return progress.at(0.5);
    }, wanted -> "Saved"));
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
    on(() -> {
      task.cancel();
      return null;
    });
    assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(on(() -> task.stateProperty().get())).isEqualTo(LongTask.State.CANCELED);
    assertThat(on(() -> notices.latestProperty().get())).isNull();
  }

  @Test
  void aFailedTaskIsReportedOnceAndStaysListedUntilRemoved() {
    Problem why = Problem.of(Library.class, "folder.no.run", "somewhere");
    LongTask task = on(() -> tasks.start("Import", null, progress -> {
      throw why;
    }, nothing -> ""));
    until(() -> task.stateProperty().get() == LongTask.State.FAILED);
    assertThat(task.problem()).isSameAs(why);
    assertThat(on(() -> notices.latestProperty().get().problem())).isSameAs(why);
    on(() -> {
      tasks.remove(task);
      return null;
    });
    assertThat(on(() -> tasks.tasks().size())).isZero();
  }
}
