package convscope.workbench.control;

import javafx.scene.layout.Region;

/**
 * A region whose content decides its size: it is neither squeezed below its preferred size nor stretched beyond it.
 * JavaFX thread.
 */
public abstract class FixedRegion extends Region {
  @Override
  protected final double computeMinWidth(double height) {
    return computePrefWidth(height);
  }

  @Override
  protected final double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected final double computeMaxWidth(double height) {
    return computePrefWidth(height);
  }

  @Override
  protected final double computeMaxHeight(double width) {
    return computePrefHeight(width);
  }
}
