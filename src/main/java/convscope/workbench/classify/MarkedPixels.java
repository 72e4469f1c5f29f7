package convscope.workbench.classify;

import convscope.workbench.control.PixelView;
import javafx.scene.layout.Region;

/**
 * Enlarged pixels with a rectangle marked on them, whose place is in pixels of the image. Style classes {@code
 * marked-pixels}, {@code mark}. JavaFX thread.
 */
public final class MarkedPixels extends Region {
  private final PixelView pixels = new PixelView();
  private final Region mark = new Region();
  private int columns;
  private int rows;
  private double x;
  private double y;
  private double width;
  private double height;

  public MarkedPixels() {
    getStyleClass().add("marked-pixels");
    mark.getStyleClass().add("mark");
    mark.setMouseTransparent(true);
    mark.setVisible(false);
    getChildren().setAll(pixels, mark);
    accessibleTextProperty().addListener((property, was, is) -> pixels.setAccessibleText(is));
  }

  /** Shows {@code argb}, row by row from the top, each pixel {@code factor} points wide and high. */
  void show(int columns, int rows, int[] argb, int factor) {
    this.columns = columns;
    this.rows = rows;
    pixels.setPixels(columns, rows, argb);
    pixels.setFactor(factor);
    requestLayout();
  }

  void clear() {
    columns = 0;
    rows = 0;
    pixels.clear();
    unmark();
  }

  boolean isEmpty() {
    return columns == 0;
  }

  /** Marks {@code width} × {@code height} pixels from (x, y) on. */
  void mark(double x, double y, double width, double height) {
    this.x = x;
    this.y = y;
    this.width = width;
    this.height = height;
    mark.setVisible(true);
    requestLayout();
  }

  void unmark() {
    mark.setVisible(false);
  }

  boolean isMarked() {
    return mark.isVisible();
  }

  /** The column at {@code pointX} points from the left, with its fraction, inside the image. */
  double column(double pointX) {
    return Math.max(0, Math.min(columns, (pointX - pixels.snappedLeftInset()) / pixels.getFactor()));
  }

  /** The row at {@code pointY} points from the top, likewise. */
  double row(double pointY) {
    return Math.max(0, Math.min(rows, (pointY - pixels.snappedTopInset()) / pixels.getFactor()));
  }

  @Override
  protected double computePrefWidth(double forHeight) {
    return snappedLeftInset() + pixels.prefWidth(-1) + snappedRightInset();
  }

  @Override
  protected double computePrefHeight(double forWidth) {
    return snappedTopInset() + pixels.prefHeight(-1) + snappedBottomInset();
  }

  @Override
  protected double computeMinWidth(double forHeight) {
    return computePrefWidth(forHeight);
  }

  @Override
  protected double computeMinHeight(double forWidth) {
    return computePrefHeight(forWidth);
  }

  @Override
  protected double computeMaxWidth(double forHeight) {
    return computePrefWidth(forHeight);
  }

  @Override
  protected double computeMaxHeight(double forWidth) {
    return computePrefHeight(forWidth);
  }

  @Override
  protected void layoutChildren() {
    pixels.resizeRelocate(snappedLeftInset(), snappedTopInset(), pixels.prefWidth(-1), pixels.prefHeight(-1));
    int factor = pixels.getFactor();
    mark.resizeRelocate(Math.round(pixels.getLayoutX() + pixels.snappedLeftInset() + x * factor),
        Math.round(pixels.getLayoutY() + pixels.snappedTopInset() + y * factor), Math.round(width * factor),
        Math.round(height * factor));
  }
}
