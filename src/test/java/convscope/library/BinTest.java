package convscope.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Problem;
import convscope.foundation.SafeFolder;
import convscope.runs.RunFolder;
import convscope.runs.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinTest {
  @TempDir
  private Path home;

  private Bin bin() {
    return new Bin(home.resolve("bin"));
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        all.put(folder.relativize(file).toString(), Files.isRegularFile(file)
            ? new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1) : "folder");
      }
    }
    return all;
  }

  private RunFolder run(Path at) {
    RunFolder run = MadeRuns.trained(at, 100, 0.1, 50);
    MadeRuns.saved(run, 50);
    return run;
  }

  @Test
  void aDeletedRunIsRestoredUnchangedFromTheBin() throws Exception {
    Path place = run(home.resolve("runs/one")).path();
    Map<String, String> before = contents(place);
    Bin.Thrown thrown = bin().add(place);
    assertThat(place).doesNotExist();
    assertThat(bin().contents()).containsExactly(thrown);
    assertThat(thrown.name()).isEqualTo("one");
    bin().restore(thrown);
    assertThat(contents(place)).isEqualTo(before);
    assertThat(bin().contents()).isEmpty();
    assertThat(home.resolve("bin")).isEmptyDirectory();
  }

  @Test
  void aDeletedRunIsCalledByTheNameThatItsUserGaveIt() {
    RunFolder run = run(home.resolve("runs/one"));
    new RunLabel("My first run", 0).write(run.path());
    assertThat(bin().add(run.path()).name()).isEqualTo("My first run");
    assertThat(bin().contents()).extracting(Bin.Thrown::name).containsExactly("My first run");
  }

  @Test
  void twoRunsOfTheSameNameCanBeInTheBin() throws Exception {
    Bin.Thrown first = bin().add(run(home.resolve("runs/one")).path());
    Bin.Thrown second = bin().add(run(home.resolve("runs/one")).path());
    assertThat(bin().contents()).containsExactlyInAnyOrder(first, second);
    bin().restore(second);
    assertThatThrownBy(() -> bin().restore(first)).isInstanceOf(Problem.class).hasMessageContaining("already");
    assertThat(bin().contents()).containsExactly(first);
  }

  @Test
  void runsInTrainingAndForeignFoldersAreNotDeleted() throws Exception {
    RunFolder run = run(home.resolve("runs/one"));
    try (RunLock lock = run.lock()) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(() -> bin().add(run.path())).isInstanceOf(Problem.class)
          .hasMessageContaining("stop it before you delete it");
    }
    Path foreign = Files.createDirectories(home.resolve("runs/letters"));
    assertThatThrownBy(() -> bin().add(foreign)).isInstanceOf(Problem.class);
    assertThat(run.path()).exists();
    assertThat(foreign).exists();
    assertThat(bin().contents()).isEmpty();
  }

  @Test
  void emptyingTheBinDeletesOnlyDeletedRuns() throws Exception {
    Path outside = Files.writeString(home.resolve("precious.txt"), "keep me");
    RunFolder run = run(home.resolve("runs/one"));
    Files.createSymbolicLink(run.path().resolve("link"), outside);
    bin().add(run.path());
    Path foreign = Files.createDirectories(home.resolve("bin/not ours"));
    bin().empty();
    assertThat(bin().contents()).isEmpty();
    assertThat(foreign).exists();
    assertThat(outside).hasContent("keep me");
  }

  @Test
  void aRunIsMovedCompletelyAcrossFileSystems() throws Exception {
    Path memory = Path.of("/dev/shm");
    Assumptions.assumeTrue(Files.isWritable(memory)
        && !Files.getFileStore(memory).equals(Files.getFileStore(home)), "a second file system");
    Path other = Files.createTempDirectory(memory, "convscope");
    try {
      Path place = run(home.resolve("runs/one")).path();
      Map<String, String> before = contents(place);
      Bin bin = new Bin(other.resolve("bin"));
      Bin.Thrown thrown = bin.add(place);
      assertThat(place).doesNotExist();
      assertThat(contents(thrown.place().resolve("run"))).isEqualTo(before);
      bin.restore(thrown);
      assertThat(contents(place)).isEqualTo(before);
      assertThat(home.resolve("runs")).isDirectoryNotContaining("glob:**/.*");
    } finally {
      SafeFolder.delete(other);
    }
  }

  @Test
  void notesAreStoredBesideTheManifestAndRoundTrip() throws Exception {
    RunFolder run = run(home.resolve("runs/one"));
    String manifest = Files.readString(run.path().resolve("manifest.json"));
    Notes notes = Notes.typed("첫 시도\n\"slow\" <at first>", " baseline, 기준 ,, baseline ");
    notes.write(run.path());
    assertThat(Notes.of(run.path())).isEqualTo(notes);
    assertThat(notes.tags()).containsExactly("baseline", "기준");
    assertThat(Files.readString(run.path().resolve("manifest.json"))).isEqualTo(manifest);
    assertThat(RunSummary.of(run.path(), null).notes()).isEqualTo(notes);
    Notes.NONE.write(run.path());
    assertThat(run.path().resolve("notes.json")).doesNotExist();
    Files.writeString(run.path().resolve("notes.json"), "[1, 2");
    RunSummary broken = RunSummary.of(run.path(), null);
    assertThat(broken.problem().getMessage()).contains("notes.json");
    assertThat(broken.steps()).isEqualTo(50);
  }
}
