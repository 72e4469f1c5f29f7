package convscope;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pictures of the computation step by step, of every kind of layer, in every look, language and size. */
@Tag("screenshots")
@Timeout(value = 2, unit = TimeUnit.HOURS)
class StepsScreenshotsTest extends Camera {

  private static void layer(int index) {
    ROBOT.interact(() -> ((ListView<?>) find("#layers")).getSelectionModel().select(index));
  }

  /** Opens the page anew each time: it does not outlive a change of the language. */
  private void steps(String state, int layer, Runnable go) throws Exception {
    take(state, () -> {
      ROBOT.lookup("#steps-close").tryQuery().ifPresent(close -> ((Button) close).fire());
      ((ListView<?>) find("#layers")).getSelectionModel().select(layer);
      ((Button) find("#steps-open")).fire();
      go.run();
    });
    ROBOT.interact(() -> ((Button) find("#steps-close")).fire());
  }

  /** Presses {@code button} as soon as it is there. */
  private static void fire(String button, int times) {
    if (ROBOT.lookup(button).tryQuery().isEmpty()) {
      Platform.runLater(() -> fire(button, times));
      return;
    }
    for (int i = 0; i < times; i++) {
      ((Button) find(button)).fire();
    }
  }

  /** Changes the first weight {@code times} times, once there are any to be seen. */
  private static void change(int times) {
    Optional<Node> weights = ROBOT.lookup("#steps-weights").tryQuery();
    if (weights.isEmpty()) {
      Platform.runLater(() -> change(times));
      return;
    }
    for (int i = 0; i < times; i++) {
      Event.fireEvent(weights.get(), new KeyEvent(KeyEvent.KEY_TYPED, "+", "+", KeyCode.UNDEFINED, false, false,
          false, false));
    }
  }

  @Test
  void steps() throws Exception {
    eventually(() -> !find("#run-start").isDisabled());
    ROBOT.push(KeyCode.CONTROL, KeyCode.DIGIT3);
    eventually(() -> ROBOT.lookup("#steps-open").tryQuery().isPresent() && visible("#steps-open"));
    layer(0);
    eventually(() -> words("#layer-title").equals("conv1"));
    steps("steps-convolution-begun", 0, () -> { });
    steps("steps-convolution", 0, () -> fire("#steps-forward", 5 * 24 * 9 + 5 * 12 + 4));
    steps("steps-weight-changed", 0, () -> {
      fire("#steps-forward", 5 * 24 * 9 + 5 * 12 + 3);
      change(20);
    });
    for (int[] one : new int[][] {{3, 5}, {1, 41}, {2, 94}, {6, 3}, {8, 16}}) {
      layer(one[0]);
      String name = new String[] {"", "pool", "normalization", "deeper", "", "", "dense", "", "softmax"}[one[0]];
      eventually(() -> words("#layer-title").length() > 3);
      steps("steps-" + name, one[0], () -> fire("#steps-forward", one[1]));
    }
  }
}
