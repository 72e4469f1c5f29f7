package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    assertThat(Files.readString(file)).contains("id: my-dead-units");
    Program.Outcome outcome = program.answer("lesson", "check", file.toString(), "--language", "en");
    assertThat(outcome.exit()).isZero();
    assertThat(outcome.out()).contains("is a valid lesson, “What I want to show”: 2 steps, 1 of them with checks.");
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
    assertThat(sheets.resolve("my-dead-units.en.html")).content().contains("What I want to show");
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
    assertThat(outcome.err()).contains("Dead units.md, line 20: The image map.png is missing");
    assertThat(outcome.out()).doesNotContain("is a valid lesson");
  }

  @Test
  void layersOfNoBuiltInNetworkAreNamedWithoutFailing() throws Exception {
    Path file = lesson("layers.md", "id: layers", "A");
    Files.writeString(file, Files.readString(file)
        .replace("Text.", "Text.\n\n```step\nview: inspect\nlayer: conv2\ncheck: value-explained conv9\n```"));
    Program.Outcome outcome = check(file);
    assertThat(outcome.out()).contains("layers.md, step 1: no built-in network has a layer conv9")
        .doesNotContain("a layer conv2");
    assertThat(outcome.exit()).as("a remark is no failure").isZero();
  }

  private Path lesson(String name, String header, String... steps) throws Exception {
    StringBuilder text = new StringBuilder("---\n" + header + "\ntitle: Why?\nminutes: 5\n---\n");
    for (String step : steps) {
      text.append("## ").append(step).append("\n\nText.\n\n");
    }
    return Files.writeString(home.resolve(name), text);
  }

  private Program.Outcome check(Path... files) {
    List<String> words = new ArrayList<>(List.of("lesson", "check", "--language", "en"));
    Stream.of(files).forEach(file -> words.add(file.toString()));
    return program.answer(words.toArray(String[]::new));
  }

  @Test
  void severalFilesAreCheckedAndOneBadOneIsAFailure() throws Exception {
    Path good = lesson("good.md", "id: good", "A");
    Path bad = lesson("bad.md", "id: mistakes", "A");
    Path other = lesson("other.md", "id: other", "A", "B");
    Program.Outcome outcome = check(good, bad, other);
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.err()).hasLineCount(1).contains("bad.md, line 2: the id mistakes belongs to a built-in lesson");
    assertThat(outcome.out()).contains("good.md is a valid lesson, “Why?”: 1 step, ", "other.md is a valid lesson");
    assertThat(check(good, other).exit()).isZero();
  }

  @Test
  void theOtherLanguageInTheSameFolderMustHaveAsManySteps() throws Exception {
    Path english = lesson("rates.md", "id: rates\nlanguage: en", "A", "B");
    Path korean = lesson("rates-ko.md", "id: rates\nlanguage: ko", "A");
    Files.writeString(home.resolve("README.md"), "No lesson.");
    assertThat(check(english).out()).contains("rates.md has 2 steps and rates-ko.md has 1.");
    assertThat(check(english, korean).out()).containsOnlyOnce("Both are the lesson rates");
    lesson("rates-ko.md", "id: rates\nlanguage: ko", "A", "B");
    assertThat(check(english, korean).out()).doesNotContain("Both are the lesson");
    lesson("rates-ko.md", "id: rates", "A", "B");
    Program.Outcome same = check(english);
    assertThat(same.out()).contains("rates.md and rates-ko.md have the same id rates");
    assertThat(same.exit()).as("a remark is no failure").isZero();
  }
}
