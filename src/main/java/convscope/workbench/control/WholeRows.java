package convscope.workbench.control;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/**
 * Small nodes of one height in rows, which are scrolled where there is no room for all: as many whole rows are shown as
 * there is room for, and at least one. Style class {@code whole-rows}. JavaFX thread.
 */
public final class WholeRows extends Region {
  private final FlowPane rows = new FlowPane();
  private final ScrollPane scroll = new ScrollPane(rows);

  public WholeRows() {
    getStyleClass().add("whole-rows");
    rows.getStyleClass().add("rows");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("edge-to-edge");
    scroll.accessibleTextProperty().bind(accessibleTextProperty());
    getChildren().add(scroll);
  }

  /** What contains the nodes. */
  public FlowPane rows() {
    return rows;
  }

  private double row() {
    return rows.getChildren().stream().mapToDouble(node -> snapSizeY(node.prefHeight(-1))).max().orElse(0);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinHeight(double width) {
    return row();
  }

  @Override
  protected double computePrefHeight(double width) {
    return row();
  }

  @Override
  protected double computeMaxHeight(double width) {
    return Double.MAX_VALUE;
  }

  @Override
  protected void layoutChildren() {
    double step = Math.max(1, row() + snapSpaceY(rows.getVgap()));
    double whole = Math.max(1, Math.floor((getHeight() + rows.getVgap()) / step)) * step - snapSpaceY(rows.getVgap());
    scroll.resizeRelocate(0, 0, getWidth(), Math.min(Math.max(row(), getHeight()), whole));
  }
}
