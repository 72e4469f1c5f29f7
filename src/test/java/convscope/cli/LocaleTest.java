package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.data.CifarBinary;
import convscope.data.SampleScenes;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program in locales that a server or a container has: what a person has called their files is none of Java's
 * choice.
 */
@EnabledOnOs(OS.LINUX)
@Tag("long")
class LocaleTest {
  /** Class folders with names in Korean, and among the images one whose name is no text in UTF-8. */
  private static final String KOREAN_NAMES = """
      photos="$FOLDER/$(printf '\\354\\202\\254\\354\\247\\204')"
      cat=$(printf '\\352\\263\\240\\354\\226\\221\\354\\235\\264')
      dog=$(printf '\\352\\260\\234')
      for class in "$cat" "$dog"; do
        mkdir -p "$photos/train/$class" "$photos/test/$class"
        for number in 1 2 3; do cp "$FOLDER/one.png" "$photos/train/$class/$class$number.png"; done
        cp "$FOLDER/one.png" "$photos/test/$class/$class.png"
      done
      cp "$FOLDER/one.png" "$photos/train/$dog/$(printf '\\377\\376').png"
      """;

  @TempDir
  private Path folder;
  private Program posix;

  @BeforeEach
  void makeAProgram() throws IOException {
    posix = new Program(folder).inLocale("POSIX");
    ImageIO.write(new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB), "png", folder.resolve("one.png").toFile());
  }

  private String script(String end) {
    return "FOLDER=" + folder + "\n" + KOREAN_NAMES + end;
  }

  @Test
  void koreanFolderNamesAreDescribedInThePosixLocale() throws Exception {
    Program.Outcome outcome = posix.by(script("exec \"$@\" \"$photos\"")).run("data", "info");
    assertThat(outcome.err()).doesNotContain("Exception", "Error");
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).contains(folder + "/사진", "고양이", "개", "class").doesNotContain("?");
  }

  @Test
  void koreanFileNamesAreClassifiedInThePosixLocale() throws Exception {
    Program.Outcome outcome =
        posix.by(script("exec \"$@\" \"$photos/train/$dog\"")).run("classify", "built-in", "--top", "1");
    assertThat(outcome.err()).doesNotContain("Exception", "Error");
    assertThat(outcome.out().lines().filter(line -> line.contains("/개/개"))).hasSize(3)
        .allSatisfy(line -> assertThat(line).matches("\\w+ +\\d+\\.\\d%   .*/사진/train/개/개[123]\\.png"));
  }

  @Test
  void argumentsAreNotExpandedAndTheExitCodeIsPassedOn() throws Exception {
    Program.Outcome outcome = posix.run("eval", "/nowhere *?' \"/x.safetensors");
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.err()).hasLineCount(1).contains("/nowhere *?' \"/x.safetensors");
  }

  @Test
  void theSystemLocaleSelectsTheLanguageEvenIfNotInstalled() throws Exception {
    Program korean = new Program(folder).inLocale("ko_KR.UTF-8");
    String images = folder.resolve("images").toString();
    CifarBinary.write(SampleScenes.dataset(1, 60, 20), Path.of(images));
    assertThat(korean.run("data", "info", images).out()).contains("클래스", "학습", "테스트");
    assertThat(korean.run("data", "info", images, "--language", "en").out()).contains("class", "train", "test");
  }

  @Test
  void standardInputIsReadToItsEndInThePosixLocale() throws Exception {
    Program.Outcome outcome = posix.by(script("find \"$photos/train/$cat\" -type f | \"$@\""))
        .run("classify", "built-in", "--stdin", "--top", "1");
    assertThat(outcome.out()).hasLineCount(3).contains("고양이3.png");
    assertThat(outcome.exit()).isZero();
  }
}
