package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which arguments open the window with files. */
class OpenedFilesTest {
  @TempDir
  private Path folder;
  private String picture;
  private String network;

  @BeforeEach
  void makeFiles() throws Exception {
    picture = Files.createFile(folder.resolve("나의 고양이 1.JPG")).toString();
    network = Files.createFile(folder.resolve("best.safetensors")).toString();
  }

  @Test
  void filesThatExistOpenTheWindow() {
    assertThat(OpenedFiles.areAll(picture)).isTrue();
    assertThat(OpenedFiles.areAll(picture, network)).isTrue();
    assertThat(OpenedFiles.areAll(network, "--language", "ko")).isTrue();
    assertThat(OpenedFiles.areAll("--language=ko", picture)).isTrue();
  }

  @Test
  void commandsAndMissingFilesDoNot() {
    assertThat(OpenedFiles.areAll()).isFalse();
    assertThat(OpenedFiles.areAll("--language", "ko")).isFalse();
    assertThat(OpenedFiles.areAll("classify", picture)).isFalse();
    assertThat(OpenedFiles.areAll(picture, "--help")).isFalse();
    assertThat(OpenedFiles.areAll("--language", "xx", picture)).isFalse();
    assertThat(OpenedFiles.areAll(folder.resolve("missing.png").toString())).isFalse();
    assertThat(OpenedFiles.areAll(folder.toString())).isFalse();
    assertThat(OpenedFiles.areAll("\0")).isFalse();
  }

  @Test
  void kitsHandInsAndLessonsAreFilesOfAClass() throws Exception {
    Path kit = Files.createFile(Path.of(picture).resolveSibling("Class 3.CONVKIT"));
    Path lesson = Files.createFile(Path.of(picture).resolveSibling("가위바위보.md"));

    OpenedFiles files = OpenedFiles.in(List.of(kit.toString(), lesson.toString()));

    assertThat(files.ofClass()).containsExactly(kit, lesson);
    assertThat(files.pictures()).isEmpty();
    assertThat(files.isEmpty()).isFalse();
  }

  @Test
  void checkpointsAreNetworksAndAllElseArePictures() {
    OpenedFiles files = OpenedFiles.in(List.of("--language", "ko", network, picture, network));

    assertThat(files.network()).contains(Path.of(network));
    assertThat(files.pictures()).containsExactly(Path.of(picture));
    assertThat(OpenedFiles.in(List.of()).isEmpty()).isTrue();
  }
}
