package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonCommandTest {
  @TempDir
  private Path home;
  private Program program;
  private Path file;

  @BeforeEach
  void begin() {
    program = new Program(home);
    file = home.resolve("Dead units.md");
  }

  @Test
  void aNewLessonIsValid() throws Exception {
    assertThat(program.answer("lesson", "new", file.toString(), "--language", "en").exit()).isZero();
    assertThat(Files.readString(file)).contains("id: dead-units");
    Program.Outcome outcome = program.answer("lesson", "check", file.toString(), "--language", "en");
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).contains("is a valid lesson: What I want to show. 2 steps, 1 of them with checks.");
  }

  @Test
  void anExistingFileIsOnlyReplacedOnRequest() throws Exception {
    Files.writeString(file, "mine");
    assertThat(program.answer("lesson", "new", file.toString()).exit()).isEqualTo(1);
    assertThat(file).hasContent("mine");
    assertThat(program.answer("lesson", "new", file.toString(), "--force", "--language", "ko").exit()).isZero();
    assertThat(Files.readString(file)).contains("## 선생님께");
  }

  @Test
  void aMistakeIsNamedWithItsLine() throws Exception {
    program.answer("lesson", "new", file.toString(), "--language", "en");
    Files.writeString(file, Files.readString(file).replace("run-steps >= 50", "run-stops >= 50"));
    Program.Outcome outcome = program.answer("lesson", "check", file.toString(), "--language", "en");
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.err()).hasLineCount(1).contains("Dead units.md, line 17", "no check run-stops", "run-steps");
  }

  @Test
  void withoutACommandTheUsageIsShown() {
    assertThat(program.answer("lesson").exit()).isEqualTo(2);
  }

  @Test
  void sheetsOfBuiltInLessonsAndOfAFileAreWritten() throws Exception {
    program.answer("lesson", "new", file.toString(), "--language", "en");
    Path sheets = home.resolve("to print");
    Program.Outcome outcome = program.answer("lesson", "sheet", "averaging", file.toString(), "--language", "en", "-o",
        sheets.toString());
    assertThat(outcome.exit()).isZero();
    assertThat(sheets.resolve("averaging.en.html")).content().contains("Why averaging helps", "For the teacher");
    assertThat(sheets.resolve("dead-units.en.html")).content().contains("What I want to show");
    assertThat(program.answer("lesson", "sheet", "averaging", "--language", "en", "-o", sheets.toString()).exit())
        .as("an existing file is only replaced on request").isEqualTo(1);
    assertThat(program.answer("lesson", "sheet", "averaging", "--without-teacher", "--force", "--language", "en", "-o",
        sheets.toString()).exit()).isZero();
    assertThat(sheets.resolve("averaging.en.html")).content().doesNotContain("For the teacher");
  }

  @Test
  void allSheetsAreWrittenInTheLanguageAskedFor() throws Exception {
    Path sheets = home.resolve("sheets");
    assertThat(program.answer("lesson", "sheet", "--all", "--language", "ko", "-o", sheets.toString()).exit()).isZero();
    try (Stream<Path> all = Files.list(sheets)) {
      assertThat(all).hasSize(10).allSatisfy(sheet -> assertThat(sheet.toString()).endsWith(".ko.html"));
    }
    assertThat(program.answer("lesson", "sheet").exit()).isEqualTo(2);
  }

  @Test
  void anImageThatIsMissingIsNamed() throws Exception {
    program.answer("lesson", "new", file.toString(), "--language", "en");
    Files.writeString(file, Files.readString(file).replace("Say what there is to look at.", "![Map](map.png)"));
    Program.Outcome outcome = program.answer("lesson", "check", file.toString(), "--language", "en");
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.err()).contains("map.png is missing");
  }
}
