package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.AnEngine;
import convscope.Fingerprint;
import convscope.foundation.Problem;
import convscope.library.MadeRuns;
import convscope.library.Notes;
import convscope.library.RunLabel;
import convscope.runs.Change;
import convscope.runs.Checkpoints;
import convscope.runs.Manifest;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import convscope.runs.RunLock;
import convscope.runs.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BranchTest {
  @TempDir
  private Path folder;

  /** Every file in {@code run} with its content. */
  private static Map<String, String> files(Path run) throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> inside = Files.walk(run)) {
      for (Path file : inside.filter(Files::isRegularFile).toList()) {
        all.put(run.relativize(file).toString(), Fingerprint.of(file));
      }
    }
    return all;
  }

  private static List<String> timeless(RunFolder run) {
    return run.metrics().rows().stream().map(row -> row.step() + " " + row.loss() + " " + row.smoothedLoss()).toList();
  }

  @Test
  void aBranchMakesTheSameStepsBitForBitAsResumingFromItsCheckpointWould() throws Exception {
    RunFolder parent = SampleRuns.create(folder.resolve("parent"),
        SampleRuns.settings(SampleRuns.STEPS, 20).with(Setting.SUMMARIES_EVERY, 10));
    SampleRuns.train(AnEngine.AUTO, parent, told -> { });
    Map<String, String> before = files(parent.path());
    RunFolder branch = new Branch(parent.path(), 20).beginIn(folder.resolve("runs"));
    assertThat(branch.manifest().parent()).contains(new Manifest.Parent("parent", 20));
    assertThat(branch.metrics().rows()).extracting(MetricsRow::step).hasSize(20).last().isEqualTo(19L);
    assertThat(branch.evaluations().rows()).allMatch(row -> row.step() <= 20);
    SampleRuns.train(AnEngine.AUTO, RunFolder.open(branch.path()), told -> { });
    assertThat(files(parent.path())).isEqualTo(before);
    Restart.from(20).make(parent, Map.of());
    SampleRuns.train(AnEngine.AUTO, RunFolder.open(parent.path()), told -> { });
    assertThat(SampleRuns.last(branch)).isEqualTo(SampleRuns.last(parent));
    assertThat(timeless(branch)).isEqualTo(timeless(parent)).hasSize(SampleRuns.STEPS);
  }

  /** A run of 800 steps with checkpoints of 200, 700 and, as the best, 450. */
  private RunFolder parent() {
    RunFolder run = MadeRuns.trained(folder.resolve("first"), 800, 0.1, 800);
    List.of(200L, 700L).forEach(step -> MadeRuns.saved(run, step));
    MadeRuns.keptAsBest(run, 450);
    run.changes().append(new Change(100, Setting.RATE, 0.2, "2026-03-01T09:31:30"));
    run.changes().append(new Change(600, Setting.RATE, 0.4, "2026-03-01T09:31:40"));
    Notes.typed("mine", "").write(run.path());
    new RunLabel("My run", 3).write(run.path());
    return run;
  }

  @Test
  void itHasWhatWasRecordedUpToThereAndNothingThatBelongsToTheParentAlone() {
    RunFolder parent = parent();
    RunFolder branch = new Branch(parent.path(), 450).begin(folder.resolve("second"));
    assertThat(branch.checkpoints().list()).extracting(Checkpoints::step).containsExactly(450L);
    assertThat(branch.checkpoints().bestStep()).hasValue(450);
    assertThat(branch.changes().rows()).extracting(Change::step).containsExactly(100L);
    assertThat(branch.metrics().last().orElseThrow().step()).isEqualTo(440);
    assertThat(Notes.of(branch.path())).isEqualTo(Notes.NONE);
    assertThat(RunLabel.of(branch.path())).isEqualTo(RunLabel.NONE);
    assertThat(branch.manifest().settings()).isEqualTo(parent.manifest().settings());
    assertThat(branch.manifest().created()).isNotEqualTo(parent.manifest().created());
    RunFolder early = new Branch(parent.path(), 200).begin(folder.resolve("early"));
    assertThat(early.checkpoints().best()).isEmpty();
    RunFolder second = Branch.fromTheNewest(branch).beginIn(folder.resolve("runs"));
    assertThat(RunFolder.open(second.path()).manifest().parents())
        .containsExactly(new Manifest.Parent("second", 450), new Manifest.Parent("first", 450));
  }

  @Test
  void theParentMayBeInTraining() {
    RunFolder parent = parent();
    try (RunLock theirs = parent.lock()) {
      assertThat(new Branch(parent.path(), 700).begin(folder.resolve("second")).checkpoints().list()).hasSize(1);
    }
  }

  @Test
  void whereThereIsNoSuchCheckpointThereIsNoNewRun() throws Exception {
    RunFolder parent = parent();
    Path place = folder.resolve("second");
    assertThatThrownBy(() -> new Branch(parent.path(), 300).begin(place)).isInstanceOf(Problem.class)
        .hasMessageContaining("no checkpoint of step 300");
    assertThat(place).doesNotExist();
    Files.write(parent.checkpoints().list().get(0), new byte[100]);
    assertThatThrownBy(() -> new Branch(parent.path(), 200).begin(place)).isInstanceOf(Problem.class);
    assertThat(place).doesNotExist();
    assertThatThrownBy(() -> new Branch(parent.path(), 800).requireStepsLeft(800)).isInstanceOf(Problem.class)
        .hasMessageContaining("last of the run's 800 steps");
  }
}
