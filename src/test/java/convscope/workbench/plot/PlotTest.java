package convscope.workbench.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import convscope.foundation.CounterRandom;
import convscope.foundation.Language;
import convscope.foundation.Problem;
import convscope.workbench.AnsweredDialogs;
import convscope.workbench.ListedKeys;
import convscope.workbench.TestStage;
import convscope.workbench.fx.Appearance;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Shortcut;
import convscope.workbench.fx.Texts;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

@ExtendWith(ApplicationExtension.class)
@Tag("window")
class PlotTest {
  /**
   * JavaFX places events in single precision, which tells thousandths of a pixel wherever text makes the frame begin.
   */
  private static final double PIXEL = 1e-3;

  @TempDir
  private Path folder;

  private final Background background = new Background();
  private final Appearance appearance = new Appearance();
  private final Series raw = new Series("loss", "nats");
  private final Series averaged = new Series("loss averaged", "nats");
  private final Series precision = new Series("precision", "");
  private final PlotSettings settings = new PlotSettings();
  private PlotGroup group;
  private Plot loss;
  private Plot measured;

  @Start
  void start(Stage stage) {
    for (int step = 0; step <= 100; step++) {
      raw.add(step, 5 - 0.04 * step + (step % 2) * 0.2);
      averaged.add(step, 5 - 0.04 * step);
    }
    precision.add(0, 0.1);
    precision.add(50, 0.5);
    Texts texts = Texts.of(Plot.class, Language.ENGLISH);
    group = new PlotGroup(settings);
    loss = new Plot(texts, group);
    loss.setTitle("Loss");
    loss.setUnit("nats");
    loss.setXName("step");
    loss.getLines().addAll(new PlotLine(raw, 1, false, "raw"), new PlotLine(averaged, 1, true, "averaged"));
    loss.getMarks().add(new PlotMark(20, "rate 0.01"));
    measured = new Plot(texts, group);
    measured.setTitle("Precision @ 1");
    measured.getLines().add(new PlotLine(precision, 2, true, ""));
    VBox box = new VBox();
    for (Plot plot : List.of(loss, measured)) {
      PlotPlace place = new PlotPlace(plot);
      VBox.setVgrow(place, Priority.ALWAYS);
      box.getChildren().add(place);
    }
    Scene scene = new Scene(new PlotRoom(box), 700, 500);
    appearance.dress(scene);
    stage.setScene(scene);
    TestStage.show(stage);
  }

  @Stop
  void stop() {
    background.close();
  }

  private static void wheel(Plot plot, double x, double y, boolean shift, double dx, double dy) {
    Point2D at = plot.canvas().localToScene(x, y);
    Event.fireEvent(plot.canvas(), new ScrollEvent(ScrollEvent.SCROLL, at.getX(), at.getY(), at.getX(), at.getY(),
        shift, true, false, true, false, false, dx, dy, dx, dy, ScrollEvent.HorizontalTextScrollUnits.NONE, 0,
        ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
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
  void withoutAChangeNothingIsRedrawn(FxRobot robot) {
    robot.interact(() -> {
      loss.redraw();
      long before = loss.drawings();
      for (int i = 0; i < 10; i++) {
        loss.redraw();
        group.point(i);
      }
      assertThat(loss.drawings()).isEqualTo(before);
      raw.add(101, 1);
      loss.redraw();
      loss.redraw();
      assertThat(loss.drawings()).isEqualTo(before + 1);
    });
  }

  @Test
  void aChartOutOfSightKeepsNoBitmapAndIsDrawnAgainWhenItIsBack(FxRobot robot) {
    robot.interact(() -> {
      group.point(30);
      Pane place = (Pane) loss.getParent();
      assertThat(loss.canvas().isEmpty()).isFalse();
      assertThat(loss.overlay().isEmpty()).isFalse();
      place.getChildren().remove(loss);
      loss.redraw();
      assertThat(loss.canvas().isEmpty()).isTrue();
      assertThat(loss.overlay().isEmpty()).isTrue();
      place.getChildren().add(loss);
      place.layout();
      assertThat(loss.canvas().isEmpty()).isFalse();
    });
  }

  @Test
  void whileNothingIsPointedAtTheCursorTakesNoBitmap(FxRobot robot) {
    robot.interact(() -> {
      group.point(30);
      assertThat(loss.overlay().isEmpty()).isFalse();
      group.point(Double.NaN);
      assertThat(loss.overlay().isEmpty()).isTrue();
    });
  }

  @Test
  void chartColorsFollowTheTheme(FxRobot robot) {
    long before = loss.drawings();
    robot.interact(() -> appearance.darkProperty().set(true));
    robot.interact(() -> loss.getScene().snapshot(null));
    assertThat(loss.drawings()).isGreaterThan(before);
    robot.interact(() -> appearance.darkProperty().set(false));
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
  void smoothingDrawsTheBiasCorrectedAverageAndTheReadoutShowsBoth(FxRobot robot) {
    robot.interact(() -> {
      settings.smoothingProperty().set(0.5);
      loss.redraw();
      Plot.Reading first = loss.readings(0).get(1);
      assertThat(first.smoothed()).isEqualTo(first.y());
      Plot.Reading second = loss.readings(1).get(1);
      // (0.5 · 0.5 · y₀ + 0.5 · y₁) / (1 − 0.25)
      assertThat(second.smoothed()).isCloseTo((0.25 * 5 + 0.5 * 4.96) / 0.75, within(1e-9));
      assertThat(loss.readings(1).get(0).smoothed()).as("raw values stay").isEqualTo(raw.points().y()[1]);
      averaged.add(101, 3);
      loss.redraw();
      double before = loss.readings(100).get(1).smoothed();
      assertThat(loss.readings(101).get(1).smoothed()).isCloseTo(0.5 * before + 0.5 * 3, within(1e-6));
    });
  }

  @Test
  void ignoredOutliersDoNotExtendTheAxis(FxRobot robot) {
    robot.interact(() -> {
      averaged.add(101, 500);
      loss.redraw();
      assertThat(loss.frame().y().high()).isGreaterThanOrEqualTo(500);
      settings.ignoreOutliersProperty().set(true);
      loss.redraw();
      assertThat(loss.frame().y().high()).isLessThan(10);
      assertThat(loss.words().note(loss.frame())).isEqualTo("outliers not shown");
    });
  }

  @Test
  void ofLinesWithoutOutliersAllIsInTheRangeAndOfSettingsEveryValue(FxRobot robot) {
    robot.interact(() -> {
      settings.ignoreOutliersProperty().set(true);
      loss.redraw();
      assertThat(loss.frame().y().high()).isGreaterThanOrEqualTo(5);
      assertThat(loss.frame().y().low()).isLessThanOrEqualTo(1);
      precision.clear();
      for (int step = 0; step < 100; step++) {
        precision.add(step, step < 99 ? 0.1 : 0.9);
      }
      measured.redraw();
      assertThat(measured.frame().y().high()).isLessThan(0.9);
      measured.getLines().setAll(PlotLine.steps(precision, 2, ""));
      measured.redraw();
      assertThat(measured.frame().y().high()).isGreaterThanOrEqualTo(0.9);
    });
  }

  @Test
  void aDivergedLineGetsALogScaleUntilTheUserSelectsOne(FxRobot robot) {
    robot.interact(() -> {
      loss.setAutomaticLog(true);
      loss.redraw();
      assertThat(loss.isLogScale()).isFalse();
      averaged.add(101, 1e9);
      loss.redraw();
      assertThat(loss.isLogScale()).isTrue();
      assertThat(loss.words().note(loss.frame())).isEqualTo("log scale, because the values diverge");
      loss.requestFocus();
    });
    robot.type(KeyCode.L);
    robot.interact(() -> {
      averaged.add(102, 1e10);
      loss.redraw();
      assertThat(loss.isLogScale()).isFalse();
    });
  }

  @Test
  void ofSeveralRunsTheRangeComesFromThoseThatDidNotDiverge(FxRobot robot) {
    Series diverged = new Series("rate 10", "nats");
    robot.interact(() -> {
      for (int step = 0; step < 8; step++) {
        diverged.add(step, 4.7 * Math.pow(1e3, step));
      }
      loss.setAutomaticLog(true);
      loss.setHeadline(false);
      loss.getLines().setAll(new PlotLine(averaged, 1, true, "0.1"), new PlotLine(diverged, 2, true, "10"));
      for (boolean ignored : new boolean[] {false, true}) {
        settings.ignoreOutliersProperty().set(ignored);
        loss.redraw();
        assertThat(loss.frame().y().high()).isBetween(5.0, 10.0);
        assertThat(loss.isLogScale()).isFalse();
        assertThat(loss.words().note(loss.frame())).isEqualTo("diverged runs go beyond the axis");
      }
      loss.chooseLogScale(true);
      loss.redraw();
      assertThat(loss.frame().y().high()).as("who chooses the scale sees all of it").isGreaterThan(1e21);
      loss.getLines().setAll(new PlotLine(diverged, 2, true, "10"));
      loss.redraw();
      assertThat(loss.frame().y().high()).as("no other run").isGreaterThan(1e21);
    });
  }

  @Test
  void theLargeValueIsNamedWhereThereAreSeveralLines(FxRobot robot) {
    robot.interact(() -> {
      assertThat(header().unit()).as("one line and its raw values").isEqualTo("nats");
      loss.getLines().setAll(new PlotLine(averaged, 1, true, "training"), new PlotLine(precision, 2, true, "test"));
      loss.redraw();
      assertThat(header().value()).isEqualTo("1");
      assertThat(header().unit()).isEqualTo("nats training");
      PlotFrame narrow = PlotFrame.of(loss, 160, 200);
      assertThat(PlotHeader.of(loss, narrow, 100).value()).as("rather none than one without its name").isEmpty();
    });
  }

  private PlotHeader header() {
    return PlotHeader.of(loss, loss.frame(), loss.toolbar().leastWidth());
  }

  @Test
  void namesThatDoNotFitIntoARowGoOnInTheNext(FxRobot robot) {
    List<PlotLine> layers = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      layers.add(new PlotLine(averaged, i, true, "a_layer_with_a_name_" + i));
    }
    robot.interact(() -> {
      loss.getLines().setAll(layers);
      PlotFrame narrow = PlotFrame.of(loss, 300, 300);
      assertThat(narrow.labels()).isFalse();
      List<LineKeys.Key> keys = LineKeys.of(loss, narrow);
      assertThat(keys).extracting(LineKeys.Key::line).containsExactlyElementsOf(layers);
      assertThat(keys).allMatch(key -> key.x() + key.width() <= 300 && key.y() < narrow.top());
      double apart = narrow.top() - keys.get(keys.size() - 1).y();
      assertThat(apart).as("the uppermost number of the axis stands clear of the names").isGreaterThanOrEqualTo(15);
      PlotFrame low = PlotFrame.of(loss, 300, 120);
      assertThat(low.keyRows()).as("the lines keep room").isEqualTo(1);
    });
  }

  @Test
  void anEarlierRunThatDivergedLeavesTheRangeToThePresentOne(FxRobot robot) {
    Series diverged = new Series("earlier", "nats");
    robot.interact(() -> {
      diverged.add(0, 4.7);
      diverged.add(5, 1e9);
      loss.setAutomaticLog(true);
      loss.getLines().add(new PlotLine(diverged, 3, PlotLine.Rank.EARLIER, false, "earlier"));
      loss.redraw();
      assertThat(loss.frame().y().high()).isLessThan(10);
    });
  }

  @Test
  void clickingALegendEntryHidesItsLineAndEnterShowsIt(FxRobot robot) {
    List<ToggleButton> keys = new ArrayList<>(robot.from(loss).lookup(".plot-key").queryAllAs(ToggleButton.class));
    ToggleButton averagedKey = keys.stream().filter(key -> key.getAccessibleText().equals("averaged")).findFirst()
        .get();
    robot.clickOn(averagedKey);
    assertThat(loss.readings(10)).extracting(reading -> reading.line().label()).containsExactly("raw");
    assertThat(loss.queryAccessibleAttribute(AccessibleAttribute.TEXT)).isEqualTo("Loss: raw 1 nats");
    robot.interact(() -> keys.get(0).requestFocus());
    robot.interact(() -> averagedKey.requestFocus());
    robot.type(KeyCode.ENTER);
    assertThat(loss.readings(10)).hasSize(2);
  }

  @Test
  void aMaximizedChartFillsTheViewUntilEscape(FxRobot robot) {
    double before = loss.getHeight();
    robot.interact(() -> loss.requestFocus());
    robot.type(KeyCode.M);
    assertThat(loss.getHeight()).isGreaterThan(1.5 * before);
    assertThat(measured.getScene().getRoot().lookupAll(".plot")).contains(loss);
    robot.type(KeyCode.ESCAPE);
    assertThat(loss.getHeight()).isEqualTo(before);
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
  void anEarlierRunsLineDoesNotExtendTheStepAxis(FxRobot robot) {
    robot.interact(() -> {
      Series earlier = new Series("before", "nats");
      earlier.add(0, 4);
      earlier.add(10_000, 1);
      loss.getLines().add(new PlotLine(earlier, 10, PlotLine.Rank.EARLIER, false, "earlier"));
      loss.redraw();
      assertThat(group.shown().to()).isEqualTo(100);
      assertThat(loss.readings(1)).extracting(reading -> reading.line().label()).contains("earlier");
    });
  }

  @Test
  void aStepLineHoldsEachValueUntilTheNext(FxRobot robot) {
    robot.interact(() -> {
      precision.clear();
      precision.add(0, 0.2);
      precision.add(50, 0.8);
      precision.add(100, 0.8);
      measured.getLines().setAll(PlotLine.steps(precision, 2, ""));
      measured.redraw();
      WritableImage image = measured.canvas().snapshot(null, null);
      PlotFrame frame = measured.frame();
      int y = (int) Math.round(frame.y().pixel(0.2));
      int x = (int) frame.x().pixel(48);
      List<Integer> near = new ArrayList<>();
      for (int i = -3; i <= 3; i++) {
        near.add(image.getPixelReader().getArgb(x, y + i));
      }
      assertThat(near).contains(0xFFD55E00);
    });
  }

  @Test
  void theCursorReadsEveryLinesNearestPoint(FxRobot robot) {
    robot.interact(() -> {
      assertThat(loss.readings(42.3)).extracting(Plot.Reading::x).containsExactly(42.0, 42.0);
      assertThat(loss.readings(42.3).get(1).y()).isCloseTo(5 - 0.04 * 42, within(1e-12));
      assertThat(measured.readings(42.3)).extracting(Plot.Reading::y).containsExactly(0.5);
    });
  }

  @Test
  void hoveringOneChartMovesTheCursorOfAll(FxRobot robot) {
    Bounds at = loss.localToScreen(loss.canvas().getBoundsInParent());
    robot.moveTo(at.getMinX() + loss.frame().x().pixel(37) + 0.3, at.getMinY() + 120);
    assertThat(group.cursorProperty().get()).isEqualTo(37);
    robot.moveTo(at.getMinX() + 5, at.getMinY() + 5);
    assertThat(group.cursorProperty().get()).isNaN();
  }

  @Test
  void aLogScaleOmitsNonPositiveValues(FxRobot robot) {
    robot.interact(() -> {
      precision.add(60, 0);
      precision.add(70, -3);
      precision.add(80, 0.9);
      measured.setLogScale(true);
      measured.redraw();
      assertThat(measured.frame().y().low()).isEqualTo(0.05, within(1e-12));
      assertThat(measured.frame().y().high()).isEqualTo(1, within(1e-12));
      precision.clear();
      precision.add(90, -1);
      measured.redraw();
      assertThat(measured.frame().y()).isNull();
      assertThat(measured.words().emptiness()).contains("only positive values");
    });
  }

  @Test
  void anEmptyChartExplainsHowToFillIt(FxRobot robot) {
    robot.interact(() -> {
      measured.setEmptyText("Press Start.");
      precision.clear();
      measured.redraw();
      assertThat(measured.frame().y()).isNull();
      assertThat(measured.queryAccessibleAttribute(AccessibleAttribute.TEXT)).isEqualTo("Precision @ 1: Press Start.");
    });
  }

  @Test
  void accessibleTextHoldsTheTitleAndLastValues(FxRobot robot) {
    assertThat(loss.queryAccessibleAttribute(AccessibleAttribute.TEXT))
        .isEqualTo("Loss: raw 1 nats, averaged 1 nats");
  }

  @Test
  void linesAreDrawnInStylesheetColors(FxRobot robot) {
    robot.interact(() -> {
      WritableImage image = measured.canvas().snapshot(null, null);
      PlotFrame frame = measured.frame();
      int x = (int) frame.x().pixel(25);
      int y = (int) frame.y().pixel(0.3);
      List<Integer> near = new ArrayList<>();
      for (int i = -4; i <= 4; i++) {
        near.add(image.getPixelReader().getArgb(x, y + i));
      }
      assertThat(near).contains(0xFFD55E00);
    });
  }

  @Test
  void linesOf16000PointsAreDrawnQuickly(FxRobot robot) {
    robot.interact(() -> {
      raw.clear();
      averaged.clear();
      CounterRandom random = new CounterRandom(1);
      for (int i = 0; i < Series.CAPACITY - 100; i++) {
        raw.add(i, random.nextGaussian());
        averaged.add(i, Math.sin(i / 1000.0));
      }
      var threads = ManagementFactory.getThreadMXBean();
      long least = Long.MAX_VALUE;
      for (int i = 0; i < 50; i++) {
        raw.add(Series.CAPACITY + i, 0);
        long before = threads.getCurrentThreadCpuTime();
        loss.redraw();
        least = Math.min(least, threads.getCurrentThreadCpuTime() - before);
        // Have what was drawn carried out, lest it pile up.
        loss.canvas().snapshot(null, null);
      }
      assertThat(least).as("nanoseconds").isLessThan(8_000_000);
    });
  }

  @Test
  void chartsAreSavedAsPngAtDoubleSize(FxRobot robot) throws Exception {
    Path file = folder.resolve("loss.png");
    CompletableFuture<Path> saved = new CompletableFuture<>();
    robot.interact(() ->
        new PlotExport(background).savePicture(loss, file, saved::complete, saved::completeExceptionally));
    assertThat(saved.get(60, TimeUnit.SECONDS)).isEqualTo(file);
    BufferedImage image = ImageIO.read(file.toFile());
    assertThat(image.getWidth()).isEqualTo((int) (2 * loss.canvas().getWidth()));
    assertThat(image.getHeight()).isEqualTo((int) (2 * loss.canvas().getHeight()));
    assertThat(image.getRGB(0, 0)).isEqualTo(0xFFFFFFFF);
  }

  @Test
  void csvExportHasOneColumnPerLineAndOneRowPerX(FxRobot robot) throws Exception {
    Series train = new Series("train", "");
    Series test = new Series("test", "");
    train.add(0, 0.5);
    train.add(10, Double.NaN);
    train.add(20, 1);
    test.add(5, 0.25);
    test.add(20, 1e-7);
    Path file = folder.resolve("numbers.csv");
    CompletableFuture<Path> saved = new CompletableFuture<>();
    robot.interact(() -> {
      loss.getLines().setAll(new PlotLine(train, 1, true, ""), new PlotLine(test, 2, true, "test, all"));
      new PlotExport(background).saveNumbers(loss, file, saved::complete, saved::completeExceptionally);
    });
    saved.get(60, TimeUnit.SECONDS);
    assertThat(Files.readAllLines(file)).containsExactly("step,train,\"test, all\"", "0,0.5,", "5,,0.25", "10,,",
        "20,1,1.0E-7");
  }

  @Test
  void saveErrorsAreReported(FxRobot robot) throws Exception {
    Path file = folder.resolve("not there").resolve("loss.png");
    CompletableFuture<Problem> failed = new CompletableFuture<>();
    robot.interact(() -> new PlotExport(background).savePicture(loss, file, done -> { }, failed::complete));
    assertThat(failed.get(60, TimeUnit.SECONDS)).hasMessageContaining("folder does not exist");
  }

  @Test
  void theSaveMenuProposesANameAndAddsTheExtension(FxRobot robot) throws Exception {
    List<String> proposed = new ArrayList<>();
    Dialogs dialogs = new AnsweredDialogs(() -> folder.resolve("chosen")) {
      @Override
      public Optional<Path> chooseFile(String title, String name) {
        proposed.add(name);
        return super.chooseFile(title, name);
      }
    };
    CompletableFuture<Problem> failed = new CompletableFuture<>();
    robot.interact(() -> {
      PlotMenu menu = new PlotMenu(measured, dialogs, new PlotExport(background), failed::complete);
      menu.getItems().stream().filter(item -> "save-numbers".equals(item.getId())).forEach(MenuItem::fire);
    });
    assertThat(proposed).containsExactly("precision-1.csv");
    Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> Files.exists(folder.resolve("chosen.csv")));
    assertThat(failed).isNotDone();
  }

  @Test
  void theMenuOpensByMouseAndKeyboard(FxRobot robot) {
    PlotMenu[] menu = new PlotMenu[1];
    robot.interact(() -> {
      menu[0] = new PlotMenu(loss, new AnsweredDialogs(() -> null), new PlotExport(background), why -> { });
      loss.requestFocus();
    });
    robot.push(KeyCode.SHIFT, KeyCode.F10);
    assertThat(menu[0].isShowing()).isTrue();
    robot.interact(menu[0]::hide);
    // As the system sends it on a click of the right button; the windows in memory have no such system.
    robot.interact(() -> Event.fireEvent(loss.canvas(),
        new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 50, 50, 50, 50, false, null)));
    assertThat(menu[0].isShowing()).isTrue();
    robot.interact(menu[0]::hide);
  }

  @Test
  void lineEndLabelsDoNotOverlap() {
    assertThat(LineKeys.apart(new double[] {10, 11, 12}, 15, 100)).containsExactly(10, 25, 40);
    assertThat(LineKeys.apart(new double[] {98, 99}, 15, 100)).containsExactly(85, 100);
    assertThat(LineKeys.apart(new double[] {10, 50}, 15, 100)).containsExactly(10, 50);
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
