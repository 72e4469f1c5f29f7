package convscope.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.data.CifarBinary;
import convscope.data.Dataset;
import convscope.data.Datasets;
import convscope.data.ProgressListener;
import convscope.data.SampleScenes;
import convscope.foundation.Problem;
import convscope.library.MadeRuns;
import convscope.library.RunLabel;
import convscope.library.RunSummary;
import convscope.runs.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Making and opening kits. */
class ClassKitTest {
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 3, 2, 10, 15);

  @TempDir
  private Path home;

  private Path written(ClassKit kit) {
    Path file = home.resolve(kit.fileName());
    kit.write(file, NOW, done -> true);
    return file;
  }

  private KitFile.Opened opened(Path file) {
    return new KitFile(file).open(home.resolve("kits"), done -> true);
  }

  private RunFolder run() {
    RunFolder run = MadeRuns.trained(home.resolve("runs/first"), 400, 0.25, 400);
    MadeRuns.saved(run, 400);
    new RunLabel("The teacher’s", 4).write(run.path());
    return run;
  }

  private Dataset pets() {
    CifarBinary.write(SampleScenes.dataset(5, 40, 20), home.resolve("우리 반 동물"));
    return Datasets.open(home.resolve("우리 반 동물").toString(), home, ProgressListener.NONE);
  }

  @Test
  void aKitComesBackWithDataSettingsNetworksAndLessons() throws IOException {
    RunFolder run = run();
    Dataset pets = pets();
    Path lesson = Files.writeString(home.resolve("a.md"), "a lesson");
    Path file = written(new ClassKit("3학년 2반", pets, run.manifest(), List.of(run.path()), List.of(lesson)));
    assertThat(file.getFileName()).hasToString("3학년-2반.convkit");
    KitFile.Opened kit = opened(file);
    Dataset again = Datasets.open(kit.data().orElseThrow(), home, ProgressListener.NONE);
    assertThat(again.checksum()).isEqualTo(pets.checksum());
    assertThat(again.classNames()).isEqualTo(pets.classNames());
    assertThat(again.name()).isEqualTo("우리-반-동물");
    assertThat(kit.settings().orElseThrow().settings()).isEqualTo(run.manifest().settings());
    try (Stream<Path> runs = Files.list(kit.runs().orElseThrow())) {
      assertThat(runs.map(path -> RunSummary.of(path, null))).singleElement().satisfies(back -> {
        assertThat(back.name()).isEqualTo("The teacher’s");
        assertThat(back.saved()).isTrue();
        assertThat(back.handedIn().isSo()).isFalse();
      });
    }
    assertThat(kit.lessons()).singleElement().satisfies(one -> assertThat(one).hasContent("a lesson"));
    assertThat(new KitFile(file).check(done -> true))
        .isEqualTo(new KitFile.Contents("3학년 2반", "우리 반 동물", true, true, List.of("The teacher’s"), 1));
  }

  @Test
  void dataThatEveryoneHasIsOnlyNamed() {
    Path file = written(new ClassKit("Kit", SampleScenes.dataset(1, 10, 10), null, List.of(), List.of()));
    assertThat(opened(file).data()).contains("sample");
    assertThat(file.toFile().length()).isLessThan(1_000);
  }

  @Test
  void aKitThatIsOpenedAgainStaysAsItIs() throws IOException {
    Path file = written(new ClassKit("Kit", null, run().manifest(), List.of(run0()), List.of()));
    Path folder = opened(file).folder();
    Path mine = Files.writeString(folder.resolve("runs/01/notes.json"), "{}");
    assertThat(opened(file).folder()).isEqualTo(folder);
    assertThat(mine).exists();
  }

  private Path run0() {
    return home.resolve("runs/first");
  }

  @Test
  void aDamagedOrCanceledKitLeavesNothing() throws IOException {
    Path file = written(new ClassKit("Kit", pets(), null, List.of(), List.of()));
    assertThatThrownBy(() -> new KitFile(file).open(home.resolve("kits"), done -> false))
        .isInstanceOf(CancellationException.class);
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 60_000));
    assertThatThrownBy(() -> opened(file)).isInstanceOf(Problem.class).hasMessageContaining("Kit.convkit")
        .hasMessageContaining("damaged");
    try (Stream<Path> left = Files.list(home.resolve("kits"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aHandInIsNoKit() {
    Path work = new HandIn("Mina", "", List.of(run().path()), false).writeInto(home, NOW, done -> true);
    assertThatThrownBy(() -> opened(work)).isInstanceOf(Problem.class).hasMessageContaining("not a class kit");
  }

  @Test
  void anEmptyKitIsRefused() {
    assertThatThrownBy(() -> new ClassKit("Kit", null, null, List.of(), List.of()))
        .isInstanceOf(Problem.class).hasMessageContaining("empty");
    assertThatThrownBy(() -> new ClassKit(" ", null, null, List.of(), List.of(home)))
        .isInstanceOf(Problem.class).hasMessageContaining("title");
  }
}
