package convscope.workbench.lessons;

import convscope.lessons.Block;
import convscope.lessons.Span;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** The text of a lesson as nodes, which wrap at any width. JavaFX thread. */
final class BlockNodes implements Block.Visitor<Node> {
  private static final String DOT = "\u2022";

  private final Function<Block.Image, Node> images;

  /** @param images makes the node of an image */
  BlockNodes(Function<Block.Image, Node> images) {
    this.images = images;
  }

  /** One node for each of {@code blocks}. */
  List<Node> of(List<Block> blocks) {
    return blocks.stream().map(block -> block.accept(this)).toList();
  }

  private VBox column(List<Block> blocks) {
    VBox column = new VBox();
    column.getStyleClass().add("lesson-text");
    column.getChildren().setAll(of(blocks));
    return column;
  }

  private static TextFlow flow(List<Span> spans) {
    TextFlow flow = new TextFlow();
    spans.forEach(span -> {
      Text text = new Text(span.text());
      text.getStyleClass().add("span");
      if (span.strong()) {
        text.getStyleClass().add("strong");
      }
      if (span.emphasized()) {
        text.getStyleClass().add("emphasized");
      }
      if (span.code()) {
        text.getStyleClass().add("code");
      }
      flow.getChildren().add(text);
    });
    return flow;
  }

  @Override
  public Node heading(Block.Heading block) {
    TextFlow flow = flow(block.spans());
    flow.getStyleClass().add("heading");
    return flow;
  }

  @Override
  public Node paragraph(Block.Paragraph block) {
    return flow(block.spans());
  }

  @Override
  public Node listing(Block.Listing block) {
    VBox list = new VBox();
    list.getStyleClass().add("listing");
    int number = 1;
    for (List<Block> item : block.items()) {
      Label mark = new Label(block.numbered() ? number + "." : DOT);
      mark.getStyleClass().add("mark");
      VBox text = column(item);
      HBox.setHgrow(text, Priority.ALWAYS);
      list.getChildren().add(new HBox(mark, text));
      number++;
    }
    return list;
  }

  @Override
  public Node code(Block.Code block) {
    Label code = new Label(block.text());
    code.setWrapText(true);
    code.setMaxWidth(Double.MAX_VALUE);
    code.getStyleClass().add("code-block");
    return code;
  }

  @Override
  public Node quote(Block.Quote block) {
    VBox quote = column(block.blocks());
    quote.getStyleClass().add("quote");
    return quote;
  }

  @Override
  public Node image(Block.Image block) {
    return images.apply(block);
  }
}
