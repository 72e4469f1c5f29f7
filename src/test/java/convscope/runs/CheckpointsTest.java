package convscope.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import convscope.foundation.Face;
import convscope.foundation.Language;
import convscope.foundation.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckpointsTest {
  @TempDir
  private Path folder;
  private Checkpoints checkpoints;

  /** What may happen to a file. */
  enum Damage {
    CUT_SHORT,
    EMPTY,
    ZEROS,
    NOT_A_NUMBER;

    void to(Path file) throws IOException {
      byte[] bytes = Files.readAllBytes(file);
      switch (this) {
        case CUT_SHORT -> bytes = Arrays.copyOf(bytes, bytes.length - 3);
        case EMPTY -> bytes = new byte[0];
        case ZEROS -> Arrays.fill(bytes, (byte) 0);
        default -> Arrays.fill(bytes, bytes.length - 4, bytes.length, (byte) -1);
      }
      Files.write(file, bytes);
    }
  }

  @BeforeEach
  void makeARun() {
    checkpoints = run(5).checkpoints();
  }

  private RunFolder run(int keep) {
    return RunFolder.create(folder.resolve("run-" + keep), new Manifest(1, "2026-01-01T00:00:00",
        JsonNodeFactory.instance.objectNode(), new Manifest.Data("a", "a", "", 1, 1, List.of("a")),
        Manifest.Settings.tutorial().with(Setting.KEEP, keep), Map.of(), Map.of()));
  }

  private static Checkpoint of(long step) {
    return new Checkpoint(step, List.of(new Tensor("a", new int[] {2}, new float[] {step, 1})), List.of(), Map.of());
  }

  private List<Path> save(long... steps) {
    return Arrays.stream(steps).mapToObj(step -> checkpoints.save(of(step))).toList();
  }

  private List<Long> steps() {
    return checkpoints.list().stream().map(Checkpoints::step).toList();
  }

  @ParameterizedTest
  @EnumSource
  void aDamagedLatestCheckpointIsSkippedAndReported(Damage damage) throws IOException {
    List<Path> files = save(10, 20, 30);
    damage.to(files.get(2));
    Checkpoints.Newest newest = checkpoints.newest().orElseThrow();
    assertThat(newest.checkpoint().step()).isEqualTo(20);
    assertThat(newest.file()).isEqualTo(files.get(1));
    Problem remark = newest.remark().orElseThrow();
    assertThat(remark.getMessage()).contains(files.get(2).toString(), "step 20").endsWith("is used instead.");
    assertThat(remark.in(Language.KOREAN, Face.WINDOW)).contains(files.get(2).toString(), "20스텝");
    assertThat(checkpoints.list()).as("whoever only looks changes nothing").containsExactlyElementsOf(files);
  }

  @Test
  void severalDamagedCheckpointsAreSkippedWithARemark() throws IOException {
    List<Path> files = save(10, 20, 30);
    assertThat(checkpoints.newest().orElseThrow().remark()).isEmpty();
    Damage.EMPTY.to(files.get(2));
    Damage.CUT_SHORT.to(files.get(1));
    Checkpoints.Newest newest = checkpoints.newest().orElseThrow();
    assertThat(newest.checkpoint().step()).isEqualTo(10);
    assertThat(newest.skipped()).extracting(Checkpoints.Damaged::file).containsExactly(files.get(2), files.get(1));
  }

  @Test
  void withoutAReadableCheckpointResumingFails() throws IOException {
    for (Path file : save(10, 20)) {
      Damage.ZEROS.to(file);
    }
    assertThatThrownBy(checkpoints::newest).isInstanceOf(Problem.class).hasMessageContaining("No checkpoint in ")
        .hasMessageContaining("step-00000020");
    assertThat(run(3).checkpoints().newest()).isEmpty();
  }

  @Test
  void theBestCheckpointIsUsedIfNewerThanTheReadableOnes() throws IOException {
    List<Path> files = save(10, 30);
    checkpoints.keepIfBest(of(20), 0.5);
    assertThat(checkpoints.newest().orElseThrow().checkpoint().step()).isEqualTo(30);
    Damage.CUT_SHORT.to(files.get(1));
    assertThat(checkpoints.newest().orElseThrow().checkpoint().step()).isEqualTo(20);
    Damage.CUT_SHORT.to(checkpoints.best().orElseThrow());
    assertThat(checkpoints.newest().orElseThrow().checkpoint().step()).isEqualTo(10);
  }

  @Test
  void findsTheLatestCheckpointUpToAStep() {
    save(10, 20, 30);
    assertThat(checkpoints.newest(29).orElseThrow().checkpoint().step()).isEqualTo(20);
    assertThat(checkpoints.newest(9)).isEmpty();
  }

  @Test
  void aCheckpointSetAsideIsRenamedAndNoLongerListed() {
    Path file = save(10).get(0);
    Path aside = checkpoints.setAside(file);
    assertThat(aside).exists().hasFileName("step-00000010.safetensors.damaged");
    assertThat(steps()).isEmpty();
    assertThat(checkpoints.setAside(save(10).get(0))).hasFileName("step-00000010.safetensors.damaged-2");
    assertThat(aside).exists();
  }

  @Test
  void revertingMakesAnOlderCheckpointTheLatestWithoutDeleting() throws IOException {
    save(10, 20, 30);
    checkpoints.keepIfBest(of(30), 0.5);
    checkpoints.goBackTo(10);
    assertThat(steps()).containsExactly(10L);
    assertThat(checkpoints.best()).isEmpty();
    try (var inside = Files.list(folder.resolve("run-5/checkpoints"))) {
      assertThat(inside).hasSize(4);
    }
    checkpoints.goBackTo(0);
    assertThat(checkpoints.newest()).isEmpty();
  }

  @Test
  void revertingToTheBestCheckpointMakesItANumberedOne() {
    save(10, 30);
    checkpoints.keepIfBest(of(20), 0.5);
    checkpoints.goBackTo(20);
    assertThat(steps()).containsExactly(10L, 20L);
    assertThat(checkpoints.newest().orElseThrow().checkpoint().step()).isEqualTo(20);
    assertThat(checkpoints.bestPrecision()).hasValue(0.5);
  }

  @Test
  void aStepWithoutACheckpointIsRejectedWithTheAvailableOnes() {
    save(10, 20);
    assertThatThrownBy(() -> checkpoints.goBackTo(15)).isInstanceOf(Problem.class)
        .hasMessageContaining("no checkpoint of step 15").hasMessageContaining("(10, 20)");
    assertThat(steps()).containsExactly(10L, 20L);
  }

  @Test
  void theLastCheckpointBeforeTheLossRoseIsNotDeleted() {
    checkpoints = run(2).checkpoints();
    save(10, 20);
    for (long step = 30; step <= 60; step += 10) {
      checkpoints.save(of(step), 25);
    }
    assertThat(steps()).containsExactly(20L, 50L, 60L);
    save(70);
    assertThat(steps()).containsExactly(60L, 70L);
  }
}
