package convscope.lessons;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** Turns what CommonMark's parser found into {@link Block}s. HTML in a lesson is shown as it is written. */
final class Blocks {
  private final int before;

  /** @param before the number of lines of the file before the text */
  Blocks(int before) {
    this.before = before;
  }

  /** The line of the file on which {@code node} begins; that of what it stands in, if the parser has not kept it. */
  static int line(Node node, int before) {
    Node known = node;
    while (known.getSourceSpans().isEmpty()) {
      known = known.getParent();
    }
    return before + 1 + known.getSourceSpans().get(0).getLineIndex();
  }

  /** The block that {@code node} is; nothing for one that shows nothing. */
  List<Block> of(Node node) {
    Collector collector = new Collector();
    node.accept(collector);
    return collector.blocks;
  }

  /** The text within {@code node}, without its appearance. */
  static String plain(Node node) {
    StringBuilder text = new StringBuilder();
    spans(node).forEach(span -> text.append(span.text()));
    return text.toString();
  }

  private List<Block> children(Node parent) {
    List<Block> all = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
      all.addAll(of(child));
    }
    return all;
  }

  private static List<Span> spans(Node node) {
    Spans spans = new Spans();
    node.accept(spans);
    return spans.found;
  }

  private final class Collector extends AbstractVisitor {
    private final List<Block> blocks = new ArrayList<>();

    @Override
    public void visit(Heading heading) {
      blocks.add(new Block.Heading(spans(heading)));
    }

    @Override
    public void visit(Paragraph paragraph) {
      if (paragraph.getFirstChild() instanceof Image image && image.getNext() == null) {
        blocks.add(new Block.Image(plain(image), image.getDestination(), line(image, before)));
      } else {
        blocks.add(new Block.Paragraph(spans(paragraph)));
      }
    }

    @Override
    public void visit(BulletList list) {
      list(list, false);
    }

    @Override
    public void visit(OrderedList list) {
      list(list, true);
    }

    private void list(ListBlock list, boolean numbered) {
      List<List<Block>> items = new ArrayList<>();
      for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
        items.add(children(item));
      }
      blocks.add(new Block.Listing(numbered, items));
    }

    @Override
    public void visit(BlockQuote quote) {
      blocks.add(new Block.Quote(children(quote)));
    }

    @Override
    public void visit(FencedCodeBlock code) {
      blocks.add(new Block.Code(code.getLiteral().stripTrailing()));
    }

    @Override
    public void visit(IndentedCodeBlock code) {
      blocks.add(new Block.Code(code.getLiteral().stripTrailing()));
    }

    @Override
    public void visit(HtmlBlock html) {
      blocks.add(new Block.Code(html.getLiteral()));
    }
  }

  private static final class Spans extends AbstractVisitor {
    private final List<Span> found = new ArrayList<>();
    private boolean strong;
    private boolean emphasized;

    private void add(String text, boolean code) {
      found.add(new Span(text, strong, emphasized, code));
    }

    @Override
    public void visit(Text text) {
      add(text.getLiteral(), false);
    }

    @Override
    public void visit(Code code) {
      add(code.getLiteral(), true);
    }

    @Override
    public void visit(HtmlInline html) {
      add(html.getLiteral(), true);
    }

    @Override
    public void visit(SoftLineBreak end) {
      add(" ", false);
    }

    @Override
    public void visit(HardLineBreak end) {
      add("\n", false);
    }

    @Override
    public void visit(StrongEmphasis inside) {
      boolean before = strong;
      strong = true;
      visitChildren(inside);
      strong = before;
    }

    @Override
    public void visit(Emphasis inside) {
      boolean before = emphasized;
      emphasized = true;
      visitChildren(inside);
      emphasized = before;
    }

    @Override
    public void visit(Link link) {
      visitChildren(link);
      if (!plain(link.getFirstChild() == null ? link : link.getFirstChild()).equals(link.getDestination())) {
        add(" (" + link.getDestination() + ")", false);
      }
    }
  }
}
