package convscope.foundation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeFileTest {
  @TempDir
  private Path folder;

  @Test
  void replacesAFileWhole() throws IOException {
    Path file = folder.resolve("a.txt");
    SafeFile.writeText(file, "a longer text than the next");
    SafeFile.writeText(file, "short");
    assertThat(file).hasContent("short");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void leavesWhatWasThereAndNoScrapWhenWritingFailsHalfWay() throws IOException {
    Path file = folder.resolve("a.txt");
    Files.writeString(file, "as it was");
    assertThatThrownBy(() -> SafeFile.write(file, out -> {
      out.write(new byte[100]);
      throw new IOException("No space left on device");
    })).isInstanceOf(Problem.class).hasMessage("Cannot write " + file + ": the disk is full; free some space and try"
        + " again.");
    assertThat(file).hasContent("as it was");
    try (var inside = Files.list(folder)) {
      assertThat(inside).containsExactly(file);
    }
  }

  @Test
  void twoOverlappingWritesOfOneFileBothSucceedAndTheLastToEndStands() throws Exception {
    Path file = folder.resolve("a.txt");
    SafeFile.write(file, out -> {
      out.write("out".getBytes(StandardCharsets.UTF_8));
      SafeFile.writeText(file, "a whole other text");
      assertThat(file).hasContent("a whole other text");
      out.write("er".getBytes(StandardCharsets.UTF_8));
    });
    assertThat(file).hasContent("outer");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void saysWhichFolderIsMissing() {
    Path file = folder.resolve("nowhere/a.txt");
    assertThatThrownBy(() -> SafeFile.writeText(file, "x")).isInstanceOf(Problem.class)
        .hasMessageContaining(file.toString()).hasMessageContaining("its folder does not exist");
  }
}
