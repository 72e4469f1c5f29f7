package convscope.workbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.Engine;
import convscope.foundation.Problem;
import convscope.spoken.Spoken;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
@Tag("window")
class EngineThreadTest {
  private final BlockingQueue<Problem> told = new LinkedBlockingQueue<>();
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final CountDownLatch gate = new CountDownLatch(1);
  private final EngineThread thread =
      new EngineThread("convscope-test", this::engine, told::add, () -> done.add("closed"));

  /** No engine is needed to see in which order things are done. */
  private Engine engine() throws InterruptedException {
    gate.await();
    return null;
  }

  private void submit(String name) {
    thread.submit(engine -> done.add(name));
  }

  private void submitIdly(String name) {
    thread.submitIdly(engine -> done.add(name), told::add);
  }

  /** Waits until all that was submitted has been done. */
  private void finish() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    thread.submitIdly(engine -> end.countDown(), told::add);
    gate.countDown();
    assertThat(end.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @AfterEach
  void close() throws InterruptedException {
    thread.close();
  }

  @Test
  void urgentTasksRunFirstAndEachPriorityInOrder() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    gate.countDown();
    thread.submit(engine -> {
      begun.countDown();
      goOn.await();
    });
    begun.await();
    submitIdly("first picture of many");
    submitIdly("second picture of many");
    submit("first look");
    submit("second look");
    goOn.countDown();
    finish();
    assertThat(done).containsExactly("first look", "second look", "first picture of many", "second picture of many");
  }

  @Test
  void aFailedTaskIsReportedAndTheNextRuns() throws InterruptedException {
    thread.submit(engine -> {
      throw Spoken.problem("This network has no layers: choose another.");
    });
    thread.submit(engine -> {
      throw new IllegalStateException("a mistake of ours");
    });
    submit("the next");
    finish();
    assertThat(told.poll(60, TimeUnit.SECONDS)).hasMessage("This network has no layers: choose another.");
    assertThat(told.poll(60, TimeUnit.SECONDS)).hasMessageContaining("a mistake of ours")
        .hasMessageContaining("report");
    assertThat(done).containsExactly("the next");
  }

  @Test
  void theThreadEndsEvenIfTheEngineNeverOpensAndClosesItsResources() throws InterruptedException {
    submit("never");
    thread.close();
    submit("too late");
    assertThat(done).containsExactly("closed");
    assertThat(told).isEmpty();
  }
}
