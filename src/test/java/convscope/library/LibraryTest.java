package convscope.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import convscope.ChildProcess;
import convscope.foundation.Problem;
import convscope.runs.Change;
import convscope.runs.RunFolder;
import convscope.runs.RunLock;
import convscope.runs.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryTest {
  @TempDir
  private Path home;

  private Library library() {
    return new Library(home.resolve("runs"), home.resolve("folders.json"));
  }

  private static List<RunSummary> read(Library library) throws InterruptedException {
    return library.read(List.of(), some -> { });
  }

  private static Map<String, RunSummary> byName(List<RunSummary> all) {
    return all.stream().collect(Collectors.toMap(RunSummary::name, Function.identity()));
  }

  @Test
  void aRunIsSummarizedFromMetricsEvaluationsAndCheckpoints() throws Exception {
    RunFolder run = MadeRuns.trained(home.resolve("runs/one"), 500, 0.1, 300);
    MadeRuns.evaluated(run, 100, 0.5);
    MadeRuns.evaluated(run, 200, 0.4);
    MadeRuns.saved(run, 300);
    RunSummary found = read(library()).get(0);
    assertThat(found.name()).isEqualTo("one");
    assertThat(found.network()).isEqualTo("tutorial");
    assertThat(found.standing()).isEqualTo(Standing.STOPPED);
    assertThat(found.steps()).isEqualTo(300);
    assertThat(found.loss()).isCloseTo(1 + 3 * Math.exp(-290 * 0.1 / 20), within(1e-12));
    assertThat(found.lastPrecision()).isEqualTo(0.4);
    assertThat(found.bestPrecision()).isEqualTo(0.5);
    assertThat(found.saved()).isTrue();
    assertThat(found.bytes()).isGreaterThan(8_000_000);
    assertThat(found.problem()).isNull();
  }

  @Test
  void theLastAccuracyIsThatOfTheHighestEvaluatedStep() throws Exception {
    RunFolder run = MadeRuns.trained(home.resolve("runs/one"), 500, 0.1, 300);
    MadeRuns.evaluated(run, 300, 0.5);
    MadeRuns.evaluated(run, 100, 0.25);
    assertThat(read(library()).get(0).lastPrecision()).isEqualTo(0.5);
    assertThat(read(library()).get(0).bestPrecision()).isEqualTo(0.5);
    MadeRuns.evaluated(run, 300, 0.625);
    assertThat(read(library()).get(0).lastPrecision()).as("of the same step the newer counts").isEqualTo(0.625);
  }

  @Test
  void theLearningRateLastChangedToIsKnownAndAChangeIsNoticed() {
    RunFolder run = MadeRuns.trained(home.resolve("runs/one"), 500, 0.1, 300);
    RunSummary before = RunSummary.of(run.path(), null);
    assertThat(before.lastRate()).isEqualTo(0.1);
    run.changes().append(new Change(100, Setting.RATE, 0.05, "2026-03-01T09:31:30"));
    run.changes().append(new Change(200, Setting.RATE, 0.01, "2026-03-01T09:31:40"));
    run.changes().append(new Change(250, Setting.LOG_EVERY, 5, "2026-03-01T09:31:50"));
    assertThat(RunSummary.of(run.path(), before).lastRate()).isEqualTo(0.01);
  }

  @Test
  void aRunInTrainingIsDetectedWithoutLockingIt() throws Exception {
    RunFolder run = MadeRuns.trained(home.resolve("runs/one"), 20, 0.1, 20);
    assertThat(read(library()).get(0).standing()).isEqualTo(Standing.STOPPED);
    try (RunLock lock = run.lock()) {
      assertThat(lock).isNotNull();
      assertThat(read(library()).get(0).standing()).isEqualTo(Standing.TRAINING);
      assertThatThrownBy(run::lock).isInstanceOf(Problem.class);
      assertThat(otherProcessCanLock(run.path())).as("the lock holds against another process still").isFalse();
    }
    assertThat(otherProcessCanLock(run.path())).isTrue();
    MadeRuns.saved(run, 20);
    assertThat(read(library()).get(0).standing()).isEqualTo(Standing.FINISHED);
  }

  /** A process of its own that tries to lock the run's file. */
  static final class Other {
    public static void main(String[] arguments) throws IOException {
      try (var channel = java.nio.channels.FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)) {
        System.exit(channel.tryLock() == null ? 3 : 0);
      }
    }
  }

  private static boolean otherProcessCanLock(Path run) throws Exception {
    String classes = Path.of(Other.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    List<String> command = ChildProcess.java(classes);
    command.addAll(List.of(Other.class.getName(), run.resolve(".lock").toString()));
    return ChildProcess.run(command.toArray(String[]::new)) == 0;
  }

  @Test
  void damagedAndForeignFoldersAreListedWithReasonAndUnchanged() throws Exception {
    Path runs = home.resolve("runs");
    MadeRuns.trained(runs.resolve("good"), 100, 0.1, 50);
    Files.createDirectories(runs.resolve("foreign"));
    Files.writeString(runs.resolve("foreign/letter.txt"), "not a run");
    Files.createDirectories(runs.resolve("torn"));
    Files.writeString(runs.resolve("torn/manifest.json"), "{ \"format\": 1, ");
    MadeRuns.trained(runs.resolve("garbled"), 100, 0.1, 50);
    Files.writeString(runs.resolve("garbled/metrics.csv"), "step,loss\nwhat is this\n", StandardOpenOption.APPEND);
    Files.writeString(runs.resolve("a file among them"), "x");
    Map<String, RunSummary> found = byName(read(library()));
    assertThat(found).containsOnlyKeys("good", "foreign", "torn", "garbled");
    assertThat(found.get("good").problem()).isNull();
    assertThat(found.get("foreign").standing()).isEqualTo(Standing.FOREIGN);
    assertThat(found.get("torn").standing()).isEqualTo(Standing.BROKEN);
    assertThat(found.get("torn").problem().getMessage()).contains("torn").contains("manifest.json")
        .doesNotContain("Source");
    assertThat(found.get("garbled").standing()).isEqualTo(Standing.BROKEN);
    assertThat(found.get("garbled").problem().getMessage()).contains("metrics.csv");
    assertThat(runs.resolve("foreign")).isDirectoryContaining("glob:**letter.txt");
    assertThat(Files.list(runs.resolve("foreign")).count()).isEqualTo(1);
  }

  @Test
  void of1000RunsOnlyChangedOnesAreReadAgain() throws Exception {
    Path runs = home.resolve("runs");
    for (int i = 0; i < 1_000; i++) {
      MadeRuns.trained(runs.resolve(String.format("run-%04d", i)), 1_000, 0.1, 10 * (1 + i % 7));
    }
    List<RunSummary> inParts = new ArrayList<>();
    List<RunSummary> all = library().read(List.of(), inParts::addAll);
    assertThat(inParts).containsExactlyElementsOf(all);
    assertThat(all).hasSize(1_000).isSortedAccordingTo((one, other) -> other.name().compareTo(one.name()));
    for (RunSummary run : all) {
      int i = Integer.parseInt(run.name().substring(4));
      assertThat(run.steps()).isEqualTo(10L * (i % 7) + 1);
    }
    MadeRuns.saved(RunFolder.open(runs.resolve("run-0500")), 900);
    List<RunSummary> again = library().read(all, some -> { });
    for (int i = 0; i < 1_000; i++) {
      boolean changed = again.get(i).name().equals("run-0500");
      assertThat(again.get(i) == all.get(i)).isEqualTo(!changed);
    }
    assertThat(byName(again).get("run-0500").steps()).isEqualTo(900);
  }

  @Test
  void readingCanBeCanceled() {
    MadeRuns.begun(home.resolve("runs/one"), 10, 0.1);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> read(library())).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void userFoldersAreAddedAndRemovedWithoutChangingThem() throws Exception {
    MadeRuns.begun(home.resolve("elsewhere/two"), 10, 0.1);
    Files.createDirectories(home.resolve("elsewhere/photos"));
    library().add(home.resolve("elsewhere"));
    library().add(home.resolve("elsewhere"));
    assertThat(library().added()).containsExactly(home.resolve("elsewhere").toAbsolutePath());
    assertThat(read(library())).extracting(RunSummary::name).containsExactly("two");
    library().forget(home.resolve("elsewhere").toAbsolutePath());
    assertThat(read(library())).isEmpty();
    assertThatThrownBy(() -> library().add(home.resolve("elsewhere/photos"))).isInstanceOf(Problem.class)
        .hasMessageContaining("photos");
  }

  @Test
  void aMissingFolderIsReportedAndTheOthersAreShown() throws Exception {
    MadeRuns.begun(home.resolve("runs/one"), 10, 0.1);
    MadeRuns.begun(home.resolve("elsewhere/two"), 10, 0.1);
    library().add(home.resolve("elsewhere"));
    Files.move(home.resolve("elsewhere"), home.resolve("gone"));
    Map<String, RunSummary> found = byName(read(library()));
    assertThat(found).containsOnlyKeys("one", "elsewhere");
    assertThat(found.get("elsewhere").problem().getMessage()).contains("elsewhere");
  }

  @Test
  void theLastCompleteRowIsReadFromALongOrGrowingTable() throws Exception {
    RunFolder run = MadeRuns.trained(home.resolve("runs/one"), 100_000, 0.1, 5_000);
    Files.writeString(run.path().resolve("metrics.csv"), "5000,0.1,0.", StandardOpenOption.APPEND);
    assertThat(run.metrics().last()).contains(run.metrics().rows().get(499));
    assertThat(RunSummary.of(run.path(), null).steps()).isEqualTo(4_991);
    Files.writeString(run.path().resolve("metrics.csv"), "step,loss\n");
    assertThat(run.metrics().last()).isEmpty();
  }
}
