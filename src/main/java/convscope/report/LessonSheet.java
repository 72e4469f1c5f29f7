package convscope.report;

import convscope.foundation.Face;
import convscope.foundation.Language;
import convscope.foundation.Problem;
import convscope.foundation.SafeFile;
import convscope.lessons.Block;
import convscope.lessons.Lesson;
import convscope.lessons.LessonStep;
import convscope.lessons.Setup;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A lesson to be printed: the student's sheet with lines for the answers, and the teacher's page with the answers on a
 * sheet of its own. Any thread that may wait.
 *
 * @param language of the words that are not the lesson's own
 */
public record LessonSheet(Lesson lesson, Language language) {
  private static final int ANSWER_LINES = 3;

  /** The usual name of its file. */
  public String fileName() {
    return lesson.id() + "." + language.code() + ".html";
  }

  /**
   * Writes it to {@code file}, one self-contained HTML page for A4 paper.
   *
   * @param teacher whether the teacher's page follows
   * @throws Problem if it cannot be written; the previous file is unchanged
   */
  public void write(Path file, boolean teacher) {
    SafeFile.writeText(file, html(teacher));
  }

  String html(boolean teacher) {
    ReportWords words = ReportWords.in(language.locale());
    Html page = new Html();
    page.raw("<!DOCTYPE html>").raw("<html lang=\"" + language.code() + "\">").raw("<head>")
        .raw("<meta charset=\"utf-8\">").raw("<meta name=\"viewport\" content=\"width=device-width\">")
        .element("title", words.get("sheet.title", lesson.title()))
        .raw("<style>" + SheetStyle.CSS + "</style>").raw("</head>").raw("<body>");
    student(page, words);
    if (teacher) {
      teacher(page, words);
    }
    return page.raw("</body>").raw("</html>").toString();
  }

  private void student(Html page, ReportWords words) {
    page.raw("<article class=\"sheet\">");
    page.raw("<div class=\"who\">").element("span", words.get("sheet.name")).element("span", words.get("sheet.class"))
        .element("span", words.get("sheet.date")).raw("</div>");
    page.element("h1", lesson.title());
    page.element("p", "muted", words.get("sheet.about", lesson.minutes()));
    blocks(page, words, lesson.introduction());
    int number = 1;
    for (LessonStep step : lesson.steps()) {
      page.raw("<section>").element("h2", number + ". " + step.title());
      blocks(page, words, step.text());
      settings(page, words, step.setup());
      page.element("p", "done", words.get("sheet.done"));
      if (!step.question().isEmpty()) {
        page.raw("<div class=\"question\">").element("h3", words.get("sheet.question"));
        blocks(page, words, step.question());
        page.raw("<div class=\"line\"></div>".repeat(ANSWER_LINES)).raw("</div>");
      }
      page.raw("</section>");
      number++;
    }
    page.raw("</article>");
  }

  private void settings(Html page, ReportWords words, Setup setup) {
    if (!setup.plansRun()) {
      return;
    }
    page.raw("<table>");
    if (!setup.preset().isEmpty()) {
      row(page, words.get("sheet.network"), words.get("sheet.network." + setup.preset()));
    }
    setup.settings().entrySet().stream().sorted(Map.Entry.comparingByKey())
        .forEach(entry -> row(page, words.setting(entry.getKey().key()),
            words.choice(entry.getKey().key(), entry.getValue())));
    setup.experiment().ifPresent(plan -> row(page, words.get("sheet.compare", plan.varied().setting()
        .map(setting -> words.setting(setting.key())).orElseGet(() -> words.get("sheet.network"))),
        words.get("sheet.compared", plan.values().stream().map(value -> plan.varied().setting()
            .map(setting -> words.choice(setting.key(), value)).orElseGet(() -> words.get("sheet.network." + value)))
            .collect(Collectors.joining(", ")), plan.steps())));
    page.raw("</table>");
  }

  private static void row(Html page, String name, String value) {
    page.raw("<tr>").element("th", name).element("td", value).raw("</tr>");
  }

  private void teacher(Html page, ReportWords words) {
    page.raw("<article class=\"sheet teacher\">").element("p", "muted", words.get("sheet.teacher"))
        .element("h1", lesson.title());
    blocks(page, words, lesson.teacher());
    if (lesson.steps().stream().anyMatch(step -> !step.answer().isEmpty())) {
      page.element("h2", words.get("sheet.answers"));
      int number = 1;
      for (LessonStep step : lesson.steps()) {
        if (!step.answer().isEmpty()) {
          page.raw("<section>").element("h3", number + ". " + step.title());
          page.raw("<div class=\"asked\">");
          blocks(page, words, step.question());
          page.raw("</div>");
          blocks(page, words, step.answer());
          page.raw("</section>");
        }
        number++;
      }
    }
    page.raw("</article>");
  }

  private void blocks(Html page, ReportWords words, List<Block> blocks) {
    BlockHtml markup = new BlockHtml(page, lesson, image -> problem(image, words));
    blocks.forEach(block -> block.accept(markup));
  }

  private String problem(Problem image, ReportWords words) {
    return words.get("sheet.image", image.in(language, Face.CONSOLE));
  }
}
