package convscope.workbench.data;

import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** One class among the filters: its name, a bar as long as its share of the largest, and its count. JavaFX thread. */
final class ClassRow extends ToggleButton {
  private static final PseudoClass TWO_NAMES = PseudoClass.getPseudoClass("two-names");

  private final Label count = new Label();
  private final Bar bar = new Bar();

  /**
   * The row of the class {@code name}.
   *
   * @param twoNames whether the names of the list are in two languages, for which the bars leave room
   */
  ClassRow(String name, boolean twoNames) {
    Label title = new Label(name);
    title.getStyleClass().add("class-name");
    count.getStyleClass().addAll("class-count", "text-muted");
    HBox content = new HBox(title, bar, count);
    content.getStyleClass().add("class-content");
    setText(name);
    setGraphic(content);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    getStyleClass().add("class-row");
    pseudoClassStateChanged(TWO_NAMES, twoNames);
  }

  /** Shows {@code share}, 0 … 1, and gives {@code accessible} to screen readers. */
  void tell(String figure, double share, String accessible) {
    count.setText(figure);
    bar.share = share;
    bar.requestLayout();
    setAccessibleText(accessible);
  }

  private static final class Bar extends Region {
    private final Region filled = new Region();
    private double share;

    Bar() {
      getStyleClass().add("class-bar");
      filled.getStyleClass().add("filled");
      filled.setManaged(false);
      getChildren().add(filled);
    }

    @Override
    protected void layoutChildren() {
      filled.resizeRelocate(0, 0, snapSizeX(getWidth() * share), getHeight());
    }
  }
}
