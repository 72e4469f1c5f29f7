package convscope.workbench.shell;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.layout.VBox;

/**
 * The buttons of the views, one below the other. Where they would be higher than the window leaves room for, they are
 * without their icons (pseudo-class {@code low}), and nothing below is pushed out of the window. Style class
 * {@code rail}. JavaFX thread.
 */
public final class Rail extends VBox {
  private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");

  public Rail() {
    getStyleClass().add("rail");
  }

  @Override
  protected double computeMinHeight(double width) {
    return 0;
  }

  @Override
  protected void layoutChildren() {
    boolean low = getPseudoClassStates().contains(LOW);
    double icons = 0;
    for (Node child : getManagedChildren()) {
      if (low && child instanceof Labeled button && button.getGraphic() != null) {
        icons += button.getGraphic().prefHeight(-1) + button.getGraphicTextGap();
      }
    }
    pseudoClassStateChanged(LOW, computePrefHeight(-1) + icons > getHeight());
    super.layoutChildren();
  }
}
