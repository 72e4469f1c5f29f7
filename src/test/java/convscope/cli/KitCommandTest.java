package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.data.CifarBinary;
import convscope.data.SampleScenes;
import convscope.library.MadeRuns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a class on the command line. */
class KitCommandTest {
  @TempDir
  private Path home;
  private Program program;
  private Path run;

  @BeforeEach
  void begin() {
    program = new Program(home);
    run = MadeRuns.trained(home.resolve("runs/first"), 100, 0.1, 100).path();
  }

  private Program.Outcome answer(String... arguments) {
    return program.answer(
        Stream.concat(Arrays.stream(arguments), Stream.of("--language", "en")).toArray(String[]::new));
  }

  @Test
  void aKitIsMadeCheckedAndOpened() {
    CifarBinary.write(SampleScenes.dataset(3, 40, 20), home.resolve("pets"));
    String kit = home.resolve("class").toString();
    Program.Outcome made = answer("kit", "make", kit, "--title", "Class 3", "--data", home.resolve("pets").toString(),
        "--settings", run.toString(), "--run", run.toString());
    assertThat(made.exit()).as(made.err()).isZero();
    assertThat(answer("kit", "make", kit, "--title", "Class 3", "--data", "sample").exit()).isEqualTo(1);
    Program.Outcome checked = answer("kit", "check", kit + ".convkit");
    assertThat(checked.out()).contains("valid class kit, “Class 3”", "data pets", "settings", "run first");
    Program.Outcome opened = answer("kit", "open", kit + ".convkit");
    assertThat(opened.exit()).isZero();
    assertThat(opened.out()).contains("--data", "pets");
  }

  @Test
  void aRunIsHandedInAndADamagedFileIsNamed() throws Exception {
    Path file = home.resolve("mina.convwork");
    assertThat(answer("handin", run.toString(), "--name", "Mina", "--out", file.toString()).exit()).isZero();
    assertThat(answer("kit", "check", file.toString()).out()).contains("valid hand-in of Mina", "run first");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 1_000));
    Program.Outcome damaged = answer("kit", "check", file.toString());
    assertThat(damaged.exit()).isEqualTo(1);
    assertThat(damaged.err()).hasLineCount(1).contains("mina.convwork", "damaged");
  }

  @Test
  void aFolderGetsAFileNamedAfterTheStudent() throws Exception {
    Path shared = Files.createDirectory(home.resolve("shared"));
    assertThat(answer("handin", run.toString(), "--name", "Mina Kim", "--out", shared.toString()).exit()).isZero();
    try (Stream<Path> files = Files.list(shared)) {
      assertThat(files).singleElement().satisfies(one -> assertThat(one.getFileName().toString())
          .startsWith("Mina-Kim-").endsWith(".convwork"));
    }
  }

  @Test
  void withoutACommandTheUsageIsShown() {
    assertThat(answer("kit").exit()).isEqualTo(2);
  }
}
