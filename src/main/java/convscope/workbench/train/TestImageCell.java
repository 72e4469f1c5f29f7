package convscope.workbench.train;

import convscope.data.ClassLabels;
import convscope.data.ImageSet;
import convscope.workbench.control.Colours;
import convscope.workbench.control.PixelView;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Texts;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * One test image, the class predicted for it with its probability, a check mark or a cross, and the true class where
 * the prediction is wrong. JavaFX thread.
 */
final class TestImageCell extends Pane {
  private static final PseudoClass CORRECT = PseudoClass.getPseudoClass("correct");
  private static final int LARGEST = 3;
  private static final int FACTOR_BESIDE = 2;
  /** The width of an image that has words beside it, with the line around it. */
  static final double SMALL = FACTOR_BESIDE * ImageSet.WIDTH + 2;

  private final PixelView picture = new PixelView();
  private final Region mark = new Region();
  private final Label predicted = new Label();
  private final Label probability = new Label();
  private final Label truth = new Label();
  private boolean below = true;

  TestImageCell() {
    getStyleClass().add("test-image");
    mark.getStyleClass().add("verdict");
    List.of(probability, truth).forEach(label -> label.getStyleClass().add("hint"));
    truth.getStyleClass().add("truth");
    probability.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().addAll(picture, mark, predicted, probability, truth);
  }

  void show(TestImages.Seen seen, List<String> classNames, ClassLabels labels, Texts texts) {
    picture.setPixels(ImageSet.WIDTH, ImageSet.HEIGHT, Colours.ofBytes(seen.pixels()));
    Presence.set(mark, seen.known());
    pseudoClassStateChanged(CORRECT, seen.correct());
    String name = classNames.get(seen.label());
    String image = texts.get("images.image", seen.number(), labels.of(name));
    truth.setText(seen.known() && !seen.correct() ? texts.get("images.truth", labels.brief(name)) : "");
    predicted.setText(seen.known() ? labels.brief(classNames.get(seen.predicted())) : "–");
    probability.setText(seen.known() ? texts.get("images.probability", seen.probability()) : "");
    String verdict = !seen.known() ? image : texts.get(seen.correct() ? "images.right" : "images.wrong", image,
        labels.of(classNames.get(seen.predicted())), seen.probability());
    setAccessibleText(verdict);
    setAccessibleHelp(verdict);
    picture.setAccessibleText(image);
  }

  /** With all words below the picture, or some beside it; {@code width} in all. */
  void arrange(boolean wordsBelow, double width) {
    below = wordsBelow;
    int factor = wordsBelow ? (int) (width / (ImageSet.WIDTH + 2)) : FACTOR_BESIDE;
    picture.setFactor(Math.max(1, Math.min(LARGEST, factor)));
    requestLayout();
  }

  @Override
  protected double computePrefHeight(double width) {
    double line = predicted.prefHeight(-1);
    return picture.prefHeight(-1) + gap() / 2 + line + (below ? probability.prefHeight(-1) : 0) + truth.prefHeight(-1);
  }

  private double gap() {
    return predicted.getFont().getSize() / 2;
  }

  /**
   * The mark before the predicted class, its probability and the true class below; or mark and probability beside the
   * picture, where there is room below for the classes only.
   */
  @Override
  protected void layoutChildren() {
    picture.autosize();
    picture.relocate(0, 0);
    mark.autosize();
    predicted.autosize();
    double line = predicted.getHeight();
    double top = picture.getHeight() + gap() / 2;
    double right = picture.getWidth() + gap() / 2;
    double middle = (line - mark.getHeight()) / 2;
    double name = below && mark.isManaged() ? mark.getWidth() + gap() / 2 : 0;
    mark.relocate(snapPositionX(below ? 0 : right), snapPositionY(below ? top + middle : middle));
    predicted.resizeRelocate(snapPositionX(name), snapPositionY(top), Math.max(0, getWidth() - name), line);
    double left = below ? 0 : right;
    probability.resizeRelocate(snapPositionX(left), snapPositionY(below ? top + line : line),
        Math.max(0, getWidth() - left), probability.prefHeight(-1));
    double last = top + line + (below ? probability.getHeight() : 0);
    truth.resizeRelocate(0, snapPositionY(last), getWidth(), truth.prefHeight(-1));
  }
}
