package convscope.workbench.inspect;

import java.util.Arrays;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/**
 * One histogram: a bar for every bin, as high as its count. A bar that towers over all others, as that of the zeros
 * after a ReLU, is cut at the top and says its share, so that the others can be seen. Style class {@code upright-bars}.
 * JavaFX thread.
 */
final class UprightBars extends Region {
  /** A bar more than this many times as high as the second one is cut. */
  private static final double TOWERING = 2.5;
  private static final double ABOVE_SECOND = 1.3;
  private static final double PERCENT = 100;

  private final Path bars = new Path();
  private final Label share = new Label();
  private double[] counts = {};

  UprightBars() {
    getStyleClass().add("upright-bars");
    bars.getStyleClass().add("bars");
    share.getStyleClass().add("tick");
    bars.setManaged(false);
    share.setManaged(false);
    getChildren().addAll(bars, share);
  }

  /** Shows {@code wanted}, from the smallest values to the largest; nobody may change it. */
  void show(double[] wanted) {
    if (wanted != counts) {
      counts = wanted;
      requestLayout();
    }
  }

  /** The heights of the bars that {@code counts} make, 0 … 1; a bar that is cut has 1. */
  static double[] heights(double[] counts) {
    double[] sorted = counts.clone();
    Arrays.sort(sorted);
    double most = sorted.length == 0 ? 0 : sorted[sorted.length - 1];
    double second = sorted.length < 2 ? 0 : sorted[sorted.length - 2];
    double full = cut(counts) ? ABOVE_SECOND * second : most;
    return Arrays.stream(counts).map(count -> full == 0 ? 0 : Math.min(1, count / full)).toArray();
  }

  /** Whether the largest bar towers over the others. */
  private static boolean cut(double[] counts) {
    double[] sorted = counts.clone();
    Arrays.sort(sorted);
    int last = sorted.length - 1;
    return last > 0 && sorted[last - 1] > 0 && sorted[last] > TOWERING * sorted[last - 1];
  }

  @Override
  protected void layoutChildren() {
    bars.getElements().clear();
    double[] heights = heights(counts);
    double all = Arrays.stream(counts).sum();
    double most = Arrays.stream(counts).max().orElse(0);
    double width = getWidth() / Math.max(1, counts.length);
    share.setVisible(false);
    for (int i = 0; i < counts.length; i++) {
      if (heights[i] > 0) {
        double left = i * width;
        double top = getHeight() - Math.max(1, heights[i] * getHeight());
        bars.getElements().addAll(new MoveTo(left, getHeight()), new LineTo(left, top), new LineTo(left + width, top),
            new LineTo(left + width, getHeight()), new ClosePath());
        if (counts[i] == most && cut(counts)) {
          tell(most / all, left, width);
        }
      }
    }
  }

  /** The share of the largest bar, beside its top on the side that has more room. */
  private void tell(double of, double left, double width) {
    share.setText(Math.round(PERCENT * of) + "%");
    double own = share.prefWidth(-1);
    double after = left + width + 2;
    share.resizeRelocate(after + own <= getWidth() ? after : left - own - 2, 0, own, share.prefHeight(-1));
    share.setVisible(true);
  }
}
