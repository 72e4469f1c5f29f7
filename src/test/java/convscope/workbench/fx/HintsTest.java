package convscope.workbench.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@Tag("window")
class HintsTest {
  private Button start;
  private Button stop;
  private Button plain;
  private Region plot;

  @Start
  void start(Stage stage) {
    start = new Button("Start");
    stop = new Button("Stop");
    plain = new Button("Plain");
    start.setAccessibleHelp("Starts it");
    stop.setAccessibleHelp("Stops it");
    stop.setDisable(true);
    plot = new Region();
    plot.setMinSize(300, 200);
    plot.setAccessibleHelp("Shows it");
    Scene scene = new Scene(new HBox(40, start, stop, plain, plot), 800, 300);
    Hints.show(scene);
    stage.setScene(scene);
    stage.show();
  }

  @Test
  void hoveringOverAControlShowsItsHelp(FxRobot robot) throws Exception {
    robot.moveTo(start);
    untilShown("Starts it");
    robot.moveTo(plain);
    untilShown();
  }

  @Test
  void hoveringOverADisabledControlShowsItsHelp(FxRobot robot) throws Exception {
    robot.moveTo(stop);
    untilShown("Stops it");
  }

  @Test
  void pressingTheMouseHidesTheHelp(FxRobot robot) throws Exception {
    robot.moveTo(start);
    untilShown("Starts it");
    robot.clickOn(start);
    untilShown();
  }

  @Test
  void overALargeAreaTheHelpStandsBesideItAndGoesAsThePointerMovesOn(FxRobot robot) throws Exception {
    robot.moveTo(plot);
    untilShown("Shows it");
    Tooltip help = (Tooltip) Window.getWindows().stream().filter(Tooltip.class::isInstance).findFirst().orElseThrow();
    assertThat(help.getAnchorY()).isGreaterThanOrEqualTo(
        WaitForAsyncUtils.asyncFx(() -> plot.localToScreen(plot.getLayoutBounds()).getMaxY()).get());
    robot.moveBy(10, 10);
    untilShown();
    robot.moveBy(10, 10);
    robot.moveTo(start);
    untilShown("Starts it");
    robot.moveTo(plot);
    untilShown("Shows it");
  }

  @Test
  void whatIsWorkedOnWithThePointerShowsNoHelpButKeepsItForScreenReaders() {
    Label part = new Label();
    HBox work = new HBox(part);
    work.setAccessibleHelp("Works");
    assertThat(Hints.explained(part)).isSameAs(work);
    Hints.withhold(work);
    assertThat(Hints.explained(part)).isNull();
    assertThat(work.getAccessibleHelp()).isEqualTo("Works");
  }

  private static void untilShown(String... words) throws Exception {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS,
        () -> WaitForAsyncUtils.asyncFx(HintsTest::shown).get().equals(List.of(words)));
    assertThat(WaitForAsyncUtils.asyncFx(HintsTest::shown).get()).containsExactly(words);
  }

  private static List<String> shown() {
    return Window.getWindows().stream().filter(window -> window instanceof Tooltip && window.isShowing())
        .map(window -> ((Tooltip) window).getText()).toList();
  }
}
