package convscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.AnEngine;
import convscope.data.Dataset;
import convscope.data.SampleScenes;
import convscope.engine.Engine;
import convscope.insight.Raster;
import convscope.library.Library;
import convscope.model.InitializerEdition;
import convscope.model.Presets;
import convscope.runs.EvaluationRow;
import convscope.runs.Manifest;
import convscope.runs.RunFolder;
import convscope.training.RunPlan;
import convscope.training.TrainingService;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunOutcomeTest {
  private static final Engine ENGINE = AnEngine.of(AnEngine.AUTO);
  private static final Dataset SAMPLE = SampleScenes.dataset(1, 200, 60);

  @TempDir
  private Path home;

  private RunFolder begun(String name, Dataset images) {
    Manifest.Settings settings = new Manifest.Settings(8, 6, 0.1, 0.1, 20, 3, 0, 4, true, 0.9999, 1, 10, 0);
    return new RunPlan(Presets.tutorial(InitializerEdition.FROM_2017, 10), settings)
        .begin(home.resolve("runs").resolve(name), images, ENGINE);
  }

  private Library library() {
    return new Library(home.resolve("runs"), home.resolve("run-folders.json"));
  }

  private static RunFolder trained(RunFolder run) throws InterruptedException {
    TrainingService service = new TrainingService(ENGINE, SAMPLE, run, row -> { });
    service.start();
    service.await();
    return run;
  }

  private static void judged(RunFolder run, double... precisions) {
    for (int i = 0; i < precisions.length; i++) {
      run.evaluations().append(new EvaluationRow(i, "averaged", 60, precisions[i], "2026-01-01T00:00:00"));
    }
  }

  @Test
  void aRunIsComparedWithGuessingAndWithTheBestEarlierRunOnTheSameImages() throws Exception {
    judged(begun("good", SAMPLE), 0.4, 0.7, 0.5);
    judged(begun("bad", SAMPLE), 0.2);
    judged(begun("others", SampleScenes.dataset(2, 200, 60)), 0.9);
    RunFolder run = trained(begun("own", SAMPLE));
    judged(begun("later", SAMPLE), 0.95);
    RunOutcome outcome = RunOutcome.of(ENGINE, run, SAMPLE, library()).orElseThrow();
    assertThat(outcome.step()).isEqualTo(6);
    assertThat(outcome.guessing()).isEqualTo(0.1);
    assertThat(outcome.earlier()).isEqualTo(new RunOutcome.Earlier("good", 0.7));
    RunOutcome.Judged judged = outcome.judged();
    assertThat(judged.worst().recall()).isLessThanOrEqualTo(judged.accuracy());
    assertThat(judged.best().recall()).isGreaterThanOrEqualTo(judged.accuracy());
    assertThat(SAMPLE.classNames()).contains(judged.best().name(), judged.worst().name());
    Raster before = outcome.filtersBefore();
    assertThat(before.width()).isEqualTo(16 * 6 - 1);
    assertThat(before.height()).isEqualTo(4 * 6 - 1);
    assertThat(outcome.filtersAfter().argb()).hasSameSizeAs(before.argb()).isNotEqualTo(before.argb());
  }

  @Test
  void aRunWithoutACheckpointHasNoOutcome() throws Exception {
    assertThat(RunOutcome.of(ENGINE, begun("empty", SAMPLE), SAMPLE, library())).isEmpty();
  }

  @Test
  void theFirstRunOnItsImagesIsComparedWithNone() throws Exception {
    RunFolder run = trained(begun("own", SAMPLE));
    judged(run, 0.5);
    assertThat(RunOutcome.of(ENGINE, run, SAMPLE, library()).orElseThrow().earlier()).isNull();
  }
}
