package convscope.report;

import convscope.foundation.Problem;
import convscope.lessons.Block;
import convscope.lessons.Lesson;
import convscope.lessons.LessonImages;
import convscope.lessons.Span;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** Writes the text of a lesson as markup, with its images inside. Any thread that may wait. */
final class BlockHtml implements Block.Visitor<Html> {
  private final Html page;
  private final Lesson lesson;
  private final Function<Problem, String> words;

  /** @param words says why an image is not there */
  BlockHtml(Html page, Lesson lesson, Function<Problem, String> words) {
    this.page = page;
    this.lesson = lesson;
    this.words = words;
  }

  private static String spans(List<Span> spans) {
    StringBuilder markup = new StringBuilder();
    for (Span span : spans) {
      String text = Html.escaped(span.text()).replace("\n", "<br>");
      text = span.code() ? "<code>" + text + "</code>" : text;
      text = span.emphasized() ? "<em>" + text + "</em>" : text;
      markup.append(span.strong() ? "<strong>" + text + "</strong>" : text);
    }
    return markup.toString();
  }

  @Override
  public Html heading(Block.Heading block) {
    return page.raw("<h3>" + spans(block.spans()) + "</h3>");
  }

  @Override
  public Html paragraph(Block.Paragraph block) {
    return page.raw("<p>" + spans(block.spans()) + "</p>");
  }

  @Override
  public Html listing(Block.Listing block) {
    String tag = block.numbered() ? "ol" : "ul";
    page.raw("<" + tag + ">");
    for (List<Block> item : block.items()) {
      page.raw("<li>");
      item.forEach(one -> one.accept(this));
      page.raw("</li>");
    }
    return page.raw("</" + tag + ">");
  }

  @Override
  public Html code(Block.Code block) {
    return page.element("pre", block.text());
  }

  @Override
  public Html quote(Block.Quote block) {
    page.raw("<blockquote>");
    block.blocks().forEach(one -> one.accept(this));
    return page.raw("</blockquote>");
  }

  @Override
  public Html image(Block.Image block) {
    try {
      LessonImages.Png image = LessonImages.read(lesson, block.file());
      page.raw("<figure><img alt=\"" + Html.escaped(block.description()) + "\" src=\"data:image/png;base64,"
          + Base64.getEncoder().encodeToString(image.bytes()) + "\">");
      return page.element("figcaption", block.description()).raw("</figure>");
    } catch (Problem missing) {
      return page.element("p", "muted", block.description()).element("p", "muted", words.apply(missing));
    }
  }
}
