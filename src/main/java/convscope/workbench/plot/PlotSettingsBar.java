package convscope.workbench.plot;

import convscope.workbench.fx.Texts;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;

/** Controls for the {@link PlotSettings}: a slider for smoothing, and whether outliers are ignored. JavaFX thread. */
public final class PlotSettingsBar extends HBox {
  private static final double STEP = 0.05;
  private static final double WIDTH_IN_FONT_SIZES = 5;

  /** Controls of {@code settings}; {@code texts} are those of this class's package. */
  public PlotSettingsBar(PlotSettings settings, Texts texts) {
    getStyleClass().add("plot-settings");
    Slider smoothing = new Slider(0, PlotSettings.MOST_SMOOTHING, settings.smoothingProperty().get());
    smoothing.setId("smoothing");
    smoothing.setBlockIncrement(STEP);
    smoothing.setAccessibleText(texts.get("plot.smoothing"));
    smoothing.setAccessibleHelp(texts.get("plot.smoothing.help"));
    smoothing.valueProperty().bindBidirectional(settings.smoothingProperty());
    Label name = new Label(texts.get("plot.smoothing"));
    name.setLabelFor(smoothing);
    name.setMinWidth(USE_PREF_SIZE);
    Label value = new Label();
    value.getStyleClass().add("value");
    value.textProperty()
        .bind(Bindings.createStringBinding(() -> smoothing.getValue() == 0 ? texts.get("plot.smoothing.off")
        : String.format(Locale.ROOT, "%.2f", smoothing.getValue()), smoothing.valueProperty()));
    setMinWidth(USE_PREF_SIZE);
    smoothing.prefWidthProperty().bind(Bindings.createDoubleBinding(
        () -> WIDTH_IN_FONT_SIZES * value.getFont().getSize(), value.fontProperty()));
    CheckBox outliers = new CheckBox(texts.get("plot.ignoreOutliers"));
    outliers.setId("ignore-outliers");
    outliers.setAccessibleHelp(texts.get("plot.ignoreOutliers.help"));
    outliers.selectedProperty().bindBidirectional(settings.ignoreOutliersProperty());
    outliers.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(name, smoothing, value, outliers);
  }

  @Override
  public String getUserAgentStylesheet() {
    return PlotSettingsBar.class.getResource("plot.css").toExternalForm();
  }
}
