package convscope.workbench.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** What a chart draws, names and reads out. */
@Tag("window")
class PlotTest extends TwoPlots {
  @Start
  void start(Stage stage) {
    begin(stage);
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
  void onePeakAmong16000PointsIsDrawn(FxRobot robot) {
    robot.interact(() -> {
      precision.clear();
      for (int i = 0; i < Series.CAPACITY - 100; i++) {
        precision.add(i, i == 8_000 ? 1 : 0);
      }
      measured.redraw();
      WritableImage image = measured.canvas().snapshot(null, null);
      PlotFrame frame = measured.frame();
      int x = (int) frame.x().pixel(8_000);
      int y = (int) frame.y().pixel(0.5);
      List<Integer> near = new ArrayList<>();
      for (int i = -3; i <= 3; i++) {
        near.add(image.getPixelReader().getArgb(x + i, y));
      }
      assertThat(near).as("however many points share its column").contains(0xFFD55E00);
    });
  }

  @Test
  void lineEndLabelsDoNotOverlap() {
    assertThat(LineKeys.apart(new double[] {10, 11, 12}, 15, 100)).containsExactly(10, 25, 40);
    assertThat(LineKeys.apart(new double[] {98, 99}, 15, 100)).containsExactly(85, 100);
    assertThat(LineKeys.apart(new double[] {10, 50}, 15, 100)).containsExactly(10, 50);
  }
}
