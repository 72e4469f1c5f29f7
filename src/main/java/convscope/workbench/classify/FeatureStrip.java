package convscope.workbench.classify;

import convscope.insight.Raster;
import convscope.workbench.control.PixelView;
import convscope.workbench.control.ScaleBar;
import convscope.workbench.fx.Texts;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The most active feature maps of a layer, in a row. JavaFX thread. */
final class FeatureStrip extends VBox {
  private static final int LEAST_SIZE = 24;

  private final Texts texts;
  private final Label words = new Label();
  private final ScaleBar scale = new ScaleBar();
  private final FlowPane row = new FlowPane();

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

  /** Shows the maps of {@code layer}; those of all layers have the same width, {@code times} the minimum. */
  void show(ImageDetails.LayerMaps layer, int times) {
    int size = Math.max(1, times) * LEAST_SIZE;
    List<ImageDetails.LayerMaps.ActiveMap> active = layer.mostActive();
    words.setText(texts.get("strip", layer.layer(), active.size(), layer.channels()));
    ScaleColours.of(layer.scale()).on(scale);
    while (row.getChildren().size() > active.size()) {
      row.getChildren().remove(row.getChildren().size() - 1);
    }
    for (int i = 0; i < active.size(); i++) {
      if (i == row.getChildren().size()) {
        row.getChildren().add(new PixelView());
      }
      Raster raster = active.get(i).map();
      PixelView map = (PixelView) row.getChildren().get(i);
      map.setPixels(raster.width(), raster.height(), raster.argb());
      map.setFactor(Math.max(1, size / Math.max(raster.width(), raster.height())));
      map.setAccessibleText(texts.get("strip.map", layer.layer(), active.get(i).channel()));
      map.setAccessibleHelp(texts.get("strip.map.why", layer.layer(), active.get(i).channel()));
    }
  }
}
