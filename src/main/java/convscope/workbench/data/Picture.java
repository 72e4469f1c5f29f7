package convscope.workbench.data;

import convscope.data.Crop;
import convscope.data.ImageSet;
import convscope.foundation.PixelBlocks;
import convscope.workbench.control.Pictured;
import java.nio.IntBuffer;
import javafx.scene.AccessibleRole;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.stage.Window;

/**
 * A small image with a hairline border, enlarged by the largest whole factor at which 32 × 32 pixels fit into its
 * preferred width, so that adjacent 24 × 24 images have the same scale; nearest neighbor. A frame can show
 * the position of a crop. It is saved at its original resolution, so that the network would see the same pixels.
 * JavaFX thread.
 */
public final class Picture extends Region implements Pictured {
  private static final int OPAQUE = 0xFF000000;
  private static final int LINE = 1;

  private final ImageView view = new ImageView();
  private final Region edge = new Region();
  private final Region frame = new Region();
  private int[] shown = {};
  private int side = ImageSet.WIDTH;
  private int enlarged;
  private Crop framed;

  public Picture() {
    getStyleClass().add("picture");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    view.setManaged(false);
    edge.setManaged(false);
    edge.getStyleClass().add("edge");
    frame.setManaged(false);
    frame.setVisible(false);
    frame.getStyleClass().add("frame");
    getChildren().addAll(edge, view, frame);
    prefWidthProperty().addListener((property, was, is) -> requestLayout());
  }

  /**
   * Shows {@code values}, {@code [height, height, 3]}, from {@code black} to {@code white}; values outside are clipped.
   */
  void show(float[] values, int height, double black, double white) {
    int[] pixels = new int[height * height];
    for (int i = 0; i < pixels.length; i++) {
      int argb = OPAQUE;
      for (int c = 0; c < ImageSet.CHANNELS; c++) {
        double level = 255 * (values[i * ImageSet.CHANNELS + c] - black) / Math.max(1e-9, white - black);
        argb |= (int) Math.max(0, Math.min(255, Math.round(level))) << 16 - 8 * c;
      }
      pixels[i] = argb;
    }
    shown = pixels;
    side = height;
    enlarged = 0;
    requestLayout();
  }

  /** Frames {@code crop}; null for no frame. */
  void frame(Crop crop) {
    framed = crop;
    frame.setVisible(crop != null);
    requestLayout();
  }

  /** The pixels shown, 0xAARRGGBB each; must not be modified. */
  int[] pixels() {
    return shown;
  }

  @Override
  public Pixels picture() {
    return new Pixels(shown.length == 0 ? 0 : side, shown.length == 0 ? 0 : side, shown.clone());
  }

  private double scale() {
    Window window = getScene() == null ? null : getScene().getWindow();
    return window == null ? 1 : window.getRenderScaleX();
  }

  /** The width of an image pixel in screen pixels. */
  private int factor() {
    return (int) Math.max(1, Math.floor((getPrefWidth() - 2 * LINE) * scale() / ImageSet.WIDTH));
  }

  private double length() {
    return side * factor() / scale();
  }

  private void enlarge(int factor) {
    int width = side * factor;
    view.setImage(new WritableImage(new PixelBuffer<>(width, width,
        IntBuffer.wrap(PixelBlocks.enlarged(shown, side, side, factor)), PixelFormat.getIntArgbPreInstance())));
    enlarged = factor;
  }

  @Override
  protected double computePrefHeight(double width) {
    return length() + 2 * LINE;
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    if (shown.length > 0 && enlarged != factor()) {
      enlarge(factor());
    }
    edge.resizeRelocate(0, 0, length() + 2 * LINE, length() + 2 * LINE);
    view.relocate(LINE, LINE);
    view.setFitWidth(length());
    view.setFitHeight(length());
    if (framed != null) {
      double pixel = factor() / scale();
      frame.resizeRelocate(LINE + framed.left() * pixel, LINE + framed.top() * pixel, framed.side() * pixel,
          framed.side() * pixel);
    }
  }
}
