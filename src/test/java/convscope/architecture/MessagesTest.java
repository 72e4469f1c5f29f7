package convscope.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Walks every text for people: both languages, patterns that format, advice that fits where it is read, keys and code
 * that know each other. Each rule is tried on a text that breaks it, too.
 */
class MessagesTest {
  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Path SOURCES = Path.of("src/main/java");

  @TempDir
  private Path folder;

  private static Messages ours() throws IOException {
    return new Messages(RESOURCES);
  }

  /** Two views, so that there are names to look for. */
  @BeforeEach
  void aWindowWithTwoViews() throws IOException {
    write("workbench/shell/texts.properties", "view.data=Data\nview.data.help=Images\nview.runs=Runs\n");
    write("workbench/shell/texts_ko.properties", "view.data=데이터\nview.data.help=이미지\nview.runs=실행 기록\n");
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve("convscope").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private Messages with(String english, String korean) throws IOException {
    write("data/problems.properties", english);
    write("data/problems_ko.properties", korean);
    return new Messages(folder);
  }

  private SentenceCalls calling(String statement) throws IOException {
    write("data/Reader.java",
        "package convscope.data;\nclass Reader {\n  void read() {\n    " + statement + "\n  }\n}\n");
    return new SentenceCalls(folder);
  }

  @Test
  void everyTextIsThereInBothLanguages() throws IOException {
    assertThat(ours().texts()).hasSizeGreaterThan(1_000);
    assertThat(ours().notInBothLanguages()).isEmpty();
    assertThat(with("a=One.\nb=Two.", "a=하나.").notInBothLanguages()).singleElement().asString()
        .contains("problems.properties b");
    assertThat(with("a=One.", "a=하나.\nc=셋.").notInBothLanguages()).singleElement().asString().contains("c (ko)");
  }

  @Test
  void aBundleWithoutItsOtherLanguageIsNoticed() throws IOException {
    write("export/problems_ko.properties", "");
    assertThat(new Messages(folder).notInBothLanguages()).singleElement().asString()
        .contains("export/problems_ko.properties");
  }

  @Test
  void bothLanguagesPutTheSameValuesIntoAText() throws IOException {
    assertThat(ours().withOtherValuesInKorean()).isEmpty();
    assertThat(with("a=No {0} in {1}.", "a={0}이(가) 없습니다.").withOtherValuesInKorean()).hasSize(2);
    assertThat(with("a=No {0} in {1}.", "a={1}에 {0}이(가) 없습니다.").withOtherValuesInKorean()).isEmpty();
    assertThat(with("a=A run''s {0} and a network''s.", "a={0}").withOtherValuesInKorean()).isEmpty();
  }

  @Test
  void everyTextIsAPatternThatFormats() throws IOException {
    assertThat(ours().notFormattable()).isEmpty();
    assertThat(with("a=An open {0", "a={0}").notFormattable()).singleElement().asString()
        .contains("cannot be formatted");
    assertThat(with("a=No {0,nothing}.", "a={0}").notFormattable()).hasSize(1);
    assertThat(with("a=It isn't {0}.", "a={0}").notFormattable()).singleElement().asString().contains("apostrophe");
    assertThat(with("a=It isn''t {0} '{'.", "a={0}").notFormattable()).isEmpty();
    write("cli/help.properties", "a=It isn't ${DEFAULT-VALUE}");
    write("cli/help_ko.properties", "a=${DEFAULT-VALUE}");
    assertThat(new Messages(folder).notFormattable()).as("help is put together by picocli").isEmpty();
  }

  @Test
  void noTextOfTheWindowNamesAnOption() throws IOException {
    assertThat(ours().withOptionsInTheWindow()).isEmpty();
    assertThat(with("a=Give --data.", "a=지정하세요.").withOptionsInTheWindow()).singleElement().asString()
        .contains("--data");
    assertThat(with("a.window=Give --data.", "a.window=하세요.").withOptionsInTheWindow()).hasSize(1);
    assertThat(with("a.console=Give --data.", "a.console=--data로 하세요.").withOptionsInTheWindow()).isEmpty();
    write("workbench/data/texts.properties", "a.console=Give --data.");
    assertThat(new Messages(folder).withOptionsInTheWindow()).hasSize(1);
  }

  @Test
  void noTextOfTheCommandLineNamesAView() throws IOException {
    assertThat(ours().withViewsOnTheCommandLine()).isEmpty();
    assertThat(with("a=Open the Data view.", "a=여세요.").withViewsOnTheCommandLine()).singleElement().asString()
        .contains("Data view");
    assertThat(with("a.console=Open it.", "a.console=실행 기록 보기를 여세요.").withViewsOnTheCommandLine()).hasSize(1);
    assertThat(with("a.window=Open the Runs view.", "a.window=실행 기록 보기를 여세요.").withViewsOnTheCommandLine()).isEmpty();
  }

  @Test
  void aSentenceForOneFaceHasOneForTheOther() throws IOException {
    assertThat(ours().forOneFaceOnly()).isEmpty();
    assertThat(with("a.window=Choose.", "a.window=선택하세요.").forOneFaceOnly()).hasSize(1);
    assertThat(with("a.window=Choose.\na=Give.", "a.window=선택하세요.\na=지정하세요.").forOneFaceOnly()).isEmpty();
  }

  @Test
  void everySentenceAskedForIsThere() throws IOException {
    assertThat(new SentenceCalls(SOURCES).count()).isGreaterThan(100);
    assertThat(new SentenceCalls(SOURCES).unanswered(ours())).isEmpty();
    Messages messages = with("a=No {0}.\nb.window=B {0}.\nb.console=B.", "a={0}.\nb.window={0}.\nb.console=B.");
    assertThat(calling("throw Problem.of(Reader.class, \"a\", f(1, \"x,\"));").unanswered(messages)).isEmpty();
    assertThat(calling("throw Problem.of(Reader.class, \"c\", 1);").unanswered(messages)).singleElement().asString()
        .contains("asks for c");
    assertThat(calling("throw Problem.because(why,\n Reader.class,\n x.has(\"y\") ? \"a\" : \"c\", 1);")
        .unanswered(messages)).hasSize(1);
    assertThat(calling("throw Problem.of(Reader.class, \"c.\" + name);").unanswered(messages)).hasSize(1);
    assertThat(calling("throw Problem.because(why, Reader.class, \"b\");").unanswered(messages)).singleElement()
        .asString()
        .contains("gives 0 values").contains("b.window");
  }

  @Test
  void everySentenceIsAskedFor() throws IOException {
    assertThat(new SentenceCalls(SOURCES).unused(ours())).isEmpty();
    Messages messages = with("a=A.\nb.console=B.\nb.window=B.", "a=A.\nb.console=B.\nb.window=B.");
    assertThat(calling("Sentence.of(Reader.class, \"a\");").unused(messages)).hasSize(2)
        .allMatch(line -> line.contains(" b."));
    assertThat(calling("say(\"a\"); say(\"b\");").unused(messages)).isEmpty();
    write("data/problems.properties", "kind.one=One.\nkind.two=Two.");
    assertThat(calling("Sentence.of(Reader.class, \"kind.\" + name);").unused(new Messages(folder))).isEmpty();
    assertThat(calling("// Sentence.of(Reader.class, \"a\");").unused(messages)).hasSize(3);
  }

  @Test
  void aSentenceBesideAnotherPackagesClassIsFoundThere() throws IOException {
    write("engine/Asks.java", "package convscope.engine;\nimport convscope.data.Reader;\nclass Asks {\n"
        + "  Problem p = Problem.of(Reader.class, \"a\");\n}\n");
    assertThat(new SentenceCalls(folder).unanswered(with("a=A.", "a=A."))).isEmpty();
    assertThat(new SentenceCalls(folder).unanswered(with("b=A.", "b=A."))).singleElement().asString()
        .contains("data/problems.properties");
  }

  @Test
  void noProblemIsABareString() throws IOException {
    assertThat(new SentenceCalls(SOURCES).packagesWithBareProblems()).isEmpty();
    assertThat(calling("throw new Problem(\"All is lost\");").packagesWithBareProblems())
        .isEqualTo(Set.of("convscope.data"));
    assertThat(calling("List.of(\"x\").stream().map(Problem::new);").packagesWithBareProblems()).hasSize(1);
    assertThat(calling("throw Problem.of(Reader.class, \"a\");").packagesWithBareProblems()).isEmpty();
  }
}
