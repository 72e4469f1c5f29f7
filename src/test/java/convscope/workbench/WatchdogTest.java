package convscope.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

@Tag("window")
class WatchdogTest {
  private Watchdog watchdog;
  private volatile boolean over;

  @BeforeAll
  static void startJavaFx() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @AfterEach
  void letGo() {
    over = true;
    watchdog.close();
  }

  private void untilHeld() {
    Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> !watchdog.held().isEmpty());
    over = true;
    assertThat(watchdog.held().get(0)).contains("WatchdogTest");
  }

  @Test
  void longWorkOnTheJavaFxThreadIsReported() {
    watchdog = new Watchdog();
    Platform.runLater(() -> {
      while (!over) {
        Thread.onSpinWait();
      }
    });
    untilHeld();
  }

  @Test
  void blockingTheJavaFxThreadIsReported() {
    CountDownLatch never = new CountDownLatch(1);
    watchdog = new Watchdog();
    Platform.runLater(() -> {
      try {
        never.await(60, TimeUnit.SECONDS);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    });
    untilHeld();
    never.countDown();
  }

  @Test
  void waitsBelowTheThresholdAreNotReported() throws Exception {
    watchdog = new Watchdog();
    for (int i = 0; i < 20; i++) {
      CountDownLatch answered = new CountDownLatch(1);
      Platform.runLater(answered::countDown);
      assertThat(answered.await(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(watchdog.held()).isEmpty();
  }
}
