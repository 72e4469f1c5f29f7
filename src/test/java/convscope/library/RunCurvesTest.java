package convscope.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import convscope.runs.Change;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import convscope.runs.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCurvesTest {
  @TempDir
  private Path home;

  @Test
  void aShortCurveKeepsEveryPointByStepEpochAndTime() {
    RunFolder run = MadeRuns.trained(home.resolve("one"), 1_000, 0.1, 300);
    MadeRuns.evaluated(run, 100, 0.5);
    RunCurves bySteps = RunCurves.read(run, Across.STEP, 1_000);
    assertThat(bySteps.loss().size()).isEqualTo(30);
    assertThat(bySteps.loss().x()).startsWith(0, 10, 20).endsWith(290);
    // Begun with 0, the average itself starts with a tenth of the loss.
    assertThat(bySteps.loss().y()[0]).isCloseTo(4, within(1e-12));
    assertThat(bySteps.rate().y()).containsOnly(0.1);
    assertThat(bySteps.precision().x()).containsExactly(100);
    assertThat(bySteps.precision().y()).containsExactly(0.5);
    // 50 examples a step of 1,000 images: twenty steps an epoch.
    assertThat(RunCurves.read(run, Across.EPOCH, 1_000).loss().x()).endsWith(290 / 20.0);
    // 0.06 s a step.
    RunCurves byTime = RunCurves.read(run, Across.TIME, 1_000);
    assertThat(byTime.loss().x()[29]).isCloseTo(291 * 0.06 / 60, within(1e-9));
    assertThat(byTime.precision().x()[0]).isCloseTo(101 * 0.06 / 60, within(1e-9));
  }

  @Test
  void aRateThatWasSetAndPutBackBetweenTwoLoggedStepsIsSeen() {
    RunFolder run = MadeRuns.trained(home.resolve("one"), 1_000, 0.1, 300);
    run.changes().append(new Change(225, Setting.RATE, 0.01, "2026-03-01T09:33:00"));
    run.changes().append(new Change(227, Setting.RATE, 0.1, "2026-03-01T09:33:00"));
    Curve rate = RunCurves.read(run, Across.STEP, 1_000).rate();
    int at = Arrays.binarySearch(rate.x(), 225);
    assertThat(at).isPositive();
    assertThat(Arrays.copyOfRange(rate.x(), at - 1, at + 3)).containsExactly(220, 225, 227, 230);
    assertThat(Arrays.copyOfRange(rate.y(), at - 1, at + 3)).containsExactly(0.1, 0.01, 0.1, 0.1);
    // 0.06 s a step.
    assertThat(RunCurves.read(run, Across.TIME, 1_000).rate().x()[at]).isCloseTo(226 * 0.06 / 60, within(1e-9));
    assertThat(RunCurves.read(run, Across.EPOCH, 1_000).rate().x()[at]).isEqualTo(225 / 20.0);
  }

  @Test
  void whatWasProbedOfTheLayersIsReadByLayer() {
    RunFolder run = MadeRuns.trained(home.resolve("one"), 1_000, 0.1, 300);
    assertThat(RunCurves.read(run, Across.STEP, 1_000).layers()).isEmpty();
    MadeRuns.probed(run, 100);
    MadeRuns.probed(run, 200);
    List<RunCurves.Layer> layers = RunCurves.read(run, Across.STEP, 1_000).layers();
    assertThat(layers.stream().map(RunCurves.Layer::name)).containsExactly("conv1", "pool1", "softmax_linear");
    assertThat(layers.get(0).sparsity().x()).containsExactly(100, 200);
    assertThat(layers.get(0).sparsity().y()).containsExactly(0.25, 0.25);
    assertThat(layers.get(0).updateRatio().y()[0]).isCloseTo(0.001, within(1e-12));
    assertThat(layers.get(1).sparsity().size()).as("a layer without ReLU").isZero();
    assertThat(layers.get(1).updateRatio().size()).as("a layer without weights").isZero();
    assertThat(RunCurves.read(run, Across.EPOCH, 1_000).layers().get(2).updateRatio().x()).containsExactly(5, 10);
  }

  @Test
  void lateEvaluationsArePlacedAtTheirSteps() {
    RunFolder run = MadeRuns.trained(home.resolve("one"), 1_000, 0.1, 300);
    MadeRuns.evaluated(run, 300, 0.75);
    MadeRuns.evaluated(run, 100, 0.25);
    MadeRuns.evaluated(run, 200, 0.5);
    for (Across across : Across.values()) {
      Curve precision = RunCurves.read(run, across, 1_000).precision();
      assertThat(precision.x()).as("by " + across).isSorted();
      assertThat(precision.y()).as("by " + across).containsExactly(0.25, 0.5, 0.75);
    }
  }

  @Test
  void aThinnedCurveKeepsPeaksOrderAndEnd() throws Exception {
    RunFolder run = MadeRuns.begun(home.resolve("one"), 1_000_000, 0.1);
    run.metrics().append(row(0, 2));
    StringBuilder rows = new StringBuilder();
    List<Long> peaks = List.of(777L, 12_345L, 41_234L, 49_998L);
    for (long step = 1; step < 50_000; step++) {
      double loss = peaks.contains(step) ? 9 : 1 + (step * 7919 % 100) / 1_000.0;
      rows.append(step + "," + loss + "," + loss + ",0,0,0,0.1,100,0.01,2026-01-01T00:00:00\n");
    }
    Path table = run.path().resolve("metrics.csv");
    Files.writeString(table, Files.readString(table) + rows);
    Curve loss = RunCurves.read(run, Across.STEP, 1_000).loss();
    assertThat(loss.size()).isBetween(500, 1_002);
    assertThat(loss.x()).isSorted().startsWith(0).endsWith(49_999);
    for (long peak : peaks) {
      int at = Arrays.binarySearch(loss.x(), peak);
      assertThat(at).as("the peak at " + peak).isNotNegative();
      assertThat(loss.y()[at]).isCloseTo(9, within(1e-12));
    }
  }

  private static MetricsRow row(long step, double loss) {
    return new MetricsRow(step, loss, loss, 0, 0, 0, 0.1, 100, 0.01, "2026-01-01T00:00:00", Double.NaN);
  }

  @Test
  void settingsAreComparedSideBySideWithDifferencesMarked() {
    List<SettingsComparison.Line> lines = SettingsComparison.of(List.of(
        MadeRuns.begun(home.resolve("one"), 100, 0.1).manifest(),
        MadeRuns.begun(home.resolve("two"), 200, 0.1).manifest()));
    assertThat(lines).filteredOn(SettingsComparison.Line::differs).extracting(SettingsComparison.Line::name)
        .containsExactly("steps");
    assertThat(lines).filteredOn(line -> line.name().equals("steps")).singleElement()
        .satisfies(line -> assertThat(line.values()).containsExactly("100", "200"));
    assertThat(lines).extracting(SettingsComparison.Line::group)
        .contains("network", "data", "settings", "layers", "versions", "machine");
  }

  @Test
  void theRunTableHasOneLinePerRun() throws Exception {
    RunFolder run = MadeRuns.trained(home.resolve("one, two"), 100, 0.1, 50);
    Notes.typed("a \"good\" one", "x, y").write(run.path());
    Path file = home.resolve("runs.csv");
    LibraryTable.write(List.of(RunSummary.of(run.path(), null), RunSummary.of(home.resolve("none"), null)), file);
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).startsWith("\"one, two\",stopped,tutorial,41,100,").contains("\"a \"\"good\"\" one\"");
    assertThat(lines.get(2)).startsWith("none,foreign,,,,");
  }
}
