package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.AnEngine;
import convscope.engine.Engine;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuredSpeedTest {
  private static final Engine ENGINE = SampleRuns.engine(AnEngine.AUTO);

  @TempDir
  private Path runs;

  /** A run that has logged {@code speeds} in images per second, on the device of {@link #ENGINE}. */
  private void recorded(String name, double... speeds) {
    RunFolder run = SampleRuns.create(runs.resolve(name), SampleRuns.settings(1_000, 0));
    run.devices().append(ComputedBefore.by(ENGINE, 0));
    for (int i = 0; i < speeds.length; i++) {
      run.metrics().append(new MetricsRow(10 * i, 1, 1, 1, 1, 0, 0.1, speeds[i], 1, "2026-01-01T00:00:00", Double.NaN));
    }
  }

  private MeasuredSpeed speed(int batch) {
    return MeasuredSpeed.of(runs, ENGINE, SampleRuns.TUTORIAL, batch);
  }

  @Test
  void speedIsThatOfTheLatestRunWithEqualNetworkBatchAndDevice() throws Exception {
    recorded("2026-01-01-000000-old", 1, 700, 700, 700);
    recorded("2026-01-02-000000-new", 1, 90, 100, 110);
    recorded("2026-01-03-000000-too-short", 1, 500);
    Files.createDirectories(runs.resolve("2026-01-04-000000-no-run"));
    Files.writeString(Files.createDirectories(runs.resolve("2026-01-05-000000-broken")).resolve("manifest.json"), "{");
    assertThat(speed(SampleRuns.BATCH)).isEqualTo(new MeasuredSpeed(100, true));
  }

  @Test
  void withoutAComparableRunTheSpeedIsMeasured() {
    recorded("2026-01-01-000000-other-batch", 1, 700, 700, 700);
    MeasuredSpeed measured = speed(SampleRuns.BATCH / 2);
    assertThat(measured.recorded()).isFalse();
    assertThat(measured.examplesPerSecond()).isPositive();
  }

  @Test
  void multiplyAddsPerSecondAreThoseOfTheLatestRunOnTheSameDeviceAndUnknownWithoutOne() {
    assertThat(MeasuredSpeed.multiplyAddsPerSecond(runs, ENGINE)).isEmpty();
    recorded("2026-01-01-000000-old", 1, 700, 700, 700);
    recorded("2026-01-02-000000-new", 1, 90, 100, 110);
    assertThat(MeasuredSpeed.multiplyAddsPerSecond(runs, ENGINE)).hasValue(100.0 * 18_470_784);
  }

  @Test
  void suggestedStepsAreRoundedToTwoDigits() {
    MeasuredSpeed speed = new MeasuredSpeed(2_463, true);
    assertThat(speed.steps(60, 128)).isEqualTo(1_200);
    assertThat(speed.steps(180, 128)).isEqualTo(3_500);
    assertThat(speed.steps(900, 128)).isEqualTo(17_000);
    assertThat(new MeasuredSpeed(20, true).steps(60, 128)).isEqualTo(9);
    assertThat(new MeasuredSpeed(0.1, true).steps(60, 128)).isEqualTo(1);
    assertThat(speed.seconds(1_000, 128)).isBetween(51.0, 53.0);
  }
}
