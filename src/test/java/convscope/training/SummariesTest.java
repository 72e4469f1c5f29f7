package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import convscope.AnEngine;
import convscope.engine.StepLoss;
import convscope.foundation.Problem;
import convscope.model.Layer;
import convscope.model.Parameter;
import convscope.model.Shape;
import convscope.runs.Checkpoint;
import convscope.runs.EvaluationRow;
import convscope.runs.Manifest;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import convscope.runs.Setting;
import convscope.runs.Tensor;
import convscope.spoken.Spoken;
import convscope.summaries.PlainEvents;
import convscope.summaries.PlainEvents.Message;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummariesTest {
  private static final List<String> LAYERS = List.of("conv1", "conv2", "local3", "local4", "softmax_linear");

  @TempDir
  private Path folder;

  private RunFolder run(String name, int steps, int logEvery, int summariesEvery, int evaluateEvery) {
    Manifest.Settings settings = new Manifest.Settings(SampleRuns.BATCH, steps, 0.1, 0.1,
        200, 3, 0, 4, true, 0.9999, logEvery, 10, evaluateEvery).with(Setting.SUMMARIES_EVERY, summariesEvery);
    return SampleRuns.create(folder.resolve(name), settings);
  }

  private static List<Path> files(RunFolder run) throws IOException {
    try (Stream<Path> inside = Files.list(run.path())) {
      return inside.filter(file -> file.getFileName().toString().contains("tfevents")).sorted().toList();
    }
  }

  /** By tag, then by step; what a session's start makes void is left out, as TensorBoard does. */
  private static Map<String, TreeMap<Long, Message>> values(RunFolder run) throws IOException {
    Map<String, TreeMap<Long, Message>> values = new LinkedHashMap<>();
    for (Path file : files(run)) {
      for (Message event : PlainEvents.read(file)) {
        long step = event.bits(2);
        if (!event.messages(7).isEmpty()) {
          values.values().forEach(line -> line.tailMap(step, true).clear());
        }
        for (Message summary : event.messages(5)) {
          for (Message value : summary.messages(1)) {
            values.computeIfAbsent(value.text(1), tag -> new TreeMap<>()).put(step, value);
          }
        }
      }
    }
    return values;
  }

  private static double scalar(Message value) {
    return Float.intBitsToFloat((int) value.bits(2));
  }

  @Test
  @Tag("long")
  void aRunOf300StepsWritesAllSummariesOfTheTutorial() throws Exception {
    RunFolder run = run("run", 300, 10, 100, 100);
    assertThat(SampleRuns.train(AnEngine.AUTO, run, told -> { }).problems).isEmpty();
    Map<String, TreeMap<Long, Message>> values = values(run);

    List<MetricsRow> rows = run.metrics().rows();
    assertThat(rows).hasSize(30);
    for (MetricsRow row : rows) {
      assertThat(scalar(values.get("total_loss").get(row.step()))).isCloseTo(row.lossAverage(), within(1e-6));
      assertThat(scalar(values.get("total_loss (raw)").get(row.step()))).isCloseTo(row.loss(), within(1e-6));
      assertThat(scalar(values.get("cross_entropy").get(row.step())))
          .isCloseTo(row.crossEntropyAverage(), within(1e-6));
      assertThat(scalar(values.get("cross_entropy (raw)").get(row.step()))).isCloseTo(row.crossEntropy(), within(1e-6));
      assertThat(scalar(values.get("learning_rate").get(row.step()))).isCloseTo(row.learningRate(), within(1e-6));
    }
    assertThat(values.get("total_loss")).hasSize(30);

    List<String> scalars = new ArrayList<>(List.of("learning_rate", "total_loss", "total_loss (raw)",
        "cross_entropy", "cross_entropy (raw)", "queue/input_producer/fraction_of_32_full",
        "queue/shuffle_batch/fraction_over_80_of_48_full"));
    List<String> histograms = new ArrayList<>();
    for (String layer : LAYERS) {
      scalars.addAll(List.of(layer + "/" + layer + "/sparsity", layer + "/weight_loss", layer + "/weight_loss (raw)"));
      histograms.addAll(List.of(layer + "/" + layer + "/activations", layer + "/weights", layer + "/biases",
          layer + "/weights/gradients", layer + "/biases/gradients"));
    }
    assertThat(scalars).hasSize(22);
    assertThat(histograms).hasSize(25);
    for (String tag : scalars) {
      assertThat(values.get(tag)).as(tag).containsKeys(0L, 100L, 200L);
    }
    assertThat(values.keySet()).containsExactlyInAnyOrderElementsOf(Stream.of(scalars, histograms,
        List.of("images/image/0", "images/image/1", "images/image/2", "Precision @ 1")).flatMap(List::stream).toList());

    for (String tag : histograms) {
      assertThat(values.get(tag)).as(tag).containsOnlyKeys(0L, 100L, 200L);
      for (Message value : values.get(tag).values()) {
        Message histogram = value.messages(5).get(0);
        assertThat(Arrays.stream(histogram.reals(7)).sum()).as(tag).isEqualTo(histogram.real(3)).isEqualTo(size(tag));
      }
    }
    assertThat(values.get("Precision @ 1")).containsOnlyKeys(100L, 200L, 300L);
    for (EvaluationRow row : run.evaluations().rows()) {
      assertThat(scalar(values.get("Precision @ 1").get(row.step()))).isCloseTo(row.precision(), within(1e-6));
    }
    Message picture = values.get("images/image/2").get(200L).messages(4).get(0);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream((byte[]) picture.all(4).get(0)));
    assertThat(List.of(image.getWidth(), image.getHeight(), (int) picture.bits(3))).containsExactly(24, 24, 3);
  }

  /** How many numbers there are in the histogram {@code tag}. */
  private static double size(String tag) {
    List<Shape> inputs = SampleRuns.TUTORIAL.inputs();
    for (int i = 0; i < inputs.size(); i++) {
      Layer layer = SampleRuns.TUTORIAL.layers().get(i);
      if (tag.equals(layer.name() + "/" + layer.name() + "/activations")) {
        return SampleRuns.BATCH * layer.output(inputs.get(i)).size();
      }
    }
    return SampleRuns.TUTORIAL.parameters().stream().filter(one -> tag.startsWith(one.name())).mapToInt(Parameter::size)
        .findFirst().orElseThrow();
  }

  @Test
  void histogramsAreComputedFromTheStepsArrays() throws Exception {
    RunFolder run = run("run", 10, 1, 9, 0);
    SampleRuns.train(AnEngine.AUTO, run, told -> { });
    Map<String, TreeMap<Long, Message>> values = values(run);
    // Step 9 is the tenth: what it left behind is what the checkpoint after ten steps holds.
    Checkpoint checkpoint = Checkpoint.read(run.checkpoints().latest().orElseThrow());
    for (Tensor tensor : checkpoint.parameters()) {
      Message histogram = values.get(tensor.name()).get(9L).messages(5).get(0);
      double sum = 0;
      double least = Double.POSITIVE_INFINITY;
      for (float value : tensor.values()) {
        sum += value;
        least = Math.min(least, value);
      }
      assertThat(histogram.real(4)).as(tensor.name()).isCloseTo(sum, within(1e-6 * tensor.values().length));
      assertThat(histogram.real(1)).as(tensor.name()).isEqualTo(least);
    }
    Message first = values.get("conv1/conv1/activations").get(0L).messages(5).get(0);
    assertThat(first.real(1)).as("ReLU").isZero();
    double zeros = scalar(values.get("conv1/conv1/sparsity").get(0L)) * first.real(3);
    assertThat(zeros).isCloseTo(first.reals(7)[1], within(10.0)).isGreaterThan(first.real(3) / 10);
  }

  @Test
  void weightLossesSumToTheLoggedDecayAndAreAveraged() throws Exception {
    RunFolder run = run("run", 4, 1, 1, 0);
    SampleRuns.train(AnEngine.AUTO, run, told -> { });
    Map<String, TreeMap<Long, Message>> values = values(run);
    double average = 0;
    for (MetricsRow row : run.metrics().rows()) {
      double sum = 0;
      for (String layer : LAYERS) {
        sum += scalar(values.get(layer + "/weight_loss (raw)").get(row.step()));
      }
      assertThat(sum).isCloseTo(row.decay(), within(1e-6));
      average = 0.9 * average + 0.1 * scalar(values.get("local3/weight_loss (raw)").get(row.step()));
      assertThat(scalar(values.get("local3/weight_loss").get(row.step()))).isCloseTo(average, within(1e-6));
    }
    assertThat(scalar(values.get("conv1/weight_loss (raw)").get(3L))).isZero();
  }

  private static List<Long> evaluated(RunFolder run) {
    return run.evaluations().rows().stream().map(EvaluationRow::step).toList();
  }

  @Test
  @Tag("long")
  void aResumedRunStartsAFileThatReplacesRepeatedSteps() throws Exception {
    RunFolder through = run("through", 35, 1, 5, 10);
    SampleRuns.train(AnEngine.AUTO, through, told -> { });
    RunFolder cut = run("cut", 35, 1, 5, 10);
    SampleRuns.train(AnEngine.AUTO, cut, told -> { });
    for (Path file : cut.checkpoints().list()) {
      if (Checkpoint.read(file).step() > 20) {
        Files.delete(file);
      }
    }
    SampleRuns.train(AnEngine.AUTO, RunFolder.open(cut.path()), told -> { });
    assertThat(files(cut)).hasSize(2);
    Map<String, TreeMap<Long, Message>> one = values(through);
    Map<String, TreeMap<Long, Message>> two = values(cut);
    assertThat(two.keySet()).containsExactlyInAnyOrderElementsOf(one.keySet());
    // Which steps are evaluated is a matter of time: one is left out while the one before is still at work.
    assertThat(one.remove("Precision @ 1").keySet()).containsExactlyElementsOf(evaluated(through));
    assertThat(two.remove("Precision @ 1").keySet()).containsExactlyElementsOf(evaluated(cut));
    for (String tag : one.keySet()) {
      assertThat(two.get(tag).keySet()).as(tag).isEqualTo(one.get(tag).keySet());
      if (!tag.startsWith("queue/")) {
        assertThat(two.get(tag)).as(tag).usingRecursiveComparison().isEqualTo(one.get(tag));
      }
    }
  }

  @Test
  void withSummariesOffNothingIsWritten() throws Exception {
    RunFolder run = run("run", 5, 1, 0, 0);
    SampleRuns.train(AnEngine.AUTO, run, told -> { });
    assertThat(files(run)).isEmpty();
  }

  @Test
  void summariesDoNotChangeTraining() throws Exception {
    RunFolder with = run("with", 11, 10, 5, 0);
    RunFolder without = run("without", 11, 10, 0, 0);
    SampleRuns.train(AnEngine.ND4J, with, told -> { });
    SampleRuns.train(AnEngine.ND4J, without, told -> { });
    assertThat(SampleRuns.last(with)).isEqualTo(SampleRuns.last(without));
  }

  @Test
  void aWriteFailureIsReportedOnceAndDoesNotBlock() throws Exception {
    RunFolder run = run("run", 30, 10, 5, 0);
    Files.delete(run.path().resolve("manifest.json"));
    Files.delete(run.path());
    Problems problems = new Problems();
    SummaryRecorder recorder = new SummaryRecorder(SampleRuns.TUTORIAL, SampleRuns.BATCH, 1, 200, run, problems);
    recorder.begin(0, List.of());
    figures(recorder, 500);
    recorder.close();
    assertThat(problems.told).hasSize(1);
    assertThat(problems.told.get(0)).hasMessageContaining("Cannot write").hasMessageContaining("tfevents");
  }

  @Test
  void anUnresponsiveDiskBlocksNeitherTrainingNorItsEnd() throws Exception {
    Problems problems = new Problems();
    CountDownLatch answer = new CountDownLatch(1);
    try {
      SummaryRecorder slow = stuck(problems, answer, Duration.ofMillis(50), Duration.ofMillis(20));
      assertTimeoutPreemptively(Duration.ofMinutes(1), () -> figures(slow, 500));
      assertThat(problems.told).hasSize(1);
      assertThat(problems.told.get(0)).hasMessageContaining("have not been written");
      assertTimeoutPreemptively(Duration.ofMinutes(1), slow::close);

      SummaryRecorder full = stuck(problems, answer, Duration.ofMinutes(10), Duration.ofMillis(20));
      figures(full, 63);
      assertTimeoutPreemptively(Duration.ofMinutes(1), full::close);
      assertThat(problems.told).hasSize(1);
    } finally {
      answer.countDown();
    }
  }

  /** One that cannot write before {@code answer}, with its start in the queue. */
  private SummaryRecorder stuck(TrainingListener listener, CountDownLatch answer, Duration wait, Duration close)
      throws InterruptedException {
    RunFolder run = run("run" + wait.toMillis(), 30, 10, 5, 0);
    SummaryRecorder recorder = new SummaryRecorder(SampleRuns.TUTORIAL, SampleRuns.BATCH, 1, 200, run, listener, () -> {
      try {
        answer.await(5, TimeUnit.MINUTES);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
      throw Spoken.problem("Nothing is written after all.");
    }, wait, close);
    recorder.begin(0, List.of());
    return recorder;
  }

  private static void figures(SummaryRecorder recorder, int steps) throws InterruptedException {
    for (int step = 0; step < steps; step++) {
      recorder.figures(new LiveNetwork.Step(step, new StepLoss(1, 1, 0), 1, 1, 0.1), List.of(), 1);
    }
  }

  /** Only problems count. */
  private static final class Problems implements TrainingListener {
    final List<Problem> told = new CopyOnWriteArrayList<>();

    @Override
    public void logged(MetricsRow row) {
      // Nothing of it counts.
    }

    @Override
    public void troubled(Problem problem) {
      told.add(problem);
    }
  }
}
