package convscope.workbench.data;

import convscope.data.Crop;
import convscope.data.ImageSet;
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
 * A small picture with a hairline around, enlarged by the largest whole factor at which 32 × 32 pixels fit into its
 * preferred width, so that pictures of 24 × 24 beside it have the same scale; nearest neighbour. A frame can be laid over
 * it to show where a crop begins. Saved, it has a pixel for each of its own, so that the network would see the same.
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

  /** Shows {@code values}, {@code [height, height, 3]}, from {@code black} to {@code white}; what lies beyond is clipped. */
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

  /** Shows where {@code crop} lies; null for nowhere. */
  void frame(Crop crop) {
    framed = crop;
    frame.setVisible(crop != null);
    requestLayout();
  }

  /** What is shown, one number 0xAARRGGBB a pixel; nobody may change it. */
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

  /** How many pixels of the screen's, in a row, one pixel takes. */
  private int factor() {
    return (int) Math.max(1, Math.floor((getPrefWidth() - 2 * LINE) * scale() / ImageSet.WIDTH));
  }

  private double length() {
    return side * factor() / scale();
  }

  /** Enlarged here, pixel by pixel: what JavaFX enlarges, its software renderer blurs. */
  private void enlarge(int factor) {
    int width = side * factor;
    int[] pixels = new int[width * width];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = shown[i / width / factor * side + i % width / factor];
    }
    view.setImage(new WritableImage(new PixelBuffer<>(width, width, IntBuffer.wrap(pixels),
        PixelFormat.getIntArgbPreInstance())));
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
      frame.resizeRelocate(LINE + framed.left() * pixel, LINE + framed.top() * pixel, Crop.SIZE * pixel,
          Crop.SIZE * pixel);
    }
  }
}
