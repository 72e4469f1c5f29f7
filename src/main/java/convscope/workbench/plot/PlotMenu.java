package convscope.workbench.plot;

import convscope.foundation.Problem;
import convscope.workbench.fx.Dialogs;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * The context menu of a chart, by the right button, the menu key, Shift+F10 or the last button of its toolbar, which saves
 * the chart, too. JavaFX thread.
 */
public final class PlotMenu extends ContextMenu {
  private final Plot plot;

  /**
   * Gives {@code plot} this menu.
   *
   * @param failed receives the failure to save
   */
  public PlotMenu(Plot plot, Dialogs dialogs, PlotExport export, Consumer<Problem> failed) {
    this.plot = plot;
    PlotSaving saving = new PlotSaving(plot, dialogs, export, failed);
    plot.toolbar().offer(saving, this);
    CheckMenuItem log = new CheckMenuItem(plot.texts().get("plot.logScale"));
    log.setId("log-scale");
    log.setOnAction(event -> plot.chooseLogScale(log.isSelected()));
    MenuItem maximize = item("plot.maximize", "maximize", plot.actions()::toggleMaximized);
    MenuItem screen = item("plot.fullScreen", "full-screen", plot.actions()::toggleFullScreen);
    getItems().addAll(item("plot.savePicture", "save-picture", saving::picture),
        item("plot.saveNumbers", "save-numbers", saving::numbers), new SeparatorMenuItem(), log,
        item("plot.zoomIn", "zoom-in", plot.actions()::zoomIn),
        item("plot.zoomOut", "zoom-out", plot.actions()::zoomOut),
        item("plot.fitAll", "fit-all", plot.getGroup()::fitAll), new SeparatorMenuItem(), maximize, screen);
    setOnShowing(event -> {
      log.setSelected(plot.isLogScale());
      maximize.setText(plot.texts().get(plot.actions().isMaximized() ? "plot.restore" : "plot.maximize"));
      maximize.setDisable(!plot.actions().canMaximize());
      screen.setDisable(!plot.actions().canMaximize());
    });
    plot.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
      show(plot, event.getScreenX(), event.getScreenY());
      event.consume();
    });
    plot.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.F10 && event.isShiftDown() && !isShowing()) {
        Point2D middle = plot.localToScreen(plot.getWidth() / 2, plot.getHeight() / 2);
        show(plot, middle.getX(), middle.getY());
        event.consume();
      }
    });
    setAutoHide(true);
  }

  private MenuItem item(String key, String id, Runnable action) {
    MenuItem item = new MenuItem(plot.texts().get(key));
    item.setId(id);
    item.setOnAction(event -> action.run());
    return item;
  }
}
