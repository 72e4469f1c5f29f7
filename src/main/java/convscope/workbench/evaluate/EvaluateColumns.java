package convscope.workbench.evaluate;

import convscope.workbench.fx.Presence;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The columns of the Evaluate view: the metrics, a chart, and the images. Where the chart would be left too little
 * room, the metrics are below the images. JavaFX thread.
 */
final class EvaluateColumns {
  private static final PseudoClass WIDE = PseudoClass.getPseudoClass("wide");
  private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
  /** From this width on, the columns beside the charts have no maximum width. */
  private static final double WIDE_WIDTH = 1_500;
  /** The least width of the chart beside two columns, in sizes of the font and in pixels. */
  private static final double CHART = 24;
  private static final double CHART_PIXELS = 420;

  private final Node view;
  private final BorderPane content;
  private final ScrollPane left;
  private final ScrollPane right;
  private final Region metrics;
  private final VBox images;

  /** Places {@code metrics} and {@code images} in {@code content}, whose columns {@code left} and {@code right} are. */
  EvaluateColumns(Node view, BorderPane content, ScrollPane left, ScrollPane right, Region metrics, Node images) {
    this.view = view;
    this.content = content;
    this.left = left;
    this.right = right;
    this.metrics = metrics;
    this.images = new VBox(images);
    VBox.setVgrow(images, Priority.ALWAYS);
    metrics.setMinHeight(Region.USE_PREF_SIZE);
    left.setContent(metrics);
    right.setContent(this.images);
  }

  /** Arranges the columns for the present width; {@code font} is the size of the font in pixels. */
  void arrange(double font) {
    double width = content.getWidth();
    view.pseudoClassStateChanged(WIDE, width >= WIDE_WIDTH);
    boolean narrow = width > 0 && width - left.prefWidth(-1) - right.prefWidth(-1)
        < Math.max(CHART * font, CHART_PIXELS);
    if (narrow == images.getChildren().contains(metrics)) {
      return;
    }
    view.pseudoClassStateChanged(NARROW, narrow);
    Presence.set(left, !narrow);
    if (narrow) {
      left.setContent(null);
      images.getChildren().add(metrics);
    } else {
      images.getChildren().remove(metrics);
      left.setContent(metrics);
    }
  }

  /** Whether the metrics are below the images, where they may have to be scrolled to. */
  boolean narrow() {
    return images.getChildren().contains(metrics);
  }
}
