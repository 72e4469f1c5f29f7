package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.AnEngine;
import convscope.data.Dataset;
import convscope.data.ImageSet;
import convscope.data.SampleScenes;
import convscope.engine.Engine;
import convscope.evaluation.Evaluation;
import convscope.foundation.Problem;
import convscope.runs.Checkpoints;
import convscope.runs.EvaluationRow;
import convscope.runs.RunFolder;
import convscope.runs.Setting;
import convscope.training.CheckpointEvaluations.Missing;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
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
  void theFinalEvaluationIsRecordedOnceAndOnlyForACheckpointThatIsKept() {
    EvaluationKeeping keeping = new EvaluationKeeping(run, SampleRuns.SAMPLE);
    LocalDateTime time = LocalDateTime.of(2026, 1, 2, 3, 4);
    EvaluationRow row = keeping.keepFirst(20, new Evaluation(60, 30), time).orElseThrow();
    assertThat(row).isEqualTo(new EvaluationRow(20, "averaged", 60, 0.5, time.toString()));
    assertThat(keeping.keepFirst(20, new Evaluation(60, 40), time)).as("evaluated before").isEmpty();
    assertThat(keeping.keepFirst(15, new Evaluation(60, 40), time)).as("no such checkpoint").isEmpty();
    assertThat(run.evaluations().rows()).containsExactly(row);
    assertThat(run.checkpoints().bestStep()).hasValue(20);
    assertThat(run.checkpoints().bestPrecision()).hasValue(0.5);
  }

  @Test
  void aFinalEvaluationOnOtherImagesIsNotRecorded() {
    Dataset other = SampleScenes.dataset(2, 10, 20);
    assertThat(new EvaluationKeeping(run, other).keepFirst(20, new Evaluation(20, 10), LocalDateTime.now())).isEmpty();
    assertThat(run.evaluations().rows()).isEmpty();
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

  @Test
  void aCheckpointIsEvaluatedWithTheCropsOfItsRun() throws Exception {
    RunFolder ten = SampleRuns.create(folder.resolve("ten"),
        SampleRuns.settings(10, 0).with(Setting.TEST_CROPS, "10"));
    SampleRuns.train(AnEngine.AUTO, ten, nothing -> { });
    AtomicInteger read = new AtomicInteger();
    ImageSet test = SampleRuns.SAMPLE.test();
    CheckpointEvaluations evaluations =
        new CheckpointEvaluations(engine, ten, SampleRuns.testedOn(new ImageSet() {
          @Override
          public int size() {
            return test.size();
          }

          @Override
          public int label(int index) {
            return test.label(index);
          }

          @Override
          public void copyPixels(int index, byte[] into, int offset) {
            read.incrementAndGet();
            test.copyPixels(index, into, offset);
          }
        }), Map.of());
    int before = read.get();
    assertThat(evaluations.evaluate(CheckpointEvaluations.missing(ten).get(0), done -> true)).isPresent();
    assertThat(read.get() - before).isEqualTo(10 * test.size());
  }
}
