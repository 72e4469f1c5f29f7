package convscope.workbench.inspect;

import convscope.insight.Window;
import convscope.workbench.control.FixedRegion;
import convscope.workbench.control.Pictured;
import convscope.workbench.control.PixelView;
import java.util.function.IntConsumer;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * An enlarged image with a frame over the pixels that a step uses and a mark at one of them. A press on a pixel, or a
 * drag over it, can be listened to. Style class {@code step-picture}. JavaFX thread.
 */
final class StepPicture extends FixedRegion implements Pictured {
  /** The frame's two lines are outside of what it frames. */
  private static final double LINE = 2;

  private final PixelView pixels = new PixelView();
  private final Region ground = new Region();
  private final Region frame = new Region();
  private final Region mark = new Region();
  private StepFrame.@Nullable Picture picture;
  private @Nullable IntConsumer chosen;
  private boolean padded;

  StepPicture() {
    getStyleClass().add("step-picture");
    frame.getStyleClass().add("frame");
    mark.getStyleClass().add("mark");
    ground.getStyleClass().add("ground");
    ground.setManaged(false);
    ground.setMouseTransparent(true);
    for (Region over : new Region[] {frame, mark}) {
      over.setManaged(false);
      over.setMouseTransparent(true);
      over.setVisible(false);
    }
    pixels.setMouseTransparent(true);
    getChildren().addAll(ground, pixels, frame, mark);
    setOnMousePressed(this::pressed);
    setOnMouseDragged(this::pressed);
  }

  /** Lays a ground under transparent pixels, which are padding. */
  void setPadded() {
    padded = true;
  }

  /** Has the index of a pixel pressed told to {@code listener}. */
  void setOnChosen(IntConsumer listener) {
    chosen = listener;
    getStyleClass().add("choosable");
  }

  /** Shows {@code now}, each pixel {@code factor} points wide and high. */
  void show(StepFrame.Picture now, int factor) {
    boolean resized = picture == null || picture.width() != now.width() || picture.height() != now.height()
        || pixels.getFactor() != factor;
    picture = now;
    pixels.show(now.width(), now.height(), now.argb(), factor);
    setAccessibleText(now.caption());
    if (resized) {
      requestParentLayout();
    }
    requestLayout();
  }

  /** What is framed; null for nothing. */
  @Nullable Window framed() {
    return picture == null ? null : picture.frame();
  }

  /** The pixels shown; the array must not be modified. */
  int[] argb() {
    return picture == null ? new int[0] : picture.argb();
  }

  /** Where the middle of pixel number {@code index} is in this node, across. */
  double middleX(int index) {
    return 1 + (index % (picture == null ? 1 : picture.width()) + 0.5) * pixels.getFactor();
  }

  /** The same, down. */
  double middleY(int index) {
    return 1 + (index / (picture == null ? 1 : picture.width()) + 0.5) * pixels.getFactor();
  }

  @Override
  public Pictured.Pixels picture() {
    return pixels.picture();
  }

  @Override
  public String getUserAgentStylesheet() {
    return StepPicture.class.getResource("nodes.css").toExternalForm();
  }

  @Override
  protected double computePrefWidth(double height) {
    return snappedLeftInset() + pixels.prefWidth(height) + snappedRightInset();
  }

  @Override
  protected double computePrefHeight(double width) {
    return snappedTopInset() + pixels.prefHeight(width) + snappedBottomInset();
  }

  @Override
  protected void layoutChildren() {
    pixels.resizeRelocate(snappedLeftInset(), snappedTopInset(), pixels.prefWidth(-1), pixels.prefHeight(-1));
    ground.resizeRelocate(pixels.getLayoutX(), pixels.getLayoutY(), pixels.getWidth(), pixels.getHeight());
    ground.setVisible(padded);
    place(frame, picture == null ? null : picture.frame());
    place(mark, picture == null ? null : picture.mark());
  }

  private void place(Region over, @Nullable Window window) {
    over.setVisible(window != null);
    if (window != null) {
      double factor = pixels.getFactor();
      over.resizeRelocate(snappedLeftInset() + 1 + window.left() * factor - LINE,
          snappedTopInset() + 1 + window.top() * factor - LINE, window.width() * factor + 2 * LINE,
          window.height() * factor + 2 * LINE);
    }
  }

  private void pressed(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && chosen != null && picture != null) {
      int column = Math.min(picture.width() - 1, (int) pixels.column(event.getX() - snappedLeftInset()));
      int row = Math.min(picture.height() - 1, (int) pixels.row(event.getY() - snappedTopInset()));
      chosen.accept(row * picture.width() + column);
    }
  }
}
