package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.AnEngine;
import convscope.data.Dataset;
import convscope.data.SampleScenes;
import convscope.engine.Engine;
import convscope.foundation.Problem;
import convscope.runs.Checkpoints;
import convscope.runs.EvaluationRow;
import convscope.runs.RunFolder;
import convscope.training.CheckpointEvaluations.Missing;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointEvaluationsTest {
  @TempDir
  private Path folder;
  private final Engine engine = SampleRuns.engine(AnEngine.AUTO);
  private RunFolder run;

  @BeforeEach
  void trainForTwentyStepsWithoutEvaluations() throws Exception {
    run = SampleRuns.create(folder.resolve("run"), SampleRuns.settings(20, 0));
    SampleRuns.train(AnEngine.AUTO, run, nothing -> { });
  }

  @Test
  void parametersAndAveragesOfEachCheckpointAreMissingOldestFirst() {
    List<Path> files = run.checkpoints().list();
    assertThat(files).extracting(Checkpoints::step).containsExactly(10L, 20L);
    assertThat(CheckpointEvaluations.missing(run)).containsExactly(new Missing(files.get(0), true),
        new Missing(files.get(0), false), new Missing(files.get(1), true), new Missing(files.get(1), false));
  }

  @Test
  void anEvaluatedCheckpointIsRecordedAndNoLongerMissing() {
    CheckpointEvaluations evaluations = new CheckpointEvaluations(engine, run, SampleRuns.SAMPLE, Map.of());
    for (Missing missing : CheckpointEvaluations.missing(run)) {
      EvaluationRow row = evaluations.evaluate(missing, done -> true).orElseThrow();
      assertThat(row.step()).isEqualTo(Checkpoints.step(missing.file()));
      assertThat(row.averaged()).isEqualTo(missing.averaged());
      assertThat(row.examples()).isEqualTo(60);
      assertThat(run.evaluations().rows()).contains(row);
    }
    assertThat(CheckpointEvaluations.missing(run)).isEmpty();
    assertThat(run.checkpoints().bestPrecision()).isPresent();
  }

  @Test
  void aCanceledEvaluationRecordsNothing() {
    CheckpointEvaluations evaluations = new CheckpointEvaluations(engine, run, SampleRuns.SAMPLE, Map.of());
    assertThat(evaluations.evaluate(CheckpointEvaluations.missing(run).get(0), done -> false)).isEmpty();
    assertThat(run.evaluations().rows()).isEmpty();
    assertThat(CheckpointEvaluations.missing(run)).hasSize(4);
  }

  @Test
  void aDifferentDatasetIsRejected() {
    Dataset other = SampleScenes.dataset(2, 10, 20);
    Dataset named = new Dataset(other.name(), "elsewhere", other.classNames(), other.train(), other.test());
    assertThatThrownBy(() -> new CheckpointEvaluations(engine, run, named, Map.of())).isInstanceOf(Problem.class)
        .hasMessageContaining("was not trained on the images");
  }
}
