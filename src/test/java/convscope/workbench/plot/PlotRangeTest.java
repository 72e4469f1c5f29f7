package convscope.workbench.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Which values a chart shows: smoothed, without outliers, of runs that diverged, on a log scale. */
@Tag("window")
class PlotRangeTest extends TwoPlots {
  @Start
  void start(Stage stage) {
    begin(stage);
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
}
