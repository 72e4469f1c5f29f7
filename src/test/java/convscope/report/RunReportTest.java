package convscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.data.Dataset;
import convscope.evaluation.ConfusionMatrix;
import convscope.evaluation.Predictions;
import convscope.insight.Raster;
import convscope.library.MadeRuns;
import convscope.library.Notes;
import convscope.runs.Change;
import convscope.runs.RunFolder;
import convscope.runs.Setting;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Properties;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class RunReportTest {
  private static final List<String> VOID = List.of("meta", "img");

  @TempDir
  private Path home;

  private RunFolder run() {
    RunFolder run = MadeRuns.trained(home.resolve("the run"), 1_000, 0.1, 300);
    MadeRuns.evaluated(run, 100, 0.25);
    MadeRuns.evaluated(run, 200, 0.375);
    MadeRuns.saved(run, 300);
    run.changes().append(new Change(150, Setting.RATE, 0.05, "2026-03-01T09:31:30"));
    return run;
  }

  private static Judgement judgement() {
    // Of every class 900 are right, and 100 are taken for the next one.
    int[] labels = new int[10_000];
    float[] logits = new float[10 * labels.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i / 1_000;
      logits[10 * i + (labels[i] + (i % 1_000 < 900 ? 0 : 1)) % 10] = 1;
    }
    return new Judgement(Dataset.CIFAR_CLASSES, ConfusionMatrix.of(new Predictions(10, labels, logits)), 0.9,
        OptionalDouble.of(0.88),
        List.of(new Judgement.Mistake(new Raster(32, 32, new int[1_024]), 4_711, 3, 5, 0.987)));
  }

  /** Parses it as XML, which is stricter than a browser: everything that is opened is closed. */
  private static void assertWellFormed(String page) throws Exception {
    String xml = page.replaceFirst("<!DOCTYPE html>", "");
    for (String name : VOID) {
      xml = xml.replaceAll("(<" + name + "[^>]*)>", "$1/>");
    }
    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
  }

  @Test
  void thePageIsSelfContainedWithoutScripts() throws Exception {
    RunFolder run = run();
    Path file = home.resolve("report.html");
    RunReport.of(run.path(), judgement()).write(file, Locale.ENGLISH);
    String page = Files.readString(file);
    assertWellFormed(page);
    assertThat(page).contains("the run", "From step 150: learning rate 0.05", "Filters of conv1", "@media print",
        "<th>learning rate</th>", "alpha 1.11e-4", "predicted as dog with probability 0.987", "0.880", "0.900");
    assertThat(page.split("<svg")).hasSize(4);
    assertThat(page.split("data:image/png;base64,")).hasSize(3);
    assertThat(page).doesNotContain("momentum", "<script", "http://", "https://", "href=");
  }

  @Test
  void userTextIsEscaped() throws Exception {
    RunFolder run = run();
    Notes.typed("</p><script>alert(1)</script> & \"more\" \u0007", "<b>").write(run.path());
    String page = RunReport.of(run.path(), NotJudged.NOT_ASKED).html(Locale.ENGLISH);
    assertThat(page).doesNotContain("<script", "<b>")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;");
    assertWellFormed(page);
  }

  @Test
  void theReportIsInTheWindowsLanguage() throws Exception {
    String page = RunReport.of(run().path(), NotJudged.IMAGES_NOT_OPEN).html(Locale.KOREAN);
    assertThat(page).contains("lang=\"ko\"", "학습률", "150스텝부터: 학습률 0.05").doesNotContain("Learning rate");
    assertWellFormed(page);
  }

  @Test
  void classNamesAreInThePagesLanguage() throws Exception {
    RunReport report = RunReport.of(run().path(), judgement());
    assertThat(report.html(Locale.ENGLISH)).contains("<th>cat</th>").doesNotContain("고양이");
    String page = report.html(Locale.KOREAN);
    assertThat(page).contains("<th>고양이 cat</th>", "정답 고양이 cat, 예측 개 dog, 확률 0.987");
    assertWellFormed(page);
  }

  @Test
  void aLateEvaluationIsListedAtItsStep() {
    RunFolder run = run();
    MadeRuns.evaluated(run, 50, 0.125);
    RunReport report = RunReport.of(run.path(), NotJudged.IMAGES_NOT_OPEN);
    assertThat(report.curves().precision().x()).containsExactly(50, 100, 200);
    assertThat(report.html(Locale.ENGLISH)).contains("0.375");
  }

  @Test
  void anEmptyRunHasAReport() throws Exception {
    RunFolder run = MadeRuns.begun(home.resolve("new"), 10, 0.1);
    String page = RunReport.of(run.path(), NotJudged.NO_CHECKPOINT).html(Locale.ENGLISH);
    assertWellFormed(page);
    assertThat(page).contains("–").doesNotContain("NaN", "<svg");
  }

  @Test
  void missingConfusionAndErrorsAreExplained() throws Exception {
    Path run = run().path();
    assertThat(RunReport.of(run, judgement()).html(Locale.ENGLISH)).doesNotContain("No confusion matrix and no errors");
    for (NotJudged why : NotJudged.values()) {
      for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN)) {
        String page = RunReport.of(run, why).html(language);
        assertWellFormed(page);
        assertThat(page).contains("<h2>" + ReportWords.in(language).get("evaluation") + "</h2>",
            ReportWords.in(language).get("evaluation." + why, "sample"));
      }
    }
    assertThat(RunReport.of(run, NotJudged.IMAGES_NOT_OPEN).html(Locale.ENGLISH))
        .contains("the run’s dataset (sample) was not open");
  }

  @Test
  void bothLanguagesHaveTheSameKeys() throws IOException {
    assertThat(keys("texts_ko")).containsExactlyInAnyOrderElementsOf(keys("texts")).isNotEmpty();
  }

  private static List<Object> keys(String name) throws IOException {
    Properties words = new Properties();
    try (Reader in = Files.newBufferedReader(Path.of("src/main/resources/convscope/report", name + ".properties"),
        StandardCharsets.UTF_8)) {
      words.load(in);
    }
    return new ArrayList<>(words.keySet());
  }
}
