package convscope.workbench.devices;

import javafx.scene.layout.Region;

/** A share as a bar; a line marks a limit, if any. JavaFX thread. */
final class ShareBar extends Region {
  private static final double STROKE = 2;

  private final Region bar = new Region();
  private final Region limit = new Region();
  private double share;
  private double mark = Double.NaN;

  ShareBar() {
    getStyleClass().add("share-bar");
    bar.getStyleClass().add("bar-fill");
    limit.getStyleClass().add("bar-limit");
    // Their sizes follow from this one's, and never the other way round.
    bar.setManaged(false);
    limit.setManaged(false);
    getChildren().setAll(bar, limit);
  }

  /**
   * Shows a bar of {@code part}, 0 … 1.
   *
   * @param at the limit, 0 … 1; NaN for none
   */
  void show(double part, double at) {
    share = Math.max(0, Math.min(1, part));
    mark = at;
    limit.setVisible(!Double.isNaN(at));
    requestLayout();
  }

  /** The length of the bar, 0 … 1. */
  double share() {
    return share;
  }

  @Override
  protected void layoutChildren() {
    bar.resizeRelocate(0, 0, share == 0 ? 0 : Math.max(1, snapSizeX(getWidth() * share)), getHeight());
    if (limit.isVisible()) {
      limit.resizeRelocate(Math.min(getWidth() - STROKE, snapPositionX(getWidth() * mark)), 0, STROKE, getHeight());
    }
  }
}
