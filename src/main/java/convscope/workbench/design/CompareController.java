package convscope.workbench.design;

import convscope.workbench.fx.ByteWords;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Texts;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The design beside another network: their sums with ratios, and their layers line by line. JavaFX thread. */
final class CompareController {
  private static final int LEFT = 1;
  private static final int RIGHT = 2;
  private static final int RATIO = 3;

  private final DesignModel model;
  private final Runnable closed;
  private final Texts texts;
  private final Parent node;

  @FXML private VBox root;
  @FXML private Label title;
  @FXML private GridPane sums;
  @FXML private Label leftTitle;
  @FXML private Label rightTitle;
  @FXML private ScrollPane scroller;
  @FXML private VBox lines;

  /** Of {@code model}; {@code closed} runs when a person closes it. */
  CompareController(DesignModel model, Runnable closed, Texts texts) {
    this.model = model;
    this.closed = closed;
    this.texts = texts;
    node = Fxml.load(this, texts);
    Presence.set(node, false);
  }

  @FXML
  private void initialize() {
    // Before the scroll pane around the lines takes the arrow keys.
    lines.addEventHandler(KeyEvent.KEY_PRESSED, this::pressedInLines);
    root.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.ESCAPE) {
        close();
        event.consume();
      }
    });
  }

  Parent node() {
    return node;
  }

  /** Puts the focus on the first line. */
  void focus() {
    focus(0);
  }

  /** Shows {@code now} beside the other network, if there is one, for {@code batch} images per step. */
  void show(DesignModel.State now, int batch) {
    NetworkDesign other = model.otherProperty().get();
    Presence.set(node, other != null);
    if (other == null) {
      lines.getChildren().clear();
      return;
    }
    Assessment found = Assessment.of(other);
    Comparison comparison = Comparison.of(now.design().layers(), other.layers());
    title.setText(texts.get("compare.title", now.design().name(), other.name(), comparison.differences()));
    leftTitle.setText(texts.get("compare.this", now.design().name()));
    rightTitle.setText(other.name());
    showSums(now.design(), now.found(), other, found, batch);
    int focused = focused();
    CompareLine made = new CompareLine(now.design(), now.found(), other, found, texts);
    lines.getChildren().setAll(comparison.lines().stream().map(made::node).toList());
    if (focused >= 0) {
      focus(Math.min(focused, lines.getChildren().size() - 1));
    }
  }

  private void showSums(NetworkDesign left, Assessment leftFound, NetworkDesign right, Assessment rightFound,
      int batch) {
    sums.getChildren().removeIf(cell -> GridPane.getRowIndex(cell) != null && GridPane.getRowIndex(cell) > 0);
    sums.add(heading(texts.get("compare.network", texts.get("compare.this", left.name()), left.input())), 0, LEFT);
    sums.add(heading(texts.get("compare.network", right.name(), right.input())), 0, RIGHT);
    sums.add(heading(texts.get("compare.ratio")), 0, RATIO);
    Assessment one = leftFound.layers().size() == left.layers().size() ? leftFound : null;
    Assessment two = rightFound.layers().size() == right.layers().size() ? rightFound : null;
    sum("parameters", 1, one, two, sum -> texts.get("number", sum.parameters()), Assessment::parameters);
    sum("macs", 2, one, two, sum -> texts.get("number", sum.multiplyAdds()), Assessment::multiplyAdds);
    sum("memory", 3, one, two, sum -> ByteWords.of(sum.bytes(batch), texts.locale()), sum -> sum.bytes(batch));
    sum("field", 4, one, two, this::field, CompareController::fieldHeight);
  }

  private static Label heading(String text) {
    Label heading = new Label(text);
    heading.getStyleClass().add("sum-name");
    heading.setMinWidth(0);
    return heading;
  }

  /** One column of sums; without the figures of all layers of a network it has none. */
  private void sum(String id, int column, @Nullable Assessment left, @Nullable Assessment right,
      Function<Assessment, String> words, ToDoubleFunction<Assessment> value) {
    sums.add(figure(left == null ? texts.get("compare.unknown") : words.apply(left), "left-" + id), column, LEFT);
    sums.add(figure(right == null ? texts.get("compare.unknown") : words.apply(right), "right-" + id), column, RIGHT);
    double base = left == null ? 0 : value.applyAsDouble(left);
    double other = right == null ? 0 : value.applyAsDouble(right);
    sums.add(figure(base > 0 && other > 0 ? texts.get("compare.times", other / base) : texts.get("compare.unknown"),
        "ratio-" + id), column, RATIO);
  }

  private static Label figure(String text, String id) {
    Label figure = new Label(text);
    figure.setId("design-compare-" + id);
    figure.getStyleClass().add("sum-figure");
    return figure;
  }

  private String field(Assessment found) {
    LayerFigures widest = found.widest();
    return widest == null ? texts.get("field.whole")
        : texts.get("field", widest.fieldHeight(), widest.fieldWidth());
  }

  private static double fieldHeight(Assessment found) {
    LayerFigures widest = found.widest();
    return widest == null ? 0 : widest.fieldHeight();
  }

  private int focused() {
    List<Node> all = lines.getChildren();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).isFocused()) {
        return i;
      }
    }
    return -1;
  }

  private void focus(int line) {
    if (line >= 0 && line < lines.getChildren().size()) {
      Node wanted = lines.getChildren().get(line);
      wanted.requestFocus();
      reveal(wanted);
    }
  }

  private void reveal(Node line) {
    root.layout();
    double seen = scroller.getViewportBounds().getHeight();
    double spare = scroller.getContent().getLayoutBounds().getHeight() - seen;
    if (spare > 0) {
      double top = line == lines.getChildren().get(0) ? 0 : lines.getLayoutY() + line.getLayoutY();
      double bottom = lines.getLayoutY() + line.getLayoutY() + line.getLayoutBounds().getHeight();
      double from = scroller.getVvalue() * spare;
      double wanted = top < from ? top : Math.max(from, bottom - seen);
      scroller.setVvalue(Math.max(0, Math.min(1, wanted / spare)));
    }
  }

  private void pressedInLines(KeyEvent event) {
    int at = focused();
    int last = lines.getChildren().size() - 1;
    boolean used = true;
    switch (event.getCode()) {
      case UP -> focus(Math.max(0, at - 1));
      case DOWN -> focus(Math.min(last, at + 1));
      case HOME -> focus(0);
      case END -> focus(last);
      default -> used = false;
    }
    if (used) {
      event.consume();
    }
  }

  @FXML
  private void close() {
    model.endComparison();
    closed.run();
  }
}
