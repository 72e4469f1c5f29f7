package convscope.workbench.plot;

import javafx.scene.layout.StackPane;

/** Where a chart stands in its view, and to where it returns from a {@link PlotRoom}. JavaFX thread. */
public final class PlotPlace extends StackPane {

  /** The place of {@code plot}, which is in it. */
  public PlotPlace(Plot plot) {
    super(plot);
    getStyleClass().add("plot-place");
  }
}
