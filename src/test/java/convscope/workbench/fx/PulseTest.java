package convscope.workbench.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@Tag("window")
class PulseTest {
  private static final long MILLIS = 400;
  private static final int BEATS = 5;

  private final List<Long> ones = new CopyOnWriteArrayList<>();
  private final List<Long> others = new CopyOnWriteArrayList<>();
  private final Pulse one = new Pulse(MILLIS, () -> ones.add(System.nanoTime()));
  private final Pulse other = new Pulse(MILLIS, () -> others.add(System.nanoTime()));

  @Start
  void show(Stage stage) {
    // A pulse needs no window.
  }

  /** How far a beat of {@code other} is from the nearest one of {@code one}. */
  private long between(int beat) {
    long at = others.get(beat);
    return ones.stream().mapToLong(time -> Math.abs(time - at)).min().orElseThrow();
  }

  @Test
  void pulsesStartedAtDifferentTimesBeatTogetherSoThatTheirChangesShareAFrame() {
    Platform.runLater(() -> {
      one.start();
      PauseTransition later = new PauseTransition(Duration.millis(MILLIS / 2.0));
      later.setOnFinished(over -> other.start());
      later.play();
    });
    Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> others.size() > BEATS + 1 && ones.size() > BEATS + 1);
    Platform.runLater(() -> {
      one.stop();
      other.stop();
    });
    // The first beat comes at once; of the others, a busy machine may delay some.
    long median = IntStream.rangeClosed(1, BEATS).mapToLong(this::between).sorted().skip(BEATS / 2).findFirst()
        .orElseThrow();
    assertThat(TimeUnit.NANOSECONDS.toMillis(median)).isLessThan(MILLIS / 8);
  }
}
