package convscope.workbench.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.util.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@Tag("window")
class LiveRequestTest {
  private final List<Integer> started = new ArrayList<>();
  private final List<Runnable> ends = new ArrayList<>();
  private final LiveRequest<Integer> requests = new LiveRequest<>((wanted, done) -> {
    started.add(wanted);
    ends.add(done);
  }, Duration.millis(1));

  private void awaitStarted(int count) throws Exception {
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(started::size).get() == count);
  }

  @Test
  void ofWhatIsAskedDuringAnAnswerOnlyTheNewestIsAnsweredNext(FxRobot robot) throws Exception {
    robot.interact(() -> {
      requests.ask(1);
      requests.ask(2);
      requests.ask(3);
    });
    assertThat(started).containsExactly(1);
    robot.interact(() -> ends.get(0).run());
    awaitStarted(2);
    assertThat(started).containsExactly(1, 3);
  }

  @Test
  void whatWaitsCanBeDroppedAndLaterRequestsAreAnswered(FxRobot robot) throws Exception {
    robot.interact(() -> {
      requests.ask(1);
      requests.ask(2);
      requests.cancel();
      ends.get(0).run();
    });
    robot.interact(() -> requests.ask(4));
    awaitStarted(2);
    assertThat(started).containsExactly(1, 4);
  }
}
