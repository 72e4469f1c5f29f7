package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.library.MadeRuns;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  @TempDir
  private Path home;
  private Program program;
  private String run;
  private Path page;

  @BeforeEach
  void makeARun() {
    program = new Program(home);
    run = home.resolve("a-run").toString();
    page = home.resolve("page.html");
    MadeRuns.trained(Path.of(run), 400, 0.1, 200);
  }

  @Test
  void aRunWithoutACheckpointHasAPartialReport() throws Exception {
    Program.Outcome outcome = program.answer("report", run, "--out", page.toString(), "--language", "en");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.exit()).isZero();
    assertThat(Files.readString(page)).contains("<html lang=\"en\">", "<h1>a-run</h1>", "<svg",
        "the run has no checkpoint to evaluate");
  }

  @Test
  void anExistingPageIsOnlyReplacedOnRequest() throws Exception {
    Files.writeString(page, "mine");
    Program.Outcome outcome = program.answer("report", run, "--out", page.toString());
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.err()).hasLineCount(1).contains("The file " + page + " already exists", "--force");
    assertThat(page).hasContent("mine");
    assertThat(program.answer("report", run, "--out", page.toString(), "--force").exit()).isZero();
    assertThat(Files.readString(page)).contains("a-run");
  }

  @Test
  void aDatasetOtherThanTheRunsIsNotEvaluated() throws Exception {
    MadeRuns.saved(MadeRuns.begun(home.resolve("saved"), 400, 0.1), 100);
    String saved = home.resolve("saved").toString();
    Program.Outcome outcome = program.answer("report", saved, "--out", page.toString());
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.err()).hasLineCount(1).contains("was not trained on the images in sample", "--no-evaluation");
    assertThat(page).doesNotExist();
    assertThat(program.answer("report", saved, "--no-evaluation", "--language", "en", "--out", page.toString()).exit())
        .isZero();
    assertThat(page).content().contains("evaluation was turned off");
  }

  @Test
  void aFolderThatIsNotARunIsReported() {
    Program.Outcome outcome = program.answer("report", home.resolve("nothing").toString());
    assertThat(outcome.exit()).isEqualTo(1);
    assertThat(outcome.err()).hasLineCount(1).contains("nothing");
  }
}
