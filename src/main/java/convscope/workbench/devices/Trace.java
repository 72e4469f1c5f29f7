package convscope.workbench.devices;

import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;

/** How busy something was at the last looks, as a small curve from the left to now at the right. JavaFX thread. */
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
    // Half a stroke of room, so that neither nothing nor all is cut off.
    double room = getHeight() - 2;
    double left = getWidth() - step * (percents.size() - 1);
    for (int i = 0; i < percents.size(); i++) {
      line.getPoints().addAll(left + i * step, 1 + room * (1 - percents.get(i) / PERCENT));
    }
    area.getPoints().addAll(line.getPoints());
    area.getPoints().addAll(getWidth(), getHeight(), left, getHeight());
  }
}
