package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.AnEngine;
import convscope.engine.Engine;
import convscope.engine.Towers;
import convscope.model.Activation;
import convscope.model.BatchNormalization;
import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.InitialValues;
import convscope.model.MaxPool;
import convscope.model.Network;
import convscope.model.NetworkJson;
import convscope.model.PaddingRule;
import convscope.model.Weights;
import convscope.runs.Checkpoint;
import convscope.runs.Manifest;
import convscope.runs.RunFolder;
import convscope.runs.Setting;
import convscope.runs.Tensor;
import convscope.summaries.Past;
import convscope.summaries.Tags;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs of a network with batch normalizations. */
class BatchNormalizationRunsTest {
  private static final Weights WEIGHTS = new Weights(0.1, 0, 0.001);
  private static final Network NETWORK = new Network("batches", Network.CROP, List.of(
      new Convolution("conv", 3, 2, 8, Activation.NONE, WEIGHTS, PaddingRule.SAME, false),
      new BatchNormalization("batch"), new MaxPool("pool", 3, 2),
      new Dense("dense", 16, Activation.RELU, WEIGHTS), new BatchNormalization("units", 0.001, 0.8, false),
      new Dense("logits", 10, Activation.NONE, WEIGHTS)));

  @TempDir
  private Path folder;

  private RunFolder run(String name, int towers) {
    Manifest.Settings settings = SampleRuns.settings(SampleRuns.STEPS, 0).with(Map.of(Setting.TOWERS, towers,
        Setting.SUMMARIES_EVERY, 10));
    return RunFolder.create(folder.resolve(name), new Manifest(Manifest.FORMAT, "2026-01-01T00:00:00",
        NetworkJson.toTree(NETWORK), new Manifest.Data("sample", "sample", SampleRuns.SAMPLE.checksum(), 200, 60,
            SampleRuns.SAMPLE.classNames()), settings, Map.of(), Map.of()));
  }

  private static Engine engine(int towers) {
    return Towers.of(List.of(AnEngine.usual()), towers);
  }

  private static void train(Engine engine, RunFolder run, long stop) throws InterruptedException {
    TrainingService[] service = new TrainingService[1];
    service[0] = new TrainingService(engine, SampleRuns.SAMPLE, run, row -> {
      if (row.step() == stop) {
        service[0].stop();
      }
    });
    service[0].start();
    assertThat(service[0].await()).isEqualTo(new RunState.Finished());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aResumedRunEndsInTheSameBytes(int towers) throws Exception {
    RunFolder through = run("through", towers);
    train(engine(towers), through, -1);
    RunFolder stopped = run("stopped", towers);
    train(engine(towers), stopped, 16);
    assertThat(Checkpoint.read(stopped.checkpoints().latest().orElseThrow()).step()).isEqualTo(17);
    train(engine(towers), RunFolder.open(stopped.path()), -1);
    assertThat(SampleRuns.last(stopped)).isEqualTo(SampleRuns.last(through));
  }

  @Test
  void aCheckpointHasTheStatisticsAmongParametersAndAverages() throws Exception {
    RunFolder run = run("run", 1);
    train(engine(1), run, -1);
    Checkpoint last = Checkpoint.read(run.checkpoints().latest().orElseThrow());
    for (String statistic : List.of("batch/mean", "batch/variance", "units/mean", "units/variance")) {
      float[] values = values(last.parameters(), statistic);
      assertThat(values(last.averages(), statistic)).as(statistic).isEqualTo(values);
      assertThat(values).as(statistic).isNotEqualTo(InitialValues.of(NETWORK, 3).get(statistic));
    }
    assertThat(last.optimizer()).noneMatch(one -> one.name().contains("mean") || one.name().contains("variance"));
  }

  @Test
  void summariesHaveTheStatisticsButNoGradientsOfThem() throws Exception {
    RunFolder run = run("run", 1);
    train(engine(1), run, -1);
    Past past = new Past(run.path());
    past.refresh();
    assertThat(List.of("batch/scale", "batch/shift", "batch/mean", "units/variance")).allMatch(past::knows);
    assertThat(List.of("batch/scale", "batch/shift").stream().map(Tags::gradients)).allMatch(past::knows);
    assertThat(List.of("batch/mean", "units/variance").stream().map(Tags::gradients)).noneMatch(past::knows);
  }

  private static float[] values(List<Tensor> tensors, String name) {
    return tensors.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow().values();
  }
}
