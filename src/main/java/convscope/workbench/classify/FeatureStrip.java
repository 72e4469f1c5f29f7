package convscope.workbench.classify;

import convscope.insight.Raster;
import convscope.workbench.control.PixelView;
import convscope.workbench.control.ScaleBar;
import convscope.workbench.fx.Texts;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The most active feature maps of a layer, in a row. JavaFX thread. */
final class FeatureStrip extends VBox {
  private static final int LEAST_SIZE = 24;
  private static final int MOST_TIMES = 3;
  private static final int FEWEST = 10;
  private static final double GAP = 4;
  private static final double LINES = 2;

  private final Texts texts;
  private final Label words = new Label();
  private final ScaleBar scale = new ScaleBar();
  private final HBox row = new HBox();
  private ImageDetails.LayerMaps layer;
  private int times;

  FeatureStrip(Texts texts) {
    this.texts = texts;
    getStyleClass().add("part");
    words.getStyleClass().add("hint");
    row.getStyleClass().add("strip");
    scale.setMinWidth(USE_PREF_SIZE);
    HBox head = new HBox(words, scale);
    head.getStyleClass().add("strip-head");
    getChildren().setAll(head, row);
  }

  /** Shows the most active maps of {@code layer} in a row of at most {@code width}. */
  void show(ImageDetails.LayerMaps shown, double width) {
    layer = shown;
    ScaleColours.of(layer.scale()).on(scale);
    times = 0;
    fit(width);
  }

  /**
   * Draws them as large as at least ten fit into {@code width}; those of all layers have the same size, and the least
   * active that do not fit are left out.
   */
  void fit(double width) {
    int now = (int) Math.max(1, Math.min(MOST_TIMES, ((width + GAP) / FEWEST - GAP - LINES) / LEAST_SIZE));
    int count = (int) Math.max(1, Math.min(layer.mostActive().size(),
        (width + GAP) / (now * LEAST_SIZE + LINES + GAP)));
    if (now != times || count != row.getChildren().size()) {
      times = now;
      show(count);
    }
  }

  private void show(int count) {
    words.setText(texts.get("strip", layer.layer(), count, layer.channels()));
    while (row.getChildren().size() > count) {
      row.getChildren().remove(row.getChildren().size() - 1);
    }
    for (int i = 0; i < count; i++) {
      if (i == row.getChildren().size()) {
        row.getChildren().add(new PixelView());
      }
      ImageDetails.LayerMaps.ActiveMap active = layer.mostActive().get(i);
      Raster raster = active.map();
      PixelView map = (PixelView) row.getChildren().get(i);
      map.show(raster.width(), raster.height(), raster.argb(),
          Math.max(1, times * LEAST_SIZE / Math.max(raster.width(), raster.height())));
      map.setAccessibleText(texts.get("strip.map", layer.layer(), active.channel()));
      map.setAccessibleHelp(texts.get("strip.map.why", layer.layer(), active.channel()));
    }
  }
}
