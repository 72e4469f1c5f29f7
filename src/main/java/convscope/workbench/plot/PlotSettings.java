package convscope.workbench.plot;

import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;

/** How a user wants curves drawn, in all charts alike. JavaFX thread. */
public final class PlotSettings {
  /** The strongest smoothing. */
  public static final double MOST_SMOOTHING = 0.99;

  private static final double PERCENT = 100;
  private static final String SMOOTHING = "smoothing";
  private static final String OUTLIERS = "ignoreOutliers";

  private final DoubleProperty smoothing = new SimpleDoubleProperty(this, "smoothing");
  private final BooleanProperty ignoreOutliers = new SimpleBooleanProperty(this, "ignoreOutliers");

  /** These settings as whole numbers, by names of their own, to be stored. */
  public Map<String, Integer> kept() {
    return Map.of(SMOOTHING, (int) Math.round(PERCENT * smoothing.get()), OUTLIERS, ignoreOutliers.get() ? 1 : 0);
  }

  /** Sets what {@code stored}, of {@link #kept}, says; what it does not say, or is no setting, stays. */
  public void restore(Map<String, Integer> stored) {
    double weight = stored.getOrDefault(SMOOTHING, (int) Math.round(PERCENT * smoothing.get())) / PERCENT;
    smoothing.set(Math.max(0, Math.min(MOST_SMOOTHING, weight)));
    ignoreOutliers.set(stored.getOrDefault(OUTLIERS, ignoreOutliers.get() ? 1 : 0) == 1);
  }

  /** The weight of the moving average: from 0, not smoothed, to {@link #MOST_SMOOTHING}. */
  public DoubleProperty smoothingProperty() {
    return smoothing;
  }

  /** Whether the range of y leaves out the lowest and the highest twentieth of the values. */
  public BooleanProperty ignoreOutliersProperty() {
    return ignoreOutliers;
  }
}
