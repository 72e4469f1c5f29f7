package convscope.lessons;

import convscope.foundation.Problem;
import java.util.Locale;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/**
 * Refuses what is valid Markdown, but would not become what its author means: a code block that is almost a step's, an
 * image within text or without a description, a table, a heading of a question with too many or too few {@code #}.
 */
final class MarkdownRules extends AbstractVisitor {
  private static final String SHARP = "#";
  private static final String COLUMN = "|";
  /** The second line of a table. */
  private static final Pattern UNDER_HEADINGS = Pattern.compile("[|:\\s-]*-[|:\\s-]*");
  /** Any other word of so few letters is near. */
  private static final int SHORT = 3;

  private final String file;
  private final int before;

  /**
   * For {@code file}.
   *
   * @param before the number of lines of the file before the text
   */
  MarkdownRules(String file, int before) {
    this.file = file;
    this.before = before;
  }

  private int line(Node node) {
    return Blocks.line(node, before);
  }

  @Override
  public void visit(FencedCodeBlock code) {
    String name = code.getInfo().strip();
    if (name.equals(LessonSections.DIRECTIVES)) {
      if (!(code.getParent() instanceof Document)) {
        throw Problem.of(MarkdownRules.class, "step.nested", file, line(code));
      }
    } else if (!name.isEmpty()
        && Nearest.distance(name.toLowerCase(Locale.ROOT), LessonSections.DIRECTIVES) <= 1) {
      throw Problem.of(MarkdownRules.class, "step.misspelled", file, line(code), name);
    } else if (StepBlock.looksLike(code.getLiteral())) {
      throw Problem.of(MarkdownRules.class, "step.unnamed", file, line(code));
    }
  }

  @Override
  public void visit(Image image) {
    if (!(image.getParent() instanceof Paragraph) || image.getPrevious() != null || image.getNext() != null) {
      throw Problem.of(MarkdownRules.class, "image.inline", file, line(image), image.getDestination());
    }
    if (Blocks.plain(image).isBlank()) {
      throw Problem.of(MarkdownRules.class, "image.undescribed", file, line(image), image.getDestination());
    }
  }

  @Override
  public void visit(Paragraph paragraph) {
    String previous = "";
    for (Node child = paragraph.getFirstChild(); child != null; child = child.getNext()) {
      String text = Blocks.plain(child);
      if (previous.contains(COLUMN) && UNDER_HEADINGS.matcher(text.strip()).matches()) {
        throw Problem.of(MarkdownRules.class, "table", file, line(paragraph));
      }
      previous = text.isBlank() ? previous : text;
    }
    visitChildren(paragraph);
  }

  @Override
  public void visit(Heading heading) {
    String title = Blocks.plain(heading).strip();
    String words = title.toLowerCase(Locale.ROOT);
    LessonSections.PARTS.forEach((part, level) -> {
      if (words.equals(part)) {
        requireLevel(heading, title, level);
      } else if (heading.getLevel() == level && isAlmost(words, part)) {
        throw Problem.of(MarkdownRules.class, "heading.near", file, line(heading), title,
            SHARP.repeat(level) + " " + Character.toUpperCase(part.charAt(0)) + part.substring(1));
      }
    });
    visitChildren(heading);
  }

  private void requireLevel(Heading heading, String title, int level) {
    if (!(heading.getParent() instanceof Document)) {
      throw Problem.of(MarkdownRules.class, "heading.nested", file, line(heading), title);
    }
    if (heading.getLevel() != level) {
      throw Problem.of(MarkdownRules.class, "heading.level", file, line(heading), title, heading.getLevel(), level,
          SHARP.repeat(level));
    }
  }

  /** With a mark at its end, or, for a word that is long enough to be recognized, with one wrong letter. */
  private static boolean isAlmost(String words, String part) {
    return words.replaceFirst("[\\s:：.?？]+$", "").equals(part)
        || part.length() > SHORT && Nearest.distance(words, part) == 1;
  }
}
