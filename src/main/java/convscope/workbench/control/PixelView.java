package convscope.workbench.control;

import convscope.foundation.PixelBlocks;
import javafx.scene.AccessibleRole;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;

/**
 * A small image with every pixel enlarged to a square, without blur, and a hairline around. Its size is that of the
 * enlarged image and the hairline. A rectangle can be marked on it, whose place is in pixels of the image. Style classes
 * {@code pixel-view}, {@code mark}. JavaFX thread.
 */
public final class PixelView extends FixedRegion implements Pictured {
  private final ImageView view = new ImageView();
  private final Region mark = new Region();
  private int width;
  private int height;
  private int[] pixels = {};
  private int factor = 1;
  private double markX;
  private double markY;
  private double markWidth;
  private double markHeight;

  /** An empty view, until {@link #setPixels}. */
  public PixelView() {
    getStyleClass().add("pixel-view");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    view.setSmooth(false);
    view.setManaged(false);
    mark.getStyleClass().add("mark");
    mark.setManaged(false);
    mark.setMouseTransparent(true);
    mark.setVisible(false);
    getChildren().setAll(view, mark);
  }

  /**
   * Shows {@code argb}, row by row from the top, not premultiplied.
   *
   * @throws IllegalArgumentException if there are not {@code width * height} of them
   */
  public void setPixels(int width, int height, int[] argb) {
    show(width, height, argb, factor);
  }

  /**
   * Shows {@code argb} as {@link #setPixels} does, each pixel {@code times} wide and high.
   *
   * @throws IllegalArgumentException as there, and if {@code times} is below 1
   */
  public void show(int width, int height, int[] argb, int times) {
    if (width < 1 || height < 1 || argb.length != width * height) {
      throw new IllegalArgumentException(argb.length + " pixels are no image of " + width + " by " + height);
    }
    this.width = width;
    this.height = height;
    pixels = argb.clone();
    setFactor(times);
  }

  /** Shows nothing, and marks nothing. */
  public void clear() {
    width = 0;
    height = 0;
    unmark();
    show();
  }

  public boolean isEmpty() {
    return width == 0;
  }

  /** Marks {@code width} × {@code height} pixels from (x, y) on. */
  public void mark(double x, double y, double width, double height) {
    markX = x;
    markY = y;
    markWidth = width;
    markHeight = height;
    mark.setVisible(true);
    requestLayout();
  }

  public void unmark() {
    mark.setVisible(false);
  }

  public boolean isMarked() {
    return mark.isVisible();
  }

  /** The number of pixels of the image from left to right. */
  public int columns() {
    return width;
  }

  /** The column at {@code pointX} points from the left, with its fraction, inside the image. */
  public double column(double pointX) {
    return Math.max(0, Math.min(width, (pointX - snappedLeftInset()) / factor));
  }

  /** The row at {@code pointY} points from the top, likewise. */
  public double row(double pointY) {
    return Math.max(0, Math.min(height, (pointY - snappedTopInset()) / factor));
  }

  /**
   * Draws each pixel {@code times} wide and high.
   *
   * @throws IllegalArgumentException if that is below 1
   */
  public void setFactor(int times) {
    if (times < 1) {
      throw new IllegalArgumentException("Pixels cannot be " + times + " wide");
    }
    factor = times;
    show();
  }

  @Override
  public Pictured.Pixels picture() {
    return new Pictured.Pixels(width * factor, height * factor, enlarged());
  }

  public int getFactor() {
    return factor;
  }

  @Override
  public String getUserAgentStylesheet() {
    return PixelView.class.getResource("control.css").toExternalForm();
  }

  @Override
  protected void layoutChildren() {
    view.relocate(snappedLeftInset(), snappedTopInset());
    mark.resizeRelocate(Math.round(snappedLeftInset() + markX * factor), Math.round(snappedTopInset() + markY * factor),
        Math.round(markWidth * factor), Math.round(markHeight * factor));
  }

  @Override
  protected double computePrefWidth(double forHeight) {
    return snappedLeftInset() + width * factor + snappedRightInset();
  }

  @Override
  protected double computePrefHeight(double forWidth) {
    return snappedTopInset() + height * factor + snappedBottomInset();
  }

  private int[] enlarged() {
    return PixelBlocks.enlarged(pixels, width, height, factor);
  }

  private void show() {
    int wide = width * factor;
    int high = height * factor;
    if (wide == 0) {
      view.setImage(null);
    } else {
      int[] large = enlarged();
      WritableImage image = view.getImage() instanceof WritableImage same && same.getWidth() == wide
          && same.getHeight() == high ? same : new WritableImage(wide, high);
      image.getPixelWriter().setPixels(0, 0, wide, high, PixelFormat.getIntArgbInstance(), large, 0, wide);
      view.setImage(image);
    }
    requestLayout();
  }
}
