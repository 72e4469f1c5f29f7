package convscope.workbench.plot;

import convscope.foundation.Problem;
import convscope.workbench.fx.Dialogs;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import javafx.geometry.Point2D;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.WindowEvent;

/**
 * The context menu of a chart, by the right button, the menu key, Shift+F10 or the last button of its toolbar, which
 * saves the chart, too. JavaFX thread.
 */
public final class PlotMenu extends ContextMenu {
  private final Plot plot;
  private double place = Double.NaN;

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
      place = placeAt(plot.canvas().screenToLocal(event.getScreenX(), event.getScreenY()).getX());
      show(plot, event.getScreenX(), event.getScreenY());
      event.consume();
    });
    plot.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.F10 && event.isShiftDown() && !isShowing()) {
        double cursor = plot.getGroup().cursorProperty().get();
        place = Double.isNaN(cursor) ? placeAt(plot.getWidth() / 2) : cursor;
        Point2D middle = plot.localToScreen(plot.getWidth() / 2, plot.getHeight() / 2);
        show(plot, middle.getX(), middle.getY());
        event.consume();
      }
    });
    setAutoHide(true);
  }

  /**
   * Adds {@code item} at the top, for something that can be done at a place of the chart.
   *
   * @param opening receives the x at which the menu is about to open: that of the pointer, or for the keyboard that of
   *     the cursor, else of the middle
   */
  public void addAtPlace(MenuItem item, DoubleConsumer opening) {
    getItems().add(0, item);
    if (getItems().size() == 1 || !(getItems().get(1) instanceof SeparatorMenuItem)) {
      getItems().add(1, new SeparatorMenuItem());
    }
    addEventHandler(WindowEvent.WINDOW_SHOWING, event -> opening.accept(place));
  }

  private double placeAt(double x) {
    return plot.frame() == null ? Double.NaN : plot.frame().x().value(x);
  }

  private MenuItem item(String key, String id, Runnable action) {
    MenuItem item = new MenuItem(plot.texts().get(key));
    item.setId(id);
    item.setOnAction(event -> action.run());
    return item;
  }
}
