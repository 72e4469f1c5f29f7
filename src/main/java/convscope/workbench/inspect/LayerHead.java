package convscope.workbench.inspect;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;

/**
 * A layer's name, what it does, and buttons: in one row, or in a narrow column the buttons and the description below
 * the name. Its three children are the label with the name, the label with the description, and the box with the
 * buttons, in this order. JavaFX thread.
 */
public final class LayerHead extends Pane {
  private static final double GAP = 12;
  private static final double ROW_GAP = 4;
  /** Beside name and buttons the description has at least so much width, in sizes of its font. */
  private static final double DESCRIPTION = 18;

  /** Where the parts are: all in one row, the description below, or the buttons below too. */
  private enum Rows {
    ONE, TWO, THREE
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private Label name() {
    return (Label) getChildren().get(0);
  }

  private Label description() {
    return (Label) getChildren().get(1);
  }

  private HBox buttons() {
    return (HBox) getChildren().get(2);
  }

  private Rows rows(double width) {
    double inOneRow = name().prefWidth(-1) + GAP + buttons().prefWidth(-1);
    double beside = Math.min(description().prefWidth(-1), DESCRIPTION * description().getFont().getSize());
    return inOneRow + GAP + beside <= width ? Rows.ONE : inOneRow <= width ? Rows.TWO : Rows.THREE;
  }

  private double besideWidth(double width) {
    return width - name().prefWidth(-1) - buttons().prefWidth(-1) - 2 * GAP;
  }

  private double firstRow() {
    return Math.max(name().prefHeight(-1), buttons().prefHeight(-1));
  }

  @Override
  protected double computeMinWidth(double height) {
    return Math.max(name().minWidth(-1), buttons().minWidth(-1));
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefWidth(double height) {
    return name().prefWidth(-1) + description().prefWidth(-1) + buttons().prefWidth(-1) + 2 * GAP;
  }

  @Override
  protected double computePrefHeight(double width) {
    double within = width < 0 ? prefWidth(-1) : width;
    return switch (rows(within)) {
      case ONE -> Math.max(firstRow(), besideTop() + description().prefHeight(besideWidth(within)));
      case TWO -> firstRow() + ROW_GAP + description().prefHeight(within);
      case THREE -> name().prefHeight(-1) + ROW_GAP + description().prefHeight(within) + ROW_GAP
          + buttons().prefHeight(within);
    };
  }

  /** Where the description begins for its first line to stand on the line of the name. */
  private double besideTop() {
    return Math.max(0, baseline() - description().getBaselineOffset());
  }

  /** The line on which the parts of the first row stand. */
  private double baseline() {
    return Math.max(name().getBaselineOffset(), buttons().getBaselineOffset());
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    Rows rows = rows(width);
    double wideButtons = buttons().prefWidth(-1);
    double highButtons = buttons().prefHeight(rows == Rows.THREE ? width : -1);
    double baseline = baseline();
    place(name(), 0, Math.max(0, rows == Rows.THREE ? 0 : baseline - name().getBaselineOffset()),
        Math.min(width, name().prefWidth(-1)), name().prefHeight(-1));
    if (rows == Rows.ONE) {
      double beside = besideWidth(width);
      place(description(), name().prefWidth(-1) + GAP, besideTop(), beside, description().prefHeight(beside));
    } else {
      double top = (rows == Rows.TWO ? firstRow() : name().prefHeight(-1)) + ROW_GAP;
      place(description(), 0, top, width, description().prefHeight(width));
    }
    if (rows == Rows.THREE) {
      place(buttons(), 0, getHeight() - highButtons, Math.min(width, wideButtons), highButtons);
    } else {
      place(buttons(), width - wideButtons, baseline - buttons().getBaselineOffset(), wideButtons, highButtons);
    }
  }

  private void place(Node part, double x, double y, double width, double height) {
    part.resizeRelocate(snapPositionX(x), snapPositionY(y), snapSizeX(width), snapSizeY(height));
  }
}
