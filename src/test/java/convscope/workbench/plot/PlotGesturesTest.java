package convscope.workbench.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import convscope.foundation.Language;
import convscope.workbench.ListedKeys;
import convscope.workbench.fx.Shortcut;
import convscope.workbench.fx.Texts;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** How a chart is zoomed and panned: by wheel, mouse, keys and toolbar. */
@Tag("window")
class PlotGesturesTest extends TwoPlots {
  /**
   * JavaFX places events in single precision, which tells thousandths of a pixel wherever text makes the frame begin.
   */
  private static final double PIXEL = 1e-3;

  private static void wheel(Plot plot, double x, double y, boolean shift, double dx, double dy) {
    Point2D at = plot.canvas().localToScene(x, y);
    Event.fireEvent(plot.canvas(), new ScrollEvent(ScrollEvent.SCROLL, at.getX(), at.getY(), at.getX(), at.getY(),
        shift, true, false, true, false, false, dx, dy, dx, dy, ScrollEvent.HorizontalTextScrollUnits.NONE, 0,
        ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
  }

  @Start
  void start(Stage stage) {
    begin(stage);
  }

  @Test
  void theWheelZoomsAllGroupedChartsAroundThePointer(FxRobot robot) {
    robot.interact(() -> {
      double pointer = loss.frame().x().pixel(30);
      wheel(loss, pointer, 100, false, 0, 40);
      assertThat(group.shown().length()).isCloseTo(100 / 1.2, within(1e-6));
      assertThat(loss.frame().x().pixel(30)).isCloseTo(pointer, within(PIXEL));
      assertThat(measured.frame().x().low()).isEqualTo(loss.frame().x().low()).isPositive();
      assertThat(measured.frame().x().high()).isEqualTo(loss.frame().x().high()).isLessThan(100);
      wheel(loss, pointer, 100, false, 0, -400);
      assertThat(group.zoomProperty().get()).isNull();
    });
  }

  @Test
  void theWheelWithShiftZoomsOneChartVertically(FxRobot robot) {
    robot.interact(() -> {
      Axis before = loss.frame().y();
      Axis other = measured.frame().y();
      wheel(loss, 200, 120, true, 40, 0);
      assertThat(loss.frame().y().high() - loss.frame().y().low())
          .isCloseTo((before.high() - before.low()) / 1.2, within(1e-9));
      assertThat(group.zoomProperty().get()).isNull();
      assertThat(measured.frame().y()).isEqualTo(other);
      group.fitAll();
      assertThat(loss.frame().y()).isEqualTo(before);
    });
  }

  @Test
  void chartsFollowNewDataUnlessZoomed(FxRobot robot) {
    robot.interact(() -> {
      averaged.add(200, 1);
      loss.redraw();
      assertThat(loss.frame().x().high()).isEqualTo(200);
      group.show(10, 20);
      averaged.add(300, 1);
      loss.redraw();
      assertThat(loss.frame().x().low()).isEqualTo(10);
      assertThat(loss.frame().x().high()).isEqualTo(20);
      group.fitAll();
      assertThat(loss.frame().x().high()).isEqualTo(300);
    });
  }

  @Test
  void keysZoomPanAndFit(FxRobot robot) {
    robot.interact(() -> {
      loss.requestFocus();
      group.point(Double.NaN);
    });
    robot.type(KeyCode.PLUS);
    assertThat(group.shown().length()).isCloseTo(100 / 1.5, within(1e-6));
    double from = group.shown().from();
    robot.type(KeyCode.LEFT);
    assertThat(group.shown().from()).isCloseTo(from - 100 / 15.0, within(1e-6));
    robot.type(KeyCode.RIGHT, KeyCode.RIGHT);
    assertThat(group.shown().from()).isCloseTo(from + 100 / 15.0, within(1e-6));
    robot.type(KeyCode.HOME);
    assertThat(group.zoomProperty().get()).isNull();
    robot.type(KeyCode.L);
    assertThat(loss.isLogScale()).isTrue();
    assertThat(measured.isLogScale()).isFalse();
  }

  private static Point2D at(Plot plot, double placeX, double placeY) {
    return plot.canvas().localToScreen(plot.frame().x().pixel(placeX), plot.frame().y().pixel(placeY));
  }

  @Test
  void shiftDraggingPansAndADoubleClickFitsAll(FxRobot robot) {
    robot.interact(() -> group.show(40, 60));
    Bounds at = loss.localToScreen(loss.getBoundsInLocal());
    double x = at.getMinX() + 300;
    double y = at.getMinY() + 120;
    double perPixel = 20 / (loss.frame().right() - loss.frame().left());
    robot.press(KeyCode.SHIFT).drag(x, y).moveTo(x - 50, y).drop().release(KeyCode.SHIFT);
    assertThat(group.shown().from()).isCloseTo(40 + 50 * perPixel, within(2 * perPixel));
    robot.doubleClickOn(x, y);
    assertThat(group.zoomProperty().get()).isNull();
  }

  @Test
  void draggingABoxZoomsToIt(FxRobot robot) {
    robot.drag(at(loss, 20, 4)).moveTo(at(loss, 60, 2)).drop();
    assertThat(group.shown().from()).isCloseTo(20, within(0.5));
    assertThat(group.shown().to()).isCloseTo(60, within(0.5));
    assertThat(loss.frame().y().high()).isCloseTo(4, within(0.05));
    assertThat(loss.frame().y().low()).isCloseTo(2, within(0.05));
    assertThat(measured.frame().x().low()).isCloseTo(20, within(0.5));
  }

  @Test
  void aFlatBoxZoomsAlongXOnly(FxRobot robot) {
    Point2D from = at(loss, 20, 4);
    robot.drag(from.getX(), from.getY()).moveTo(from.getX() + 150, from.getY() + 3).drop();
    assertThat(group.shown().from()).isCloseTo(20, within(0.5));
    assertThat(loss.zoomedValues()).isNull();
  }

  @Test
  void escapeCancelsAZoomBox(FxRobot robot) {
    Point2D from = at(loss, 20, 4);
    robot.drag(from.getX(), from.getY()).moveTo(from.getX() + 150, from.getY() + 60);
    robot.type(KeyCode.ESCAPE);
    robot.drop();
    assertThat(group.zoomProperty().get()).isNull();
    assertThat(loss.zoomedValues()).isNull();
  }

  @Test
  void aMaximizedChartFillsTheViewUntilEscape(FxRobot robot) throws Exception {
    double before = loss.getHeight();
    robot.interact(() -> loss.requestFocus());
    robot.type(KeyCode.M);
    // It gets its size with the next frame.
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> loss.getHeight() > 1.5 * before);
    assertThat(measured.getScene().getRoot().lookupAll(".plot")).contains(loss);
    robot.type(KeyCode.ESCAPE);
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> loss.getHeight() == before);
    assertThat(loss.getParent()).isInstanceOf(PlotPlace.class);
  }

  /** Among the long tests, since a full screen leaves the headless window elsewhere for the tests after it. */
  @Tag("long")
  @Test
  void escapeLeavesFullScreen(FxRobot robot) {
    Scene own = loss.getScene();
    robot.interact(() -> loss.requestFocus());
    robot.type(KeyCode.F);
    assertThat(loss.getScene()).isNotSameAs(own);
    assertThat(((Stage) loss.getScene().getWindow()).isFullScreen()).isTrue();
    robot.type(KeyCode.ESCAPE);
    assertThat(loss.getScene()).isSameAs(own);
    robot.type(KeyCode.ESCAPE);
    assertThat(loss.getParent()).isInstanceOf(PlotPlace.class);
  }

  @Test
  void theToolbarZoomsAndSwitchesTheScale(FxRobot robot) {
    robot.clickOn(robot.from(loss).lookup(".zoomIn").<Node>query());
    assertThat(group.shown().length()).isCloseTo(100 / 1.5, within(1e-6));
    robot.clickOn(robot.from(loss).lookup(".fitAll").<Node>query());
    assertThat(group.zoomProperty().get()).isNull();
    robot.clickOn(robot.from(loss).lookup(".logScale").<Node>query());
    assertThat(loss.isLogScale()).isTrue();
  }

  @Test
  void theTabKeyStopsOnceAtTheToolbarAndTheArrowKeysReachItsOtherButtons(FxRobot robot) {
    robot.interact(() -> loss.requestFocus());
    robot.type(KeyCode.TAB);
    Node last = robot.from(loss).lookup(".maximize").query();
    assertThat(loss.getScene().getFocusOwner()).isSameAs(last);
    robot.type(KeyCode.LEFT);
    assertThat(loss.getScene().getFocusOwner()).isNotSameAs(last).satisfies(node ->
        assertThat(node.getParent()).isSameAs(last.getParent()));
    robot.type(KeyCode.RIGHT, KeyCode.TAB);
    assertThat(loss.getScene().getFocusOwner().getParent()).as("the toolbar is left").isNotSameAs(last.getParent());
  }

  @Test
  void theToolbarsButtonsKeepTheirSizeUnderThePointer(FxRobot robot) {
    Node fit = robot.from(loss).lookup(".fitAll").query();
    Bounds before = fit.localToScreen(fit.getBoundsInLocal());
    for (String button : List.of(".fitAll", ".zoomIn", ".fitAll")) {
      robot.moveTo(robot.from(loss).lookup(button).<Node>query());
    }
    assertThat(fit.localToScreen(fit.getBoundsInLocal())).isEqualTo(before);
  }

  @Test
  void aChartTakesEveryKeyThatTheListOfShortcutsNames(FxRobot robot) {
    // The others open a window or a menu.
    List<KeyCode> here = List.of(KeyCode.PLUS, KeyCode.MINUS, KeyCode.LEFT, KeyCode.RIGHT, KeyCode.DIGIT0, KeyCode.HOME,
        KeyCode.L);
    List<Shortcut> listed = PlotShortcuts.of(Texts.of(Plot.class, Language.ENGLISH)).stream().filter(one ->
        one.keys().stream().allMatch(key -> key instanceof KeyCodeCombination code && here.contains(code.getCode())))
        .toList();
    assertThat(listed).hasSize(4);
    robot.interact(() -> assertThat(ListedKeys.ignored(loss, listed)).isEmpty());
  }
}
