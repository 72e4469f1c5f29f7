package convscope.workbench.plot;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * The names of a chart's lines as buttons, which switch their lines on and off. What is seen of them the chart draws;
 * Tab reaches the first, and the arrow keys the others. JavaFX thread.
 */
final class PlotKeys {
  private static final double HALF_HEIGHT = 8;
  private static final double AROUND = 3;

  private final Plot plot;
  private final List<ToggleButton> buttons = new ArrayList<>();
  private List<LineKeys.Key> keys = List.of();

  PlotKeys(Plot plot) {
    this.plot = plot;
  }

  /** Takes their places in the chart that is laid out as {@code frame}; null for none. */
  void place(@Nullable PlotFrame frame) {
    keys = frame == null ? List.of() : LineKeys.of(plot, frame);
    while (buttons.size() < keys.size()) {
      add();
    }
    Node canvas = plot.canvas();
    for (int i = 0; i < buttons.size(); i++) {
      ToggleButton button = buttons.get(i);
      button.setVisible(i < keys.size());
      if (i < keys.size()) {
        LineKeys.Key key = keys.get(i);
        double half = HALF_HEIGHT * frame.scale();
        button.resizeRelocate(canvas.getLayoutX() + key.x() - AROUND, canvas.getLayoutY() + key.y() - half,
            key.width() + 2 * AROUND, 2 * half);
        button.setSelected(plot.getGroup().shows(key.line().series().name()));
        button.setAccessibleText(key.line().label());
      }
    }
  }

  private void add() {
    int own = buttons.size();
    ToggleButton button = new ToggleButton();
    button.getStyleClass().setAll("plot-key", "roving-focus");
    button.setManaged(false);
    button.setFocusTraversable(own == 0);
    button.setAccessibleHelp(plot.texts().get("plot.key.help"));
    button.setOnAction(event -> plot.getGroup().show(keys.get(own).line().series().name(), button.isSelected()));
    button.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(own, event));
    buttons.add(button);
    plot.addKey(button);
  }

  private void pressed(int own, KeyEvent event) {
    switch (event.getCode()) {
      case ENTER -> buttons.get(own).fire();
      case UP, LEFT -> buttons.get(Math.max(0, own - 1)).requestFocus();
      case DOWN, RIGHT -> buttons.get(Math.min(keys.size() - 1, own + 1)).requestFocus();
      default -> {
        return;
      }
    }
    event.consume();
  }
}
