package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.AnEngine;
import convscope.runs.Checkpoint;
import convscope.runs.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassNamesTest {
  private static final List<String> NAMES = SampleRuns.SAMPLE.classNames();

  @TempDir
  private Path folder;

  @Test
  void aCheckpointThatLeftItsRunKeepsTheNamesOfItsClasses() throws Exception {
    RunFolder run = SampleRuns.create(folder.resolve("run"), SampleRuns.settings(20, 10));
    SampleRuns.train(AnEngine.AUTO, run, nothing -> { });
    for (Path file : List.of(run.checkpoints().latest().orElseThrow(), run.checkpoints().best().orElseThrow())) {
      Path alone = Files.copy(file, folder.resolve(file.getFileName()));
      assertThat(TrainedModel.open(alone.toString()).classNames()).isEqualTo(NAMES);
    }
  }

  @Test
  void oneWrittenBeforeNamesWereKeptHasThoseOfItsRunAndNoneOutsideIt() throws Exception {
    RunFolder run = SampleRuns.create(folder.resolve("run"), SampleRuns.settings(10, 0));
    SampleRuns.train(AnEngine.AUTO, run, nothing -> { });
    Checkpoint now = Checkpoint.read(run.checkpoints().latest().orElseThrow());
    Map<String, String> before = Map.of(SavedNetwork.NETWORK, now.state().get(SavedNetwork.NETWORK));
    Path old = run.checkpoints().save(new Checkpoint(99, now.parameters(), now.averages(), before));
    assertThat(TrainedModel.open(old.toString()).classNames()).isEqualTo(NAMES);
    assertThat(TrainedModel.open(run.path().toString()).classNames()).isEqualTo(NAMES);
    Path alone = Files.copy(old, folder.resolve("alone.safetensors"));
    assertThat(TrainedModel.open(alone.toString()).classNames()).isEmpty();
  }

  @Test
  void aCheckpointInARunWithADamagedManifestIsOpenedAndItsClassesHaveNoNames() throws Exception {
    RunFolder run = SampleRuns.create(folder.resolve("run"), SampleRuns.settings(1, 0));
    SampleRuns.train(AnEngine.AUTO, run, nothing -> { });
    Checkpoint now = Checkpoint.read(run.checkpoints().latest().orElseThrow());
    Map<String, String> before = Map.of(SavedNetwork.NETWORK, now.state().get(SavedNetwork.NETWORK));
    Path old = run.checkpoints().save(new Checkpoint(99, now.parameters(), now.averages(), before));
    Files.writeString(run.path().resolve("manifest.json"), "{");
    TrainedModel model = TrainedModel.open(old.toString());
    assertThat(model.step()).isEqualTo(99);
    assertThat(model.classNames()).isEmpty();
  }

  @Test
  void namesOfAnotherNumberOfClassesOrThatAreNoListOfNamesAreNone() {
    assertThat(ClassNames.of(named(ClassNames.text(List.of("사과", "a \"b\""))), 2)).containsExactly("사과", "a \"b\"");
    assertThat(ClassNames.of(named(ClassNames.text(List.of("사과", "배"))), 3)).isEmpty();
    assertThat(ClassNames.of(named("[\"a\", null]"), 2)).isEmpty();
    assertThat(ClassNames.of(named("{\"a\": 1}"), 2)).isEmpty();
    assertThat(ClassNames.of(named("a, b"), 2)).isEmpty();
  }

  private static Checkpoint named(String text) {
    return new Checkpoint(1, List.of(), List.of(), Map.of(ClassNames.KEY, text));
  }
}
