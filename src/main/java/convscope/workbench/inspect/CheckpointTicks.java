package convscope.workbench.inspect;

import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Ticks under a slider of checkpoints, one for each as long as they can be told apart, and a star over the best. Style
 * class {@code checkpoint-ticks}. JavaFX thread.
 */
public final class CheckpointTicks extends Region {
  private static final double LEAST_APART = 4;
  private static final double LENGTH = 4;

  private final Path ticks = new Path();
  private final FontIcon star = new FontIcon("fth-star");
  private Slider slider;
  private int count;
  private int best = -1;

  public CheckpointTicks() {
    getStyleClass().add("checkpoint-ticks");
    setMouseTransparent(true);
    ticks.getStyleClass().add("ticks");
    ticks.setManaged(false);
    star.setId("best-mark");
    star.setManaged(false);
    getChildren().addAll(ticks, star);
  }

  /** Stands under the positions of the thumb of {@code above}, which is as wide. */
  void follow(Slider above) {
    slider = above;
    above.widthProperty().addListener((property, was, is) -> requestLayout());
  }

  /** Shows {@code checkpoints} ticks, evenly spaced, with a star at number {@code bestOne}; −1 for no star. */
  void show(int checkpoints, int bestOne) {
    count = checkpoints;
    best = checkpoints > 1 ? bestOne : -1;
    star.setVisible(best >= 0);
    requestLayout();
  }

  /** The number of ticks drawn. */
  int drawn() {
    return ticks.getElements().size() / 2;
  }

  @Override
  protected void layoutChildren() {
    ticks.getElements().clear();
    if (slider == null || count < 2) {
      return;
    }
    Node thumb = slider.lookup(".thumb");
    double margin = thumb == null ? 0 : thumb.getLayoutBounds().getWidth() / 2;
    double room = getWidth() - 2 * margin;
    int every = (int) Math.max(1, Math.ceil(LEAST_APART * (count - 1) / Math.max(1, room)));
    for (int i = 0; i < count; i += every) {
      double x = Math.round(margin + room * i / (count - 1)) + 0.5;
      ticks.getElements().addAll(new MoveTo(x, getHeight() - LENGTH), new LineTo(x, getHeight()));
    }
    double width = star.prefWidth(-1);
    star.resizeRelocate(margin + room * Math.max(0, best) / (count - 1) - width / 2, 0, width, star.prefHeight(-1));
  }
}
