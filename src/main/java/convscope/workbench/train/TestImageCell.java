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
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One test image, the class predicted for it with its probability, and a check mark or a cross. JavaFX thread. */
final class TestImageCell extends Pane {
  private static final PseudoClass CORRECT = PseudoClass.getPseudoClass("correct");
  private static final int LARGEST = 3;

  private final PixelView picture = new PixelView();
  private final Region mark = new Region();
  private final Label predicted = new Label();
  private final Label probability = new Label();
  private final HBox name = new HBox(mark, predicted);
  private final VBox words = new VBox(name, probability);
  private boolean below = true;

  TestImageCell() {
    getStyleClass().add("test-image");
    mark.getStyleClass().add("verdict");
    name.getStyleClass().add("name");
    probability.getStyleClass().add("hint");
    probability.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().addAll(picture, words);
  }

  void show(TestImages.Seen seen, List<String> classNames, ClassLabels labels, Texts texts) {
    picture.setPixels(ImageSet.WIDTH, ImageSet.HEIGHT, Colours.ofBytes(seen.pixels()));
    Presence.set(mark, seen.known());
    pseudoClassStateChanged(CORRECT, seen.correct());
    String truth = labels.of(classNames.get(seen.label()));
    String image = texts.get("images.image", seen.number(), truth);
    predicted.setText(seen.known() ? labels.brief(classNames.get(seen.predicted())) : "–");
    probability.setText(seen.known() ? texts.get("images.probability", seen.probability()) : "");
    String verdict = !seen.known() ? image : texts.get(seen.correct() ? "images.right" : "images.wrong", image,
        labels.of(classNames.get(seen.predicted())), seen.probability());
    setAccessibleText(verdict);
    setAccessibleHelp(verdict);
    picture.setAccessibleText(image);
  }

  /** With the words below the picture, or beside it; {@code width} in all. */
  void arrange(boolean wordsBelow, double width) {
    below = wordsBelow;
    int factor = wordsBelow ? (int) (width / (ImageSet.WIDTH + 2)) : 2;
    picture.setFactor(Math.max(1, Math.min(LARGEST, factor)));
    requestLayout();
  }

  @Override
  protected double computePrefWidth(double height) {
    return below ? Math.max(picture.prefWidth(-1), words.prefWidth(-1)) : picture.prefWidth(-1) + gap() + words.prefWidth(-1);
  }

  @Override
  protected double computePrefHeight(double width) {
    return below ? picture.prefHeight(-1) + gap() / 2 + words.prefHeight(-1)
        : Math.max(picture.prefHeight(-1), words.prefHeight(-1));
  }

  private double gap() {
    return predicted.getFont().getSize() / 2;
  }

  @Override
  protected void layoutChildren() {
    picture.autosize();
    picture.relocate(0, 0);
    double left = below ? 0 : picture.getWidth() + gap();
    double top = below ? picture.getHeight() + gap() / 2 : 0;
    words.resizeRelocate(snapPositionX(left), snapPositionY(top), Math.max(0, getWidth() - left),
        words.prefHeight(-1));
  }
}
