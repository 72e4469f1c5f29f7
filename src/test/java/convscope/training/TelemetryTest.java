package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.AnEngine;
import convscope.engine.LayerProbe;
import convscope.engine.Probe;
import convscope.runs.Manifest;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import convscope.training.RunState.Finished;
import convscope.training.RunState.Paused;
import convscope.training.RunState.Preparing;
import convscope.training.RunState.Stepping;
import convscope.training.SampleRuns.Told;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetryTest {
  @TempDir
  private Path folder;

  private RunFolder run(String name) {
    return SampleRuns.create(folder.resolve(name), SampleRuns.settings(SampleRuns.STEPS, 0));
  }

  private static List<StepPoint> steps(Telemetry telemetry) {
    List<StepPoint> points = new ArrayList<>();
    telemetry.drainSteps(points::add);
    return points;
  }

  private static List<ProbePoint> probes(Telemetry telemetry) {
    List<ProbePoint> points = new ArrayList<>();
    telemetry.drainProbes(points::add);
    return points;
  }

  @Test
  void everyStepIsReportedOnceWithItsMetrics() throws Exception {
    RunFolder run = run("run");
    Told told = SampleRuns.train(AnEngine.AUTO, run, nothing -> { });
    List<StepPoint> points = steps(told.service.telemetry());
    List<MetricsRow> rows = run.metrics().rows();
    assertThat(points).hasSize(SampleRuns.STEPS);
    for (int i = 0; i < points.size(); i++) {
      StepPoint point = points.get(i);
      MetricsRow row = rows.get(i);
      assertThat(point).isEqualTo(new StepPoint(i, row.loss(), row.lossAverage(), row.crossEntropy(),
          row.crossEntropyAverage(), row.decay(), row.learningRate(), point.precision(), point.nanos()));
      assertThat(point.precision() * SampleRuns.BATCH).isBetween(0.0, (double) SampleRuns.BATCH)
          .isEqualTo(Math.rint(point.precision() * SampleRuns.BATCH));
      assertThat(i == 0 || point.nanos() > points.get(i - 1).nanos()).isTrue();
    }
    assertThat(points.get(SampleRuns.STEPS - 1).precision()).isGreaterThan(points.get(0).precision());
    assertThat(steps(told.service.telemetry())).as("what was fetched already").isEmpty();
    assertThat(probes(told.service.telemetry())).as("nobody asked for these").isEmpty();
  }

  @Test
  void theOldestPointsAreDroppedIfNotDrained() {
    Telemetry telemetry = new Telemetry();
    for (int i = 0; i < Telemetry.STEPS + 5; i++) {
      telemetry.add(new StepPoint(i, 0, 0, 0, 0, 0, 0, 0, 0));
    }
    assertThat(steps(telemetry)).hasSize(Telemetry.STEPS).first().extracting(StepPoint::step).isEqualTo(5L);
    for (int i = 0; i < Telemetry.PROBES + 3; i++) {
      telemetry.add(new ProbePoint(i, new Probe(List.of()), Map.of(), null));
    }
    assertThat(probes(telemetry)).hasSize(Telemetry.PROBES).first().extracting(ProbePoint::step).isEqualTo(3L);
  }

  @ParameterizedTest
  @ValueSource(strings = {AnEngine.AUTO, AnEngine.ND4J})
  void probingEveryStepDoesNotChangeTraining(String kernels) throws Exception {
    Manifest.Settings settings = SampleRuns.settings(15, 0);
    RunFolder unseen = SampleRuns.create(folder.resolve("unseen"), settings);
    SampleRuns.train(kernels, unseen, nothing -> { });
    RunFolder seen = SampleRuns.create(folder.resolve("seen"), settings);
    List<ProbePoint> probes = new ArrayList<>();
    Told told = new Told(kernels, SampleRuns.SAMPLE, seen,
        now -> now.service.telemetry().drainProbes(probes::add));
    told.service.probeEvery(1);
    told.service.start();
    assertThat(told.service.await()).isEqualTo(new Finished());
    assertThat(SampleRuns.last(seen)).isEqualTo(SampleRuns.last(unseen));
    assertThat(probes).extracting(ProbePoint::step).startsWith(0L).hasSizeGreaterThan(8).doesNotHaveDuplicates();
    assertThat(probes.get(0).probe().layers()).extracting(LayerProbe::layer).containsExactly("conv1", "pool1", "norm1",
        "conv2", "norm2", "pool2", "local3", "local4", "softmax_linear");
    assertThat(probes).allSatisfy(point ->
        assertThat(FourQuestions.insides(point).light()).as("%s", point.probe()).isEqualTo(Light.GOOD));
    assertThat(probes)
        .allSatisfy(point -> assertThat(FourQuestions.images(point.batch(), SampleRuns.SAMPLE.classNames())
        .key()).isEqualTo("images.fine"));
  }

  @Test
  void everySingleStepIsProbed() throws Exception {
    Told told = new Told(AnEngine.AUTO, SampleRuns.SAMPLE, run("run"), nothing -> { });
    told.service.probeEvery(3_600_000);
    told.service.startPaused();
    told.expect(new Preparing(), new Paused());
    for (long step = 0; step < 3; step++) {
      told.service.step();
      told.expect(new Stepping(), new Paused());
      assertThat(probes(told.service.telemetry())).extracting(ProbePoint::step).containsExactly(step);
    }
    told.service.probeEvery(0);
    told.service.step();
    told.expect(new Stepping(), new Paused());
    assertThat(probes(told.service.telemetry())).isEmpty();
    told.service.stop();
    told.service.await();
  }

  @Test
  void aDivergingRunReportsItsLastStep() throws Exception {
    Manifest.Settings mad = new Manifest.Settings(SampleRuns.BATCH, 35, 1e30, 0.1, 20, 3, 0, 4, true, 0.9999, 1, 10, 0);
    Told told = new Told(AnEngine.AUTO, SampleRuns.SAMPLE, SampleRuns.create(folder.resolve("mad"), mad),
        nothing -> { });
    told.service.probeEvery(3_600_000);
    told.service.start();
    assertThat(told.service.await()).isInstanceOf(RunState.Failed.class);
    LossWindow window = new LossWindow();
    steps(told.service.telemetry()).forEach(window::add);
    assertThat(FourQuestions.loss(window, LossBounds.UNSMOOTHED).key()).isEqualTo("loss.notFinite");
    List<ProbePoint> probes = probes(told.service.telemetry());
    assertThat(FourQuestions.insides(probes.get(probes.size() - 1)).key()).isEqualTo("insides.notFinite");
  }
}
