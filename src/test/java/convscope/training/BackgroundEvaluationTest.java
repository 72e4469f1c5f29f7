package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.AnEngine;
import convscope.data.Dataset;
import convscope.data.ImageSet;
import convscope.data.SampleScenes;
import convscope.engine.Classifier;
import convscope.evaluation.Evaluation;
import convscope.runs.Checkpoint;
import convscope.runs.EvaluationRow;
import convscope.runs.RunFolder;
import convscope.runs.Setting;
import convscope.runs.Tensor;
import convscope.training.RunState.Finished;
import convscope.training.SampleRuns.Told;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("long")
class BackgroundEvaluationTest {
  @TempDir
  private Path folder;

  private RunFolder run(String name, int evaluateEvery) {
    return SampleRuns.create(folder.resolve(name), SampleRuns.settings(SampleRuns.STEPS, evaluateEvery));
  }

  /** Test images that do {@code first} whenever one is read. */
  private record Watched(ImageSet images, int size, Runnable first) implements ImageSet {
    @Override
    public int label(int index) {
      return images.label(index % images.size());
    }

    @Override
    public void copyPixels(int index, byte[] into, int offset) {
      first.run();
      images.copyPixels(index % images.size(), into, offset);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {AnEngine.AUTO, AnEngine.ND4J})
  void backgroundEvaluationDoesNotChangeTrainingBitForBit(String kernels) throws Exception {
    RunFolder alone = run("alone", 0);
    SampleRuns.train(kernels, alone, nothing -> { });
    RunFolder beside = run("beside", 1);
    Dataset data = SampleRuns.testedOn(SampleScenes.dataset(2, 10, 120).test());
    Told told = new Told(kernels, data, beside, nothing -> { });
    told.service.start();
    assertThat(told.service.await()).isEqualTo(new Finished());
    assertThat(SampleRuns.last(beside)).isEqualTo(SampleRuns.last(alone));
    assertThat(told.problems).isEmpty();
    assertThat(told.evaluations).isNotEmpty().containsExactlyElementsOf(beside.evaluations().rows());
  }

  @Test
  void trainingWaitsForTheLastEvaluationOfTheAverages() throws Exception {
    RunFolder run = run("run", SampleRuns.STEPS);
    Told told = SampleRuns.train(AnEngine.AUTO, run, nothing -> { });
    Path newest = run.checkpoints().latest().orElseThrow();
    SavedNetwork saved = SavedNetwork.of(Checkpoint.read(newest), "");
    try (Classifier classifier = SampleRuns.engine(AnEngine.AUTO).classifier(SampleRuns.TUTORIAL, 7)) {
      classifier.setParameters(saved.averages());
      double precision = Evaluation.of(classifier, SampleRuns.SAMPLE.test(), 10).precision();
      assertThat(run.evaluations().rows()).singleElement().satisfies(row -> assertThat(row)
          .isEqualTo(new EvaluationRow(35, "averaged", 60, precision, row.time())));
      assertThat(run.checkpoints().bestPrecision()).hasValue(precision);
    }
    assertThat(told.evaluations).isEqualTo(run.evaluations().rows());
    Checkpoint best = Checkpoint.read(newest.resolveSibling("best.safetensors"));
    SavedNetwork kept = SavedNetwork.of(best, "");
    // Arrays.equals, for AssertJ would take a minute over a million values.
    saved.parameters()
        .forEach((name, values) -> assertThat(Arrays.equals(kept.parameters().get(name), values)).isTrue());
    saved.averages().forEach((name, values) -> assertThat(Arrays.equals(kept.averages().get(name), values)).isTrue());
  }

  @Test
  void evaluationUsesTheAveragesRatherThanTheParameters() throws Exception {
    RunFolder run = run("run", 0);
    SampleRuns.train(AnEngine.AUTO, run, nothing -> { });
    Checkpoint learnt = Checkpoint.read(run.checkpoints().latest().orElseThrow());
    double chance = 0.1;
    assertThat(precision(run, zeros(learnt.averages()), learnt)).isEqualTo(chance);
    assertThat(precision(run, learnt.averages(), learnt)).isGreaterThan(chance);
  }

  /**
   * The precision that an evaluation in the background gives a network with these averages, and all parameters zero.
   */
  private static double precision(RunFolder run, List<Tensor> averages, Checkpoint like) throws InterruptedException {
    Told told = new Told(AnEngine.AUTO, SampleRuns.SAMPLE, run, nothing -> { });
    try (BackgroundEvaluation evaluation =
        new BackgroundEvaluation(SampleRuns.engine(AnEngine.AUTO), SampleRuns.SAMPLE, run, told, null)) {
      evaluation.begin(() -> new Checkpoint(like.step(), zeros(averages), averages, like.state()));
      evaluation.await(60_000);
    }
    return told.evaluations.get(0).precision();
  }

  private static List<Tensor> zeros(List<Tensor> tensors) {
    return tensors.stream()
        .map(tensor -> new Tensor(tensor.name(), tensor.shape(), new float[tensor.values().length])).toList();
  }

  @Test
  void aRequestDuringAnEvaluationIsSkipped() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    Dataset data = SampleRuns.testedOn(new Watched(SampleRuns.SAMPLE.test(), 60, () -> await(go)));
    RunFolder run = run("run", 0);
    Told told = new Told(AnEngine.AUTO, data, run, nothing -> { });
    SampleRuns.train(AnEngine.AUTO, run, nothing -> { });
    Checkpoint checkpoint = Checkpoint.read(run.checkpoints().latest().orElseThrow());
    try (BackgroundEvaluation evaluation =
        new BackgroundEvaluation(SampleRuns.engine(AnEngine.AUTO), data, run, told, null)) {
      evaluation.begin(() -> checkpoint);
      evaluation.begin(() -> {
        throw new AssertionError("The second turn was not skipped");
      });
      assertThat(evaluation.busy()).isTrue();
      go.countDown();
      evaluation.await(60_000);
      assertThat(evaluation.busy()).isFalse();
      evaluation.begin(() -> checkpoint);
      evaluation.await(60_000);
    }
    assertThat(told.evaluations).hasSize(2);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException unexpected) {
      throw new AssertionError(unexpected);
    }
  }

  @Test
  void aFailedEvaluationIsReportedAndTrainingContinues() throws Exception {
    RunFolder run = run("run", 10);
    Told told = new Told(AnEngine.AUTO, SampleRuns.testedOn(new Watched(SampleRuns.SAMPLE.test(), 60, () -> {
      throw new IllegalStateException("the cat sat on the test set");
    })), run, nothing -> { });
    told.service.start();
    assertThat(told.service.await()).isEqualTo(new Finished());
    assertThat(told.problems).isNotEmpty().allSatisfy(problem ->
        assertThat(problem).hasMessageContaining("the cat sat").hasMessageContaining("training continues"));
    assertThat(run.evaluations().rows()).isEmpty();
    assertThat(Checkpoint.read(run.checkpoints().latest().orElseThrow()).step()).isEqualTo(SampleRuns.STEPS);
  }

  @Test
  void stoppingTheRunCancelsALongEvaluation() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    RunFolder run = run("run", 5);
    Told told = new Told(AnEngine.AUTO,
        SampleRuns.testedOn(new Watched(SampleRuns.SAMPLE.test(), 2_000_000, begun::countDown)), run, now -> {
          if (now.step == 20) {
            await(begun);
            now.service.stop();
          }
        });
    told.service.start();
    assertThat(told.service.await()).isEqualTo(new Finished());
    assertThat(told.evaluations).isEmpty();
    assertThat(told.problems).isEmpty();
    assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).doesNotContain("convscope-evaluation");
  }

  @Test
  void resumingFromAnEarlierCheckpointDropsLaterEvaluations() throws Exception {
    RunFolder run = run("run", 5);
    SampleRuns.train(AnEngine.AUTO, run, nothing -> { });
    run.evaluations().append(new EvaluationRow(31, "raw", 60, 0.5, "2026-01-01T00:00:00"));
    for (Path file : run.checkpoints().list()) {
      if (Checkpoint.read(file).step() > 20) {
        Files.delete(file);
      }
    }
    SampleRuns.train(AnEngine.AUTO, run, told -> {
      if (told.step == 20) {
        assertThat(run.evaluations().rows()).allMatch(row -> row.step() <= 20);
      }
    });
    assertThat(run.evaluations().rows()).extracting(EvaluationRow::step).doesNotContain(31L).isSorted();
  }

  @Test
  void everyImageIsSeenInAllCropsThatTheRunsSettingsAskFor() throws Exception {
    RunFolder run = SampleRuns.create(folder.resolve("run"),
        SampleRuns.settings(10, 0).with(Setting.TEST_CROPS, "2"));
    SampleRuns.train(AnEngine.AUTO, run, nothing -> { });
    Checkpoint checkpoint = Checkpoint.read(run.checkpoints().latest().orElseThrow());
    AtomicInteger read = new AtomicInteger();
    Dataset data = SampleRuns.testedOn(new Watched(SampleRuns.SAMPLE.test(), 60, read::incrementAndGet));
    Told told = new Told(AnEngine.AUTO, data, run, nothing -> { });
    try (BackgroundEvaluation evaluation =
        new BackgroundEvaluation(SampleRuns.engine(AnEngine.AUTO), data, run, told, null)) {
      evaluation.begin(() -> checkpoint);
      evaluation.await(60_000);
    }
    assertThat(told.evaluations).singleElement().satisfies(row -> assertThat(row.examples()).isEqualTo(60));
    assertThat(read).hasValue(2 * 60);
  }
}
