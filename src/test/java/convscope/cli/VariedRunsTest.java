package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.data.CifarBinary;
import convscope.data.SampleScenes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code convscope train --vary}. */
class VariedRunsTest {
  @TempDir
  private Path home;

  @Test
  void runsThatDifferInOneSettingEndWithATable() throws IOException {
    Program program = new Program(home);
    Path images = home.resolve("images");
    CifarBinary.write(SampleScenes.dataset(1, 300, 20), images);
    Program.Outcome done = program.answer("train", "--data", images.toString(), "--batch", "8",
        "--vary", "rate=0.01,1e30",
        "--steps", "5");
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.out()).contains("Run 1 of 2: rate 0.01", "Run 2 of 2: rate 1e30");
    List<String> lines = done.out().lines().toList();
    List<String> table = lines.subList(lines.size() - 4, lines.size());
    assertThat(table.get(0)).matches("rate +loss +accuracy");
    assertThat(table.get(1)).matches("0\\.01 +\\d\\.\\d+ +0\\.\\d{3}");
    assertThat(table.get(2)).matches("1e30 .* diverged");
    assertThat(table.get(3)).isEqualTo("Best test accuracy: rate 0.01");
    try (Stream<Path> runs = Files.list(home.resolve("runs"))) {
      assertThat(runs.map(run -> run.getFileName().toString().substring(18)))
          .containsExactlyInAnyOrder("tutorial-rate-0.01", "tutorial-rate-1e30");
    }
  }

  @Test
  void whatCannotBeVariedIsAUsageError() {
    Program program = new Program(home);
    assertThat(program.answer("train", "--vary", "keep=1,2")).satisfies(refused -> {
      assertThat(refused.exit()).isEqualTo(2);
      assertThat(refused.err()).contains("--vary: keep cannot be varied: use one of rate");
    });
    assertThat(program.answer("train", "--vary", "rate=1,2", "--run", "here").err()).contains("without --run");
  }
}
