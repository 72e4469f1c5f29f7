package convscope.workbench.lessons;

import convscope.lessons.LessonImages;
import java.io.ByteArrayInputStream;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;

/**
 * An image in a lesson's text, as large as the pane is wide but never enlarged, with its description below; until it is
 * there, and if it cannot be shown, the words alone. JavaFX thread.
 */
final class LessonPicture extends Region {
  private final ImageView view = new ImageView();
  private final Label words = new Label();
  private double ratio;
  private double most;

  LessonPicture(String description) {
    getStyleClass().add("lesson-picture");
    view.setAccessibleText(description);
    words.setText(description);
    words.setWrapText(true);
    words.getStyleClass().add("lesson-muted");
    getChildren().setAll(view, words);
  }

  /** Shows {@code png}. */
  void show(LessonImages.Png png) {
    view.setImage(new Image(new ByteArrayInputStream(png.bytes())));
    ratio = (double) png.height() / png.width();
    most = png.width();
    requestLayout();
  }

  /** Shows {@code why} it is not there. */
  void refuse(String why) {
    words.setText(words.getText().isEmpty() ? why : words.getText() + "\n" + why);
  }

  private double imageWidth(double width) {
    return Math.min(most, Math.max(0, width));
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    double room = width < 0 ? most : width - snappedLeftInset() - snappedRightInset();
    return snappedTopInset() + imageWidth(room) * ratio + words.prefHeight(room) + snappedBottomInset();
  }

  @Override
  protected double computePrefWidth(double height) {
    return snappedLeftInset() + Math.max(most, words.prefWidth(-1)) + snappedRightInset();
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected void layoutChildren() {
    double room = getWidth() - snappedLeftInset() - snappedRightInset();
    double width = imageWidth(room);
    view.setFitWidth(width);
    view.setFitHeight(width * ratio);
    view.relocate(snappedLeftInset(), snappedTopInset());
    words.resizeRelocate(snappedLeftInset(), snappedTopInset() + width * ratio, room, words.prefHeight(room));
  }
}
