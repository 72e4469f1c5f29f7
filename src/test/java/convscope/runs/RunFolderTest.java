package convscope.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import convscope.foundation.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFolderTest {
  private static final Manifest MANIFEST = new Manifest(Manifest.FORMAT, "2026-01-02T03:04:05",
      JsonNodeFactory.instance.objectNode().put("name", "n"),
      new Manifest.Data("sample", "sample", "abc", 5, 2, List.of("고양이", "dog")),
      new Manifest.Settings(128, 100, 0.1, 0.1, 1000, 7, 2, 16, true, 0.9999, 10, 50, 25), Map.of("convscope", "1"),
      Map.of("os", "Linux"));

  @TempDir
  private Path folder;

  private static Checkpoint checkpoint(long step) {
    int[] shape = {2, 1};
    return new Checkpoint(step, List.of(new Tensor("c/weights", shape, new float[] {step, 2})),
        List.of(new Tensor("c/weights", shape, new float[] {3, 4})), Map.of("loss_average", "1.25"));
  }

  private static MetricsRow row(long step) {
    return new MetricsRow(step, 4.675, 1.5, 2.302585, 0.25, 2.3724, 0.1, 1234.5, 0.125, "2026-01-02T03:04:05.678",
        Double.NaN);
  }

  @Test
  void opensARunThatItCreated() {
    RunFolder.create(folder.resolve("run"), MANIFEST);
    assertThat(RunFolder.isIn(folder.resolve("run"))).isTrue();
    assertThat(RunFolder.open(folder.resolve("run")).manifest()).isEqualTo(MANIFEST);
  }

  @Test
  void doesNotCreateARunInANonEmptyFolder() throws IOException {
    RunFolder.create(folder.resolve("run"), MANIFEST);
    assertThatThrownBy(() -> RunFolder.create(folder.resolve("run"), MANIFEST)).isInstanceOf(Problem.class)
        .hasMessageContaining("--resume");
    Path full = Files.createDirectory(folder.resolve("full"));
    Files.writeString(full.resolve("thesis.txt"), "years of work");
    assertThatThrownBy(() -> RunFolder.create(full, MANIFEST)).isInstanceOf(Problem.class)
        .hasMessageContaining("is not empty");
    try (var inside = Files.list(full)) {
      assertThat(inside).containsExactly(full.resolve("thesis.txt"));
    }
  }

  @Test
  void reportsInvalidManifestEntries() throws IOException {
    assertThatThrownBy(() -> RunFolder.open(folder)).isInstanceOf(Problem.class)
        .hasMessageContaining("There is no run in " + folder);
    Files.writeString(folder.resolve("manifest.json"), "{\"format\": 1");
    assertThatThrownBy(() -> RunFolder.open(folder)).isInstanceOf(Problem.class)
        .hasMessageContaining("is not a run's manifest")
        .satisfies(problem -> assertThat(problem.getMessage()).hasLineCount(1));
    Files.writeString(folder.resolve("manifest.json"), "{\"format\": 1}");
    assertThatThrownBy(() -> RunFolder.open(folder)).isInstanceOf(Problem.class);
  }

  @Test
  void rejectsAManifestOfANewerVersion() throws IOException {
    RunFolder.create(folder.resolve("run"), MANIFEST);
    Path file = folder.resolve("run/manifest.json");
    Files.writeString(file, Files.readString(file).replace("\"format\" : 1", "\"format\" : 2"));
    assertThatThrownBy(() -> RunFolder.open(folder.resolve("run"))).isInstanceOf(Problem.class)
        .hasMessageContaining("newer version of ConvScope");
  }

  @Test
  void opensOldRunsWithoutTrainingEvaluations() throws IOException {
    RunFolder.create(folder.resolve("run"), MANIFEST);
    Path file = folder.resolve("run/manifest.json");
    String without = Files.readString(file).replaceFirst(",\\s*\"evaluateEvery\" : 25", "");
    assertThat(without).doesNotContain("evaluateEvery");
    Files.writeString(file, without);
    assertThat(RunFolder.open(folder.resolve("run")).manifest().settings().evaluateEvery()).isZero();
  }

  @Test
  void aTableWithoutTheTrainingAccuracyIsReadAndHasItFromThenOn() throws IOException {
    RunFolder old = RunFolder.create(folder.resolve("run"), MANIFEST);
    Path file = folder.resolve("run/metrics.csv");
    Files.writeString(file, """
        step,loss,loss_average,cross_entropy,cross_entropy_average,decay,learning_rate,examples_per_second,\
        seconds_per_batch,time
        0,4.675,1.5,2.302585,0.25,2.3724,0.1,1234.5,0.125,2026-01-02T03:04:05.678
        10,4.675,1.5,2.302585,0.25,2.3724,0.1,1234.5,0.125,2026-01-02T03:04:05.678
        """);
    assertThat(old.metrics().rows()).containsExactly(row(0), row(10));
    old.forgetFrom(10);
    MetricsRow next = new MetricsRow(10, 4, 1, 2, 0.25, 2, 0.1, 1234.5, 0.125, "2026-01-03T03:04:05.678", 0.5);
    old.metrics().append(next);
    assertThat(old.metrics().rows()).containsExactly(row(0), next);
    assertThat(Files.readAllLines(file)).first().asString().endsWith(",batch_precision");
  }

  @Test
  void opensOldRunsWithoutRecordedKernels() throws IOException {
    Manifest recorded = new Manifest(MANIFEST.format(), MANIFEST.created(), MANIFEST.network(), MANIFEST.data(),
        MANIFEST.settings(), MANIFEST.versions(), MANIFEST.machine(), Map.of("conv1", "loops"));
    RunFolder.create(folder.resolve("run"), recorded);
    assertThat(RunFolder.open(folder.resolve("run")).manifest()).isEqualTo(recorded);
    Path file = folder.resolve("run/manifest.json");
    String without = Files.readString(file).replaceFirst(",\\s*\"arithmetic\" : \\{[^}]*}", "");
    assertThat(without).doesNotContain("arithmetic");
    Files.writeString(file, without);
    assertThat(RunFolder.open(folder.resolve("run")).manifest().arithmetic()).isEmpty();
  }

  @Test
  void changesRoundTrip() throws IOException {
    RunFolder run = RunFolder.create(folder.resolve("run"), MANIFEST);
    Change rate = new Change(11, Setting.RATE, 0.1 + 0.2, "2026-01-02T03:04:05.678");
    Change cadence = new Change(12, Setting.EVALUATE_EVERY, 500, "2026-01-02T03:04:06");
    run.changes().append(rate);
    run.changes().append(cadence);
    assertThat(run.changes().rows()).containsExactly(rate, cadence);
    Path file = folder.resolve("run/changes.csv");
    assertThat(Files.readString(file)).startsWith("step,setting,value,time\n11,RATE,");
    Files.writeString(file, Files.readString(file) + "13,RATE,-1,2026\n");
    assertThatThrownBy(run.changes()::rows).isInstanceOf(Problem.class).hasMessageContaining("changes.csv");
  }

  @Test
  void keepsTheBestCheckpointOfARunWithoutOthers() {
    Checkpoints checkpoints = RunFolder.create(folder.resolve("run"), MANIFEST).checkpoints();
    checkpoints.keepIfBest(checkpoint(3), 0.25);
    assertThat(checkpoints.bestPrecision()).hasValue(0.25);
    assertThat(checkpoints.latest()).as("the best is none to go on from").isEmpty();
  }

  @Test
  void proposesAnUnusedFolderName() throws IOException {
    LocalDateTime time = LocalDateTime.of(2026, 1, 2, 3, 4, 5);
    Path first = RunFolder.fresh(folder, "tutorial", time);
    assertThat(first).isEqualTo(folder.resolve("2026-01-02-030405-tutorial"));
    Files.createDirectory(first);
    assertThat(RunFolder.fresh(folder, "tutorial", time)).isEqualTo(folder.resolve("2026-01-02-030405-tutorial-2"));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8})
  void runsStartedInTheSameSecondGetSeparateFolders(int starts) throws Exception {
    LocalDateTime time = LocalDateTime.of(2026, 1, 2, 3, 4, 5);
    ExecutorService threads = Executors.newFixedThreadPool(starts);
    CountDownLatch together = new CountDownLatch(starts);
    Callable<Path> start = () -> {
      together.countDown();
      together.await();
      return RunFolder.createIn(folder.resolve("runs"), "tutorial", time, MANIFEST).path();
    };
    Set<String> names = new HashSet<>();
    try {
      for (Future<Path> made : threads.invokeAll(Collections.nCopies(starts, start))) {
        assertThat(RunFolder.open(made.get()).manifest()).isEqualTo(MANIFEST);
        names.add(made.get().getFileName().toString());
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(names).hasSize(starts).contains("2026-01-02-030405-tutorial", "2026-01-02-030405-tutorial-2");
  }

  @Test
  void checkpointsRoundTrip() {
    Path file = RunFolder.create(folder.resolve("run"), MANIFEST).checkpoints().save(checkpoint(3));
    Checkpoint back = Checkpoint.read(file);
    assertThat(back).usingRecursiveComparison().isEqualTo(checkpoint(3));
    assertThat(Safetensors.read(file).tensors()).containsOnlyKeys("c/weights", "c/weights/ExponentialMovingAverage");
  }

  @Test
  void optimizerStateIsStoredByVariableAndSlotName() {
    RunFolder run = RunFolder.create(folder.resolve("run"), MANIFEST);
    Checkpoint plain = checkpoint(3);
    Checkpoint kept = new Checkpoint(3, plain.parameters(), plain.averages(),
        List.of(new Tensor("c/weights/Momentum", plain.parameters().get(0).shape(), new float[] {5, 6})),
        plain.state());
    Path file = run.checkpoints().save(kept);
    assertThat(Checkpoint.read(file)).usingRecursiveComparison().isEqualTo(kept);
    assertThat(Safetensors.read(file).tensors())
        .containsOnlyKeys("c/weights", "c/weights/ExponentialMovingAverage", "c/weights/Momentum");
    assertThat(Checkpoint.readAverages(file).optimizer()).isEmpty();
    run.checkpoints().keepIfBest(kept, 0.5);
    assertThat(Checkpoint.read(run.checkpoints().best().orElseThrow()).optimizer()).hasSize(1);
  }

  @Test
  void averagesCanBeReadWithoutTheRest() {
    Path file = RunFolder.create(folder.resolve("run"), MANIFEST).checkpoints().save(checkpoint(3));
    Checkpoint half = Checkpoint.readAverages(file);
    assertThat(half).usingRecursiveComparison()
        .isEqualTo(new Checkpoint(3, List.of(), checkpoint(3).averages(), checkpoint(3).state()));
    Path bare = folder.resolve("bare.safetensors");
    Safetensors.write(bare, Map.of("step", "4"), checkpoint(4).parameters());
    assertThat(Checkpoint.readAverages(bare).parameters()).singleElement()
        .satisfies(tensor -> assertThat(tensor.values()).containsExactly(4, 2));
  }

  @Test
  void readsTheStepOfTheBestCheckpoint() {
    Checkpoints checkpoints = RunFolder.create(folder.resolve("run"), MANIFEST).checkpoints();
    assertThat(checkpoints.bestStep()).isEmpty();
    checkpoints.keepIfBest(checkpoint(30), 0.5);
    checkpoints.keepIfBest(checkpoint(40), 0.4);
    assertThat(checkpoints.bestStep()).hasValue(30);
  }

  @Test
  void theBestCheckpointIsComparedByItsHeaderOnly() throws IOException {
    Checkpoints checkpoints = RunFolder.create(folder.resolve("run"), MANIFEST).checkpoints();
    checkpoints.keepIfBest(checkpoint(30), 0.5);
    Path best = checkpoints.best().orElseThrow();
    byte[] bytes = Files.readAllBytes(best);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(bytes.length - Float.BYTES, Float.NaN);
    Files.write(best, bytes);
    assertThat(checkpoints.bestPrecision()).hasValue(0.5);
  }

  @Test
  void aDamagedBestCheckpointIsReplaced() throws IOException {
    Checkpoints checkpoints = RunFolder.create(folder.resolve("run"), MANIFEST).checkpoints();
    checkpoints.keepIfBest(checkpoint(30), 0.9);
    Path best = checkpoints.best().orElseThrow();
    byte[] bytes = Files.readAllBytes(best);
    Files.write(best, Arrays.copyOf(bytes, bytes.length - 1));
    assertThat(checkpoints.bestPrecision()).isEmpty();
    checkpoints.keepIfBest(checkpoint(40), 0.4);
    assertThat(checkpoints.bestPrecision()).hasValue(0.4);
    assertThat(checkpoints.bestStep()).hasValue(40);
    Files.writeString(best, "no safetensors at all");
    checkpoints.keepIfBest(checkpoint(50), 0.3);
    assertThat(checkpoints.bestStep()).hasValue(50);
  }

  @Test
  void keepsTheLastFiveCheckpointsAndTheBest() {
    Checkpoints checkpoints = RunFolder.create(folder.resolve("run"), MANIFEST).checkpoints();
    assertThat(checkpoints.latest()).isEmpty();
    for (long step : new long[] {0, 1, 20, 300, 4_000, 50_000, 600_000}) {
      checkpoints.save(checkpoint(step));
      checkpoints.keepIfBest(checkpoint(step), step == 20 ? 0.9 : 0.5);
    }
    assertThat(checkpoints.list()).extracting(file -> Checkpoint.read(file).step())
        .containsExactly(20L, 300L, 4_000L, 50_000L, 600_000L);
    assertThat(checkpoints.latest()).contains(folder.resolve("run/checkpoints/step-00600000.safetensors"));
    assertThat(checkpoints.bestPrecision()).hasValue(0.9);
    assertThat(Checkpoint.read(folder.resolve("run/checkpoints/best.safetensors")).step()).isEqualTo(20);
  }

  @Test
  void keepsAsManyCheckpointsAsConfigured() {
    for (int keep : new int[] {0, 1, 7}) {
      Manifest.Settings wanted = MANIFEST.settings().with(Setting.KEEP, keep);
      Path place = RunFolder.create(folder.resolve("keep" + keep), MANIFEST.with(wanted)).path();
      for (long step = 1; step <= 9; step++) {
        // Opened anew each time, as a resumed run is.
        RunFolder.open(place).checkpoints().save(checkpoint(step));
      }
      assertThat(RunFolder.open(place).checkpoints().list()).as("keep " + keep).hasSize(keep == 0 ? 9 : keep);
      assertThat(RunFolder.open(place).manifest().settings().with(Setting.STEPS, 12).keep()).isEqualTo(keep);
    }
  }

  @Test
  void oldRunsKeepFiveCheckpoints() throws IOException {
    RunFolder.create(folder.resolve("run"), MANIFEST);
    Path file = folder.resolve("run/manifest.json");
    String without = Files.readString(file).replaceFirst(",\\s*\"keep\" : 5", "");
    assertThat(without).doesNotContain("keep");
    Files.writeString(file, without);
    assertThat(RunFolder.open(folder.resolve("run")).manifest()).isEqualTo(MANIFEST);
  }

  @Test
  void rowsRoundTripAndATruncatedLineIsIgnored() throws IOException {
    RunFolder run = RunFolder.create(folder.resolve("run"), MANIFEST);
    run.metrics().append(row(0));
    run.metrics().append(row(10));
    run.evaluations().append(new EvaluationRow(10, "averaged", 1000, 0.125, "2026-01-02T03:04"));
    assertThat(run.metrics().rows()).containsExactly(row(0), row(10));
    assertThat(run.evaluations().rows())
        .containsExactly(new EvaluationRow(10, "averaged", 1000, 0.125, "2026-01-02T03:04"));
    Path file = folder.resolve("run/metrics.csv");
    Files.writeString(file, Files.readString(file) + "20,4.6");
    assertThat(run.metrics().rows()).containsExactly(row(0), row(10));
    run.metrics().append(row(30));
    assertThat(run.metrics().rows()).containsExactly(row(0), row(10), row(30));
  }

  @Test
  void reportsTheLineNumberOfAnInvalidRow() throws IOException {
    RunFolder run = RunFolder.create(folder.resolve("run"), MANIFEST);
    run.metrics().append(row(0));
    Path file = folder.resolve("run/metrics.csv");
    Files.writeString(file, Files.readString(file) + "hello\n");
    assertThatThrownBy(() -> run.metrics().rows()).isInstanceOf(Problem.class).hasMessageContaining(file.toString())
        .hasMessageContaining("Line 3 of ");
  }

  @Test
  void retainsTheSelectedRows() {
    RunFolder run = RunFolder.create(folder.resolve("run"), MANIFEST);
    for (int step = 0; step < 50; step += 10) {
      run.metrics().append(row(step));
    }
    run.metrics().retain(row -> row.step() < 25);
    assertThat(run.metrics().rows()).containsExactly(row(0), row(10), row(20));
  }

  @Test
  void onlyOneProcessCanTrainARun() {
    RunFolder run = RunFolder.create(folder.resolve("run"), MANIFEST);
    try (RunLock first = run.lock()) {
      assertThatThrownBy(run::lock).isInstanceOf(Problem.class).hasMessageContaining("already being trained");
      assertThatThrownBy(RunFolder.open(run.path())::lock).isInstanceOf(Problem.class);
    }
    run.lock().close();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aTrainingLockIsDetectedThroughAnyPath() throws IOException {
    RunFolder run = RunFolder.create(folder.resolve("run"), MANIFEST);
    Path link = Files.createSymbolicLink(folder.resolve("link"), run.path());
    try (RunLock own = run.lock()) {
      assertThat(RunLock.isOwn(link.resolve(run.path().relativize(own.file())))).isTrue();
      assertThat(RunFolder.isBeingTrained(link)).isTrue();
    }
    assertThat(RunFolder.isBeingTrained(link)).isFalse();
  }

  @Test
  void checkpointNamesDoNotDependOnTheLocale() {
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("fa-IR"));
      RunFolder run = RunFolder.create(folder.resolve("run"), MANIFEST);
      run.checkpoints().save(new Checkpoint(40, List.of(), List.of(), Map.of()));
      assertThat(run.checkpoints().latest())
          .hasValueSatisfying(file -> assertThat(Checkpoints.step(file)).isEqualTo(40));
    } finally {
      Locale.setDefault(usual);
    }
  }
}
