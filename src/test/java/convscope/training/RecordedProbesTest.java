package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import convscope.AnEngine;
import convscope.engine.Learning;
import convscope.engine.StepPlan;
import convscope.engine.Trainer;
import convscope.model.InitialValues;
import convscope.model.Network;
import convscope.runs.Manifest;
import convscope.runs.MetricsRow;
import convscope.runs.ProbeRow;
import convscope.runs.RunFolder;
import convscope.runs.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is recorded of the layers while a run learns, whether somebody watches or not. */
class RecordedProbesTest {
  private static final int BATCH = 16;

  @TempDir
  private Path folder;

  private RunFolder run(String name) {
    return SampleRuns.create(folder.resolve(name), SampleRuns.settings(SampleRuns.STEPS, 0));
  }

  private static List<Long> steps(RunFolder run) {
    return run.probes().rows().stream().map(ProbeRow::step).distinct().toList();
  }

  @Test
  void anUnwatchedRunRecordsProbesFromTheFirstStep() throws Exception {
    RunFolder run = run("run");
    SampleRuns.train(AnEngine.AUTO, run, nothing -> { });
    List<ProbeRow> first = run.probes().rows().stream().filter(row -> row.step() == 0).toList();
    assertThat(first).extracting(ProbeRow::layer)
        .containsExactly("conv1", "conv2", "local3", "local4", "softmax_linear");
    assertThat(first.subList(0, 4)).allSatisfy(row -> {
      assertThat(row.activated()).isTrue();
      assertThat(row.sparsity()).isBetween(0.05, 0.95);
    });
    List<MetricsRow> metrics = run.metrics().rows();
    assertThat(run.probes().rows()).allSatisfy(row -> {
      double rate = metrics.get((int) row.step()).learningRate();
      assertThat(row.updateNorm()).isEqualTo(rate * row.gradientNorm());
      assertThat(row.updateRatio()).isEqualTo(row.updateNorm() / row.weightNorm()).isGreaterThan(0);
    });
  }

  @Test
  void repeatedStepsAreRecordedOnce() throws Exception {
    RunFolder run = run("run");
    Told told = watched(run);
    told.service().await();
    assertThat(steps(run)).contains(25L, 30L);
    run.checkpoints().goBackTo(20);
    watched(run).service().await();
    assertThat(steps(run)).contains(0L, 10L, 20L, 34L).isSorted().doesNotHaveDuplicates();
    assertThat(run.probes().rows()).hasSize(5 * steps(run).size());
  }

  private record Told(TrainingService service) {}

  /** A run of which every step is probed. */
  private static Told watched(RunFolder run) {
    TrainingService service = new SampleRuns.Told(AnEngine.AUTO, SampleRuns.SAMPLE, run, nothing -> { }).service;
    service.probeEvery(1);
    service.start();
    return new Told(service);
  }

  @Test
  void anOldRunHasNoProbes() {
    assertThat(run("old").probes().rows()).isEmpty();
  }

  @Test
  void aTruncatedLineIsIgnored() throws Exception {
    RunFolder run = run("cut");
    ProbeRow row = new ProbeRow(10, "conv1", true, 0.5, 64, 1, 0.25, 1.5, 3, Double.NaN, 0.003, "2026-01-01T00:00:00");
    run.probes().append(List.of(row, row));
    Path file = run.path().resolve("probes.csv");
    Files.writeString(file, Files.readString(file) + "10,conv2,tr");
    assertThat(run.probes().rows()).containsExactly(row, row);
  }

  @ParameterizedTest
  @CsvSource({"sgd, 0", "momentum, 0", "nesterov, 0", "adam, 0", "adamw, 0", "sgd, 0.01", "nesterov, 0.01"})
  void theUpdateNormIsTheNormOfTheWeightChange(String name, double clip) {
    Network network = SampleRuns.TUTORIAL;
    Learning learning = Recipe.of(Manifest.Settings.tutorial().with(Map.of(Setting.OPTIMIZER, name,
        Setting.CLIP_GRADIENTS, clip))).learning();
    NoiseBatch noise = NoiseBatch.of(network, BATCH);
    try (Trainer trainer = SampleRuns.engine(AnEngine.AUTO).trainer(network, BATCH, learning)) {
      trainer.setParameters(InitialValues.of(network, 1));
      for (int i = 0; i < 3; i++) {
        trainer.step(noise.images(), noise.labels(), new StepPlan(i, 0.05, 0.999));
      }
      Map<String, float[]> before = trainer.parameters();
      StepPlan last = new StepPlan(3, 0.05, 0.999);
      trainer.step(noise.images(), noise.labels(), last);
      Map<String, float[]> after = trainer.parameters();
      Map<String, Double> norms = UpdateNorms.of(network, trainer, learning, trainer.probe(), last);
      for (String layer : List.of("conv1", "conv2", "local3", "local4", "softmax_linear")) {
        double change = distance(before.get(layer + "/weights"), after.get(layer + "/weights"));
        assertThat(norms.get(layer)).as(layer).isCloseTo(change, within(0.01 * change));
      }
    }
  }

  private static double distance(float[] one, float[] other) {
    double squares = 0;
    for (int i = 0; i < one.length; i++) {
      squares += Math.pow(one[i] - other[i], 2);
    }
    return Math.sqrt(squares);
  }
}
