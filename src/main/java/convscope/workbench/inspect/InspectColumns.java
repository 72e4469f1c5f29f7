package convscope.workbench.inspect;

import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/**
 * The columns of the Inspect view: the list of layers, the chosen layer, and the image. In a narrow view the outer ones
 * are narrower; where the layer would be left too little room, the list is a row above it. JavaFX thread.
 */
final class InspectColumns {
  private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
  private static final PseudoClass NARROWEST = PseudoClass.getPseudoClass("narrowest");
  private static final PseudoClass ROW = PseudoClass.getPseudoClass("row");
  /** Below this width, in sizes of the font, the columns beside the layer are narrower; in projector mode they are. */
  private static final double NARROW_WIDTH = 66;
  /** Below this width they are narrower in projector mode too. */
  private static final double NARROWEST_WIDTH = 50;
  /** The least widths of the list and of the layer beside it, in sizes of the font. */
  private static final double LIST = 11;
  private static final double LAYER = 16;

  private final Node view;
  private final BorderPane content;
  private final VBox above;
  private final ListView<LayerCard> layers;
  private final ScrollPane right;
  private final Label usual;

  /**
   * Arranges the columns of {@code content} from now on.
   *
   * @param above what is above the columns
   * @param right the column of the image
   * @param usual a label in the font of the view
   */
  InspectColumns(Node view, BorderPane content, VBox above, ListView<LayerCard> layers, ScrollPane right,
      Label usual) {
    this.view = view;
    this.content = content;
    this.above = above;
    this.layers = layers;
    this.right = right;
    this.usual = usual;
    content.widthProperty().addListener((property, was, is) -> arrange());
    usual.fontProperty().addListener((property, was, is) -> arrange());
    // The style sheet gives it, after the view has become narrower.
    right.minWidthProperty().addListener((property, was, is) -> arrange());
  }

  private void arrange() {
    double font = usual.getFont().getSize();
    double width = content.getWidth();
    view.pseudoClassStateChanged(NARROW, width < NARROW_WIDTH * font);
    view.pseudoClassStateChanged(NARROWEST, width < NARROWEST_WIDTH * font);
    boolean row = width > 0 && width - right.getMinWidth() < (LIST + LAYER) * font;
    if (row == above.getChildren().contains(layers)) {
      return;
    }
    view.pseudoClassStateChanged(ROW, row);
    layers.setOrientation(row ? Orientation.HORIZONTAL : Orientation.VERTICAL);
    if (row) {
      content.setLeft(null);
      above.getChildren().add(layers);
    } else {
      above.getChildren().remove(layers);
      content.setLeft(layers);
    }
    layers.scrollTo(layers.getSelectionModel().getSelectedIndex());
  }
}
