package convscope.workbench.fx;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.foundation.Problem;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

@Tag("window")
@Timeout(60)
class LatestRequestTest {
  private final Background background = new Background();
  private final List<String> heard = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void startJavaFx() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @AfterEach
  void close() {
    background.close();
  }

  @Test
  void onlyTheLatestRequestsResultIsDelivered() throws Exception {
    LatestRequest requests = LatestRequest.finishing(background);
    CountDownLatch firstMayEnd = new CountDownLatch(1);
    CountDownLatch firstEnded = new CountDownLatch(1);
    CountDownLatch heardLast = new CountDownLatch(1);
    onJavaFx(() -> requests.run(() -> {
      firstMayEnd.await();
      firstEnded.countDown();
      return "first";
    }, heard::add, this::hear));
    onJavaFx(() -> requests.run(() -> "second", result -> {
      heard.add(result);
      heardLast.countDown();
    }, this::hear));
    assertThat(heardLast.await(30, TimeUnit.SECONDS)).isTrue();
    firstMayEnd.countDown();
    assertThat(firstEnded.await(30, TimeUnit.SECONDS)).isTrue();
    closeAndDrain();
    assertThat(heard).containsExactly("second");
    assertThat(requests.runningProperty().get()).isFalse();
  }

  @Test
  void theFailureOfACanceledRequestIsDropped() throws Exception {
    LatestRequest requests = LatestRequest.finishing(background);
    CountDownLatch mayFail = new CountDownLatch(1);
    CountDownLatch failed = new CountDownLatch(1);
    onJavaFx(() -> requests.run(() -> {
      try {
        mayFail.await();
        throw new IllegalStateException("late");
      } finally {
        failed.countDown();
      }
    }, result -> heard.add("result"), this::hear));
    assertThat(requests.runningProperty().get()).isTrue();
    onJavaFx(requests::cancel);
    mayFail.countDown();
    assertThat(failed.await(30, TimeUnit.SECONDS)).isTrue();
    closeAndDrain();
    assertThat(heard).isEmpty();
    assertThat(requests.runningProperty().get()).isFalse();
  }

  @Test
  void anInterruptingRequestStopsThePreviousOne() throws Exception {
    LatestRequest requests = LatestRequest.interrupting(background);
    CountDownLatch began = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    onJavaFx(() -> requests.run(waiting(began, interrupted), heard::add, this::hear));
    assertThat(began.await(30, TimeUnit.SECONDS)).isTrue();
    CountDownLatch heardLast = new CountDownLatch(1);
    onJavaFx(() -> requests.run(() -> "second", result -> {
      heard.add(result);
      heardLast.countDown();
    }, this::hear));
    assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(heardLast.await(30, TimeUnit.SECONDS)).isTrue();
    closeAndDrain();
    assertThat(heard).containsExactly("second");
  }

  @Test
  void aConsumerCanMakeTheNextRequest() throws Exception {
    LatestRequest requests = LatestRequest.finishing(background);
    CountDownLatch done = new CountDownLatch(1);
    onJavaFx(() -> requests.run(() -> "first", first -> requests.run(() -> first + " and second", second -> {
      heard.add(second);
      done.countDown();
    }, this::hear), this::hear));
    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(heard).containsExactly("first and second");
  }

  private static Callable<String> waiting(CountDownLatch began, CountDownLatch interrupted) {
    return () -> {
      try {
        began.countDown();
        new CountDownLatch(1).await();
      } catch (InterruptedException wanted) {
        interrupted.countDown();
      }
      return "first";
    };
  }

  private void hear(Problem why) {
    heard.add("failed: " + why.getMessage());
  }

  private void onJavaFx(Runnable action) {
    WaitForAsyncUtils.waitForAsyncFx(30_000, action);
  }

  /** Waits until no more work runs and everything that it delivered has been handled. */
  private void closeAndDrain() {
    background.close();
    WaitForAsyncUtils.waitForFxEvents();
  }
}
