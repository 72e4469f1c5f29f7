package convscope.workbench.devices;

import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;

/** The load at the last readings, as a small curve; the latest is at the right. JavaFX thread. */
final class Trace extends Region {
  private static final double PERCENT = 100;

  private final Polygon area = new Polygon();
  private final Polyline line = new Polyline();
  private List<Integer> percents = List.of();

  Trace() {
    getStyleClass().add("trace");
    area.getStyleClass().add("area");
    line.getStyleClass().add("line");
    area.setManaged(false);
    line.setManaged(false);
    getChildren().setAll(area, line);
  }

  /** Shows {@code now}, percents of which the last is the latest. */
  void show(List<Integer> now) {
    percents = now;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    line.getPoints().clear();
    area.getPoints().clear();
    if (percents.isEmpty()) {
      return;
    }
    double step = getWidth() / (DeviceItem.REMEMBERED - 1);
    // A margin of half a line width, so that neither 0 nor 100 % is clipped.
    double room = getHeight() - 2;
    double left = getWidth() - step * (percents.size() - 1);
    for (int i = 0; i < percents.size(); i++) {
      line.getPoints().addAll(left + i * step, 1 + room * (1 - percents.get(i) / PERCENT));
    }
    area.getPoints().addAll(line.getPoints());
    area.getPoints().addAll(getWidth(), getHeight(), left, getHeight());
  }
}
