package convscope.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Face;
import convscope.foundation.Language;
import convscope.foundation.Problem;
import convscope.runs.Setting;
import convscope.training.ExperimentPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LessonReaderTest {
  private static final String HEADER = "---\nid: my-lesson\ntitle: Mine\nminutes: 5\n---\n";
  private static final String STEP = "## First\n\n```step\nDIRECTIVE\n```\n\nLook.\n";

  @TempDir
  private Path folder;

  private static Lesson read(String text) {
    return LessonReader.read(text, "mine.md");
  }

  private static Lesson withDirective(String line) {
    return read(HEADER + STEP.replace("DIRECTIVE", line));
  }

  private static Check check(String written) {
    return withDirective("check: " + written).steps().get(0).checks().get(0);
  }

  @Test
  void everyPartOfALessonIsRead() {
    Lesson lesson = read("""
        ---
        # A remark.
        id: rates
        language: ko
        title: Learning rates: three of them
        minutes: 7
        view: train
        ---
        Before *all* steps.

        ## One

        ```step
        mark: run-start
        set: rate = 0.1
        set: batch 32
        check: run-steps >= 200
        check: used film
        ```

        Look at **this** and `that`.

        1. first
        2. second

        ### Question

        Why?

        ### Answer

        Because.

        ## Two

        ```step
        view: inspect
        ```

        Read.

        ## For the teacher

        Aims.
        """);
    assertThat(lesson.id()).isEqualTo("rates");
    assertThat(lesson.language()).isEqualTo(Language.KOREAN);
    assertThat(lesson.title()).isEqualTo("Learning rates: three of them");
    assertThat(lesson.minutes()).isEqualTo(7);
    assertThat(lesson.introduction()).containsExactly(new Block.Paragraph(List.of(plain("Before "),
        new Span("all", false, true, false), plain(" steps."))));
    LessonStep one = lesson.steps().get(0);
    assertThat(one.title()).isEqualTo("One");
    assertThat(one.setup().view()).isEqualTo("train");
    assertThat(one.setup().mark()).isEqualTo("run-start");
    assertThat(one.setup().settings()).isEqualTo(Map.of(Setting.RATE, "0.1", Setting.BATCH, "32"));
    assertThat(one.checks()).containsExactly(new Check(CheckKind.RUN_STEPS, "", 200),
        new Check(CheckKind.USED, "film", 1));
    assertThat(one.text()).hasSize(2);
    assertThat(one.text().get(1)).isInstanceOfSatisfying(Block.Listing.class, list -> {
      assertThat(list.numbered()).isTrue();
      assertThat(list.items()).hasSize(2);
    });
    assertThat(one.question()).containsExactly(paragraph("Why?"));
    assertThat(one.answer()).containsExactly(paragraph("Because."));
    LessonStep two = lesson.steps().get(1);
    assertThat(two.setup().view()).isEqualTo("inspect");
    assertThat(two.isChecked()).isFalse();
    assertThat(lesson.teacher()).containsExactly(paragraph("Aims."));
  }

  private static Span plain(String text) {
    return new Span(text, false, false, false);
  }

  private static Block paragraph(String text) {
    return new Block.Paragraph(List.of(plain(text)));
  }

  @Test
  void aStepNamesRunsToCompare() {
    Setup setup = withDirective("compare: rate = 0.001, 0.1, 10; steps = 200").steps().get(0).setup();
    assertThat(setup.experiment()).contains(ExperimentPlan.of("rate = 0.001, 0.1, 10", 200));
    assertThat(setup.plansRun()).isTrue();
    assertThat(withDirective("compare: seed = 1, 2").steps().get(0).setup().experiment())
        .contains(ExperimentPlan.of("seed = 1, 2", 300));
  }

  @Test
  void linesMayEndAsOnWindowsAndTheFileMayBeginWithAMark() {
    assertThat(read("\uFEFF" + (HEADER + STEP.replace("DIRECTIVE", "mark: film")).replace("\n", "\r\n")).steps())
        .hasSize(1);
  }

  @Test
  void koreanHeadingsBeginTheSameParts() {
    Lesson lesson = read(HEADER + "## 하나\n\n글.\n\n### 질문\n\n왜?\n\n### 답\n\n그래서.\n\n## 선생님께\n\n목표.\n");
    assertThat(lesson.steps()).hasSize(1);
    assertThat(lesson.steps().get(0).answer()).containsExactly(paragraph("그래서."));
    assertThat(lesson.teacher()).containsExactly(paragraph("목표."));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "run-steps >= 200|RUN_STEPS||200",
      "run-steps>=200|RUN_STEPS||200",
      "run-started|RUN_STARTED||1",
      "used again >= 3|USED|again|3",
      "used page-classes|USED|page-classes|1",
      "loss-below 3.5|LOSS_BELOW||3.5",
      "rate-at-most 1e-3|RATE_AT_MOST||0.001",
      "view-opened data|VIEW_OPENED|data|1",
      "layer-opened conv2|LAYER_OPENED|conv2|1",
      "network-selected built-in|NETWORK_SELECTED|built-in|1"})
  void aCheckIsANameAndWhatItsKindNeeds(String written, CheckKind kind, String word, double number) {
    assertThat(check(written)).isEqualTo(new Check(kind, word == null ? "" : word, number));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "check: run-stepz >= 2|there is no check run-stepz",
      "check: used|the id of a control",
      "check: loss-below|followed by a number",
      "check: run-steps 1.2.3|stands alone",
      "check: diverged conv1|stands alone",
      "check: view-opened lessons|cannot be used with lessons",
      "set: learning-rate = 1|there is no setting learning-rate",
      "set: batch = none|batch cannot be none",
      "set: batch|batch cannot be",
      "compare: rate = 0.1|2 to 6 different values",
      "compare: keep = 1, 2; steps = 10|keep cannot be varied",
      "view: nowhere|there is no view nowhere",
      "mark: run-strat|no control run-strat. Did you mean run-start?",
      "mark: run-start, compare-start|no control compare-start. Did you mean compare-settings, ",
      "mark: zzzz|no control zzzz. The ids are listed in",
      "check: used runs-tab-curvs|no control runs-tab-curvs. Did you mean runs-tab-curves?",
      "check: run-step >= 3|Did you mean run-steps? The checks are accuracy-above, border-value-explained,",
      "check: loss-below 4.5 and run-steps >= 300|one check per line",
      "check: accuracy-above 30|below 1",
      "check: accuracy-above 1|below 1",
      "check: dead-share-above -1|below 1",
      "check: loss-below 0|a number above 0",
      "check: rate-at-most -0.1|not negative",
      "check: run-steps >= 0|a whole number of at least 1",
      "check: run-started >= 1.5|a whole number of at least 1",
      "check: used again >= 0|a whole number of at least 1",
      "set: rate = 0,1|rate cannot be 0,1: write the number with a point",
      "set: steps = 1,500|steps cannot be 1,500: write the number with a point",
      "set: rate = -1|rate cannot be -1: it must be a finite number of at least 0.",
      "set: optimizer = adagrad|optimizer cannot be adagrad: it must be one of sgd, momentum, nesterov, adam, adamw.",
      "set: distort = yes|it must be true or false",
      "set: rate: 0.1|write set: rate = 0.1",
      "set: rate = 0.1, batch = 32|one setting per line",
      "compare: batch = 4, 32; rate = 0.1, 0.2|compare varies one setting, with commas",
      "compare: batch = 4; 32; 128|only steps = n may follow",
      "compare: batch = 4, 32; steps = 1,000|only steps = n may follow",
      "compare: batch = 4, 32, rate = 0.1|compare varies one setting: write one name",
      "compare: rate = 0,1, 0,2|the same value twice: 0,1, 0,2",
      "compare: batch = 4, 32; steps = 0|line 9",
      "wiev: train|no key wiev",
      "no colon|has the form key: value"})
  void aWrongLineIsNamedWithItsNumber(String line, String told) {
    assertThatThrownBy(() -> withDirective(line)).isInstanceOf(Problem.class)
        .hasMessageContaining("mine.md").hasMessageContaining("line 9").hasMessageContaining(told);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "set: batch = 4/set: batch = 32|line 10: batch is already set in line 9",
      "set: network = tutorial/set: network = locally-connected|line 10: network is already set in line 9",
      "compare: batch = 4, 32/compare: rate = 0.1, 0.2|line 10: a step has only one line compare",
      "set: batch = 32/compare: batch = 4, 32|line 9: the step both compares and sets batch",
      "compare: batch = 4, 32/set: steps = 100|line 10: set: steps = 100 does not apply",
      "compare: batch = 4, 32/set: evaluateEvery = 100|line 10: evaluateEvery does not apply",
      "mark: film/mark: time|line 10: mark is given twice",
      "view: train/layer: conv1|line 10: layer belongs to the view inspect, but this step is in train",
      "check: run-steps >= 1500/set: steps = 300|line 9: 1,500 steps cannot be reached",
      "check: run-steps >= 601/compare: seed = 1, 2|line 9: 601 steps cannot be reached",
      "view: data/check: view-opened data|line 10: the check would be done from the start",
      "view: runs/check: view-opened runs/check: run-started|line 10: the check would be done from the start",
      "view: evaluate/page: classes/check: run-started/check: page-opened classes|line 12: the check would be done"})
  void linesThatContradictEachOtherAreRefused(String lines, String told) {
    refused(() -> withDirective(lines.replace('/', '\n')), told);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "set: steps = 300/check: run-steps >= 300",
      "set: steps = 300/check: run-started >= 5/check: run-steps >= 1500",
      "compare: seed = 1, 2, 3; steps = 100/set: rate = 0.2/set: logEvery = 5/check: run-steps >= 300",
      "set: keep = all/check: run-steps >= 1500",
      "check: accuracy-above 0/check: rate-at-most 0/check: loss-below 0.5",
      "view: data/check: view-opened runs"})
  void whatCanBeDoneIsNotRefused(String lines) {
    assertThat(withDirective(lines.replace('/', '\n')).steps().get(0).isChecked()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "```Step/mark: film/```|line 8: the code block is named Step",
      "```setp/mark: film/```|line 8: the code block is named setp",
      "```actions/mark: film/set: batch = 3/```|line 8: the code block has lines of a step block",
      "```/check: run-started/```|line 8: the code block has lines of a step block",
      "- One/  ```step/  mark: film/  ```|line 9: a step block must not stand in a list",
      "Look: ![A map](map.png)|line 8: the image map.png stands within text",
      "Look here://![A map](map.png)/![Noise](noise.png)|line 10: the image map.png stands within text or beside",
      "![](map.png)|line 8: the image map.png has no description",
      "#### Question//Why?|line 8: the heading Question has the level 4, and so many signs #. It needs the level 3",
      "## Question//Why?|line 8: the heading Question has the level 2",
      "### For the teacher//Aims.|write ## For the teacher",
      "### Question://Why?|line 8: the heading Question: begins no part of the step. Did you mean ### Question?",
      "### Anwser//So.|Did you mean ### Answer?",
      "> ### Answer|line 8: the heading Answer must not stand in a list or a quote"})
  void markdownThatWouldNotBecomeWhatItsAuthorMeansIsRefused(String text, String told) {
    refused(() -> read(HEADER + "## First\n\n" + text.replace("/", "\n") + "\n\nText.\n"), told);
  }

  @Test
  void tablesAreRefusedSinceTheyAreNotShownAsTables() {
    String table = "| a | b |\n|---|:-:|\n| 1 | 2 |\n";
    refused(() -> read(HEADER + "## First\n\nTimes:\n\n" + table), "line 10: a table would be shown as one line");
    assertThat(read(HEADER + "## First\n\nEither a | b\nor c - d.\n").steps()).hasSize(1);
  }

  @Test
  void otherCodeBlocksAndImagesOfTheirOwnAreKept() {
    Lesson lesson = read(HEADER + "## First\n\n```python\nx: 1\n```\n\n- Look:\n\n  ![A map](map.png)\n\n### Quest\n");
    assertThat(lesson.steps().get(0).text()).hasSize(3).first().isEqualTo(new Block.Code("x: 1"));
  }

  private static void refused(ThrowingCallable reading, String told) {
    assertThatThrownBy(reading).isInstanceOf(Problem.class).hasMessageContaining(told);
  }

  @Test
  void whatIsMissingOrMisplacedIsNamed() {
    refused(() -> read("# Just text\n"), "is not a lesson");
    refused(() -> read("---\n---\n## A\n\nText.\n"), "the header lacks id");
    refused(() -> read(HEADER.replace("my-lesson", "My Lesson") + "## A\n\nText.\n"), "line 2");
    refused(() -> read(HEADER.replace("5", "soon") + "## A\n\nText.\n"), "line 4");
    refused(() -> read(HEADER.replace("minutes", "lenght: 3\nminutes") + "## A\n\nText.\n"), "no key lenght");
    refused(() -> read(HEADER.replace("minutes", "id: b\nminutes") + "## A\n\nText.\n"), "twice");
    refused(() -> read(HEADER.replace("minutes", "language: de\nminutes") + "## A\n\nText.\n"), "en or ko");
    refused(() -> read(HEADER + "No step.\n"), "has no step");
    refused(() -> read(HEADER + "## A\n\n## B\n\nText.\n"), "line 6: the step A has no text");
    refused(() -> read(HEADER + "## A\n\nText.\n\n### Question\n\nWhy?\n"), "no answer");
    refused(() -> read(HEADER + "## A\n\nText.\n\n### Answer\n\nSo.\n"), "no question");
    refused(() -> read(HEADER + "```step\nmark: a\n```\n"), "must follow the heading");
    refused(() -> read(HEADER + "# Title\n\n## A\n\nText.\n"), "the title is given in the header");
    refused(() -> read(HEADER + "## A\n\nText.\n\n## For the teacher\n\nAims.\n\n## B\n\nText.\n"), "line 14");
  }

  @Test
  void aFileThatIsNoTextIsReported() throws IOException {
    Path file = folder.resolve("odd.md");
    Files.write(file, new byte[] {'-', '-', '-', '\n', (byte) 0xC3, (byte) 0x28});
    refused(() -> LessonReader.read(file), "UTF-8");
    refused(() -> LessonReader.read(folder.resolve("gone.md")), "gone.md");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theTemplateIsAValidLesson(Language language) {
    Lesson lesson = read(LessonTemplate.text(LessonTemplate.id("Feature Maps!.md"), language));
    assertThat(lesson.id()).isEqualTo("feature-maps");
    assertThat(lesson.language()).isEqualTo(language);
    assertThat(lesson.teacher()).isNotEmpty();
  }

  @Test
  void aKeptLessonIsListedAfterTheBuiltInOnesAndABadOneIsNamed() throws IOException {
    Path file = folder.resolve("dropped.md");
    Files.writeString(file, HEADER + "## A\n\nText.\n");
    Path shelf = folder.resolve("shelf");
    Lessons lessons = new Lessons(shelf);
    lessons.keep(file);
    Files.writeString(shelf.resolve("bad.md"), "nothing");
    Lessons.Found found = lessons.in(Language.KOREAN);
    assertThat(found.lessons()).hasSize(Lessons.BUILT_IN.size() + 1);
    assertThat(found.lessons().get(Lessons.BUILT_IN.size()).title()).isEqualTo("Mine");
    assertThat(found.problems()).singleElement()
        .satisfies(problem -> assertThat(problem.in(Language.KOREAN, Face.WINDOW)).contains("bad.md"));
  }

  @Test
  void aLessonIsListedInTheReadersLanguageAndInTheOtherOneWhereThereIsNoSuch() throws IOException {
    Lessons lessons = new Lessons(folder.resolve("shelf"));
    Path english = folder.resolve("english.md");
    Files.writeString(english, HEADER.replace("title: Mine", "language: en\ntitle: Mine") + "## A\n\nText.\n");
    lessons.keep(english);
    assertThat(lessons.in(Language.KOREAN).lessons()).last().extracting(Lesson::title).isEqualTo("Mine");
    Path korean = folder.resolve("korean.md");
    Files.writeString(korean, HEADER.replace("title: Mine", "language: ko\ntitle: 수업") + "## 가\n\n글.\n");
    lessons.keep(korean);
    for (Language language : Language.values()) {
      assertThat(lessons.in(language).lessons()).hasSize(Lessons.BUILT_IN.size() + 1).last()
          .extracting(Lesson::language).isEqualTo(language);
    }
  }

  @Test
  void aLessonWithTheIdOfABuiltInOneIsNotKept() throws IOException {
    Path file = folder.resolve("dropped.md");
    Files.writeString(file, HEADER.replace("my-lesson", Lessons.FIRST) + "## A\n\nText.\n");
    refused(() -> new Lessons(folder).keep(file), "dropped.md, line 2: the id network-input belongs to a built-in");
  }

  @Test
  void progressIsReadAsItWasWritten() {
    Path file = folder.resolve("deep/progress.json");
    Progress progress = Progress.NONE.done("a", 0).done("a", 2).at("a", 3).at("b", 1);
    progress.write(file);
    assertThat(Progress.read(file)).isEqualTo(progress);
    assertThat(Progress.read(file).of("a").done()).containsExactlyInAnyOrder(0, 2);
    assertThat(Progress.read(folder.resolve("none.json"))).isEqualTo(Progress.NONE);
  }

  @Test
  void damagedProgressIsReported() throws IOException {
    Path file = folder.resolve("progress.json");
    Files.writeString(file, "{\"a\":");
    refused(() -> Progress.read(file), "progress.json");
  }
}
