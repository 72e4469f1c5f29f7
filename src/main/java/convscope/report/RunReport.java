package convscope.report;

import convscope.foundation.Figures;
import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import convscope.insight.FilterPictures;
import convscope.library.Across;
import convscope.library.Notes;
import convscope.library.RunCurves;
import convscope.library.RunSummary;
import convscope.library.SettingsComparison;
import convscope.runs.Change;
import convscope.runs.Manifest;
import convscope.runs.RunFolder;
import convscope.training.TrainedModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one run at the time of reading. Any thread that may wait.
 *
 * @param summary its results
 * @param curves by step
 * @param changes made while it learned, oldest first
 * @param model at its latest checkpoint; null where it has none
 * @param judgement of an evaluation; null where there is none
 * @param notJudged why there is none; null where there is one
 */
public record RunReport(RunSummary summary, RunCurves curves, List<Change> changes, @Nullable TrainedModel model,
    @Nullable Judgement judgement, @Nullable NotJudged notJudged) {
  private static final int POINTS = 1_500;

  public RunReport {
    if ((judgement == null) == (notJudged == null)) {
      throw new IllegalArgumentException("Either an evaluation or why there is none: " + judgement + ", " + notJudged);
    }
  }

  /** That a later checkpoint of the run cannot be read, so that an earlier one is shown; else empty. */
  public Optional<Problem> remark() {
    return model == null ? Optional.empty() : model.remark();
  }

  /**
   * Reads the run in {@code folder}, whose evaluation is {@code judgement}.
   *
   * @throws Problem if there is no run, or it cannot be read
   */
  public static RunReport of(Path folder, Judgement judgement) {
    return of(folder, judgement, null);
  }

  /**
   * Reads the run in {@code folder}, which was not evaluated for the reason {@code why}.
   *
   * @throws Problem if there is no run, or it cannot be read
   */
  public static RunReport of(Path folder, NotJudged why) {
    return of(folder, null, why);
  }

  private static RunReport of(Path folder, @Nullable Judgement judgement, @Nullable NotJudged why) {
    RunFolder run = RunFolder.open(folder);
    RunSummary summary = RunSummary.of(folder, null);
    if (!summary.readable()) {
      throw summary.problem();
    }
    return new RunReport(summary, RunCurves.read(run, Across.STEP, POINTS), run.changes().rows(),
        summary.saved() ? TrainedModel.open(folder.toString()) : null, judgement, why);
  }

  /**
   * Writes it to {@code file}, one self-contained HTML page, in Korean if {@code language} is Korean, else in English.
   *
   * @throws Problem if it cannot be written; the previous file is unchanged
   */
  public void write(Path file, Locale language) {
    SafeFile.writeText(file, html(language));
  }

  String html(Locale language) {
    ReportWords words = ReportWords.in(language);
    Html page = new Html();
    page.raw("<!DOCTYPE html>").raw("<html lang=\"" + words.get("language") + "\">").raw("<head>")
        .raw("<meta charset=\"utf-8\">").raw("<meta name=\"viewport\" content=\"width=device-width\">")
        .element("title", words.get("title", summary.name())).raw("<style>" + Style.SHEET + "</style>").raw("</head>")
        .raw("<body>");
    head(page, words);
    chart(page, words, "loss");
    chart(page, words, "precision");
    chart(page, words, "rate");
    if (!changes.isEmpty()) {
      changes(page, words);
    }
    if (judgement != null) {
      new JudgementPart(judgement, words).write(page);
    } else {
      page.raw("<section>").element("h2", words.get("evaluation"))
          .element("p", words.get("evaluation." + notJudged, manifest().data().source())).raw("</section>");
    }
    filters(page, words);
    settings(page, words);
    page.element("footer", words.get("made", summary.path().toString()));
    return page.raw("</body>").raw("</html>").toString();
  }

  private Manifest manifest() {
    return Objects.requireNonNull(summary.manifest(), "A readable run has a manifest");
  }

  private void head(Html page, ReportWords words) {
    page.element("h1", summary.name());
    page.element("p", "muted", words.get("about", summary.network(), manifest().data().name(),
        summary.created().replaceFirst("\\..*", "").replace('T', ' ')));
    manifest().parent().ifPresent(parent ->
        page.element("p", "muted", words.get("parent", parent.run(), parent.step())));
    page.raw("<div class=\"figures\">");
    figure(page, words, "steps", String.format(Locale.ROOT, "%,d", summary.steps()),
        words.get("of", manifest().settings().steps()));
    figure(page, words, "loss", Double.isNaN(summary.loss()) ? "–" : Figures.loss(summary.loss()), "");
    figure(page, words, "precision", value(judgement != null ? judgement.averaged() : summary.lastPrecision()),
        Double.isNaN(summary.bestPrecision()) ? "" : words.get("best", value(summary.bestPrecision())));
    page.raw("</div>");
    Notes notes = summary.notes();
    if (!notes.equals(Notes.NONE)) {
      page.element("h2", words.get("notes"));
      if (!notes.tags().isEmpty()) {
        page.element("p", "muted", notes.tagLine());
      }
      page.element("p", "notes", notes.text());
    }
  }

  private static void figure(Html page, ReportWords words, String key, String value, String beside) {
    page.raw("<div>").element("div", "muted", words.get("figure." + key)).element("div", "large", value)
        .element("div", "muted", beside).raw("</div>");
  }

  private static String value(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
  }

  private void chart(Html page, ReportWords words, String which) {
    String name = words.get("chart." + which);
    String svg = LineChart.svg(which.equals("loss") ? curves.loss() : which.equals("rate") ? curves.rate()
        : curves.precision(), name, words.get("step"));
    if (!svg.isEmpty()) {
      page.raw("<section>").element("h2", name).raw(svg).raw("</section>");
    }
  }

  private void changes(Html page, ReportWords words) {
    page.raw("<section>").element("h2", words.get("changes")).raw("<table>");
    for (Change change : changes) {
      page.raw("<tr>").element("td", words.get("change", change.step(), words.setting(change.setting().key() + ".now"),
          change.value())).raw("</tr>");
    }
    page.raw("</table>").raw("</section>");
  }

  private void filters(Html page, ReportWords words) {
    if (model == null || !FilterPictures.has(model.network().layers().get(0))) {
      return;
    }
    FilterPictures filters = FilterPictures.of(model.network(), model.averages(), 0);
    if (!filters.coloured()) {
      return;
    }
    var sheet = PixelPicture.sheet(IntStream.range(0, filters.units()).mapToObj(filters::colour).toList(),
        16);
    page.raw("<section>").element("h2", words.get("filters", model.network().layers().get(0).name()))
        .element("p", "muted", words.get("filters.about", filters.units(), filters.scale().high(), model.step()))
        .raw(PixelPicture.image(sheet, 7, words.get("filters.alt", filters.units()))).raw("</section>");
  }

  private void settings(Html page, ReportWords words) {
    String group = "";
    for (SettingsComparison.Line line : SettingsComparison.read(manifest())) {
      if (!line.group().equals(group)) {
        page.raw(group.isEmpty() ? "" : "</table></section>").raw("<section>")
            .element("h2", words.get("group." + line.group())).raw("<table>");
        group = line.group();
      }
      String name = line.group().equals("settings") ? words.setting(line.name())
          : words.orElse("setting." + line.group() + "." + line.name(), line.name());
      page.raw("<tr>").element("th", name)
          .element("td", line.values().get(0)).raw("</tr>");
    }
    page.raw("</table></section>");
  }
}
