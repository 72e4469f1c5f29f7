package convscope.report;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.foundation.Language;
import convscope.lessons.Lesson;
import convscope.lessons.LessonReader;
import convscope.lessons.Lessons;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class LessonSheetTest {
  /** A PNG of one pixel. */
  private static final byte[] PIXEL = Base64.getDecoder().decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUl"
      + "EQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
  private static final String HEADER = "---\nid: mine\ntitle: <Mine> & yours\nminutes: 5\n---\n";

  @TempDir
  private Path folder;

  static Stream<Arguments> builtIn() {
    return Arrays.stream(Language.values())
        .flatMap(language -> Lessons.builtIn(language).stream().map(lesson -> Arguments.of(lesson.id(), language)));
  }

  private static Document parsed(String html) throws Exception {
    String body = html.substring(html.indexOf("<body>"));
    String closed = body.substring(0, body.indexOf("</html>")).replace("<br>", "<br/>")
        .replaceAll("(<img [^>]*)>", "$1/>");
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(closed)));
  }

  private LessonSheet sheet(String text) throws Exception {
    Path file = folder.resolve("mine.md");
    Files.writeString(file, HEADER + text);
    return new LessonSheet(LessonReader.read(file), Language.ENGLISH);
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("builtIn")
  void aBuiltInLessonBecomesAWellFormedPageWithEveryStepAndAnswer(String id, Language language) throws Exception {
    Lesson lesson = Lessons.builtIn(id, language);
    Document page = parsed(new LessonSheet(lesson, language).html(true));
    assertThat(page.getElementsByTagName("article").getLength()).isEqualTo(2);
    long asked = lesson.steps().stream().filter(step -> !step.question().isEmpty()).count();
    assertThat(page.getElementsByTagName("section").getLength()).isEqualTo((int) (lesson.steps().size() + asked));
    assertThat(page.getElementsByTagName("h1").item(0).getTextContent()).isEqualTo(lesson.title());
  }

  @Test
  void theStudentsSheetDoesNotGiveTheAnswerAway() throws Exception {
    LessonSheet sheet = sheet("## Look\n\nAt this.\n\n### Question\n\nWhy?\n\n### Answer\n\nBecause of the bias.\n\n"
        + "## For the teacher\n\nPitfall.\n");
    assertThat(sheet.html(false)).contains("Why?").doesNotContain("Because of the bias", "Pitfall");
    String whole = sheet.html(true);
    assertThat(whole.substring(whole.indexOf("<article class=\"sheet teacher\">"))).contains("Pitfall",
        "Because of the bias");
  }

  @Test
  void textIsEscapedAndKeepsItsAppearance() throws Exception {
    String page = sheet("## A < B\n\n**Try** *it*: `x < 3` & <script>alert(1)</script>\n").html(false);
    assertThat(page).contains("&lt;Mine&gt; &amp; yours", "1. A &lt; B", "<strong>Try</strong> <em>it</em>",
        "<code>x &lt; 3</code>").doesNotContain("<script>");
  }

  @Test
  void settingsStandOnTheSheet() throws Exception {
    assertThat(sheet("## A\n\n```step\nset: network = locally-connected\nset: rate = 0.25\n```\n\nText.\n").html(false))
        .contains("<td>Locally connected</td>", "<td>0.25</td>");
  }

  @Test
  void whatIsToBeComparedStandsOnTheSheet() throws Exception {
    assertThat(sheet("## A\n\n```step\ncompare: batch = 4, 32, 128; steps = 200\n```\n\nText.\n").html(false))
        .contains("<th>Compare: batch size</th>", "<td>4, 32, 128 (200 steps each)</td>");
    assertThat(sheet("## A\n\n```step\ncompare: network = tutorial, locally-connected\n```\n\nText.\n").html(false))
        .contains("<th>Compare: network</th>", "<td>Tutorial, Locally connected (300 steps each)</td>");
  }

  @Test
  void anImageIsInsideThePageAndAMissingOneIsNamed() throws Exception {
    Files.write(folder.resolve("dot.png"), PIXEL);
    LessonSheet sheet = sheet("## A\n\n![A dot](dot.png)\n\n![A line](line.png)\n");
    assertThat(sheet.html(false)).contains("src=\"data:image/png;base64,iVBOR", "<figcaption>A dot</figcaption>",
        "The image line.png is missing");
  }
}
