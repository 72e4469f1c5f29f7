package convscope.workbench.plot;

import convscope.foundation.Problem;
import convscope.workbench.control.PictureFile;
import convscope.workbench.fx.Dialogs;
import convscope.workbench.fx.Texts;
import java.nio.file.Path;
import java.util.Optional;
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

/** The context menu of a chart, by the right button, the menu key or Shift+F10. JavaFX thread. */
public final class PlotMenu extends ContextMenu {
  private final Plot plot;
  private final Texts texts;
  private final Dialogs dialogs;
  private double place = Double.NaN;

  /**
   * Gives {@code plot} this menu.
   *
   * @param failed receives the failure to save
   */
  public PlotMenu(Plot plot, Dialogs dialogs, PlotExport export, Consumer<Problem> failed) {
    this.plot = plot;
    this.dialogs = dialogs;
    texts = plot.texts();
    MenuItem picture = item("plot.savePicture", "save-picture", () ->
        ask("plot.savePicture.title", ".png").ifPresent(file -> export.savePicture(plot, file, saved -> { }, failed)));
    MenuItem numbers = item("plot.saveNumbers", "save-numbers", () ->
        ask("plot.saveNumbers.title", ".csv").ifPresent(file -> export.saveNumbers(plot, file, saved -> { }, failed)));
    CheckMenuItem log = new CheckMenuItem(texts.get("plot.logScale"));
    log.setId("log-scale");
    log.selectedProperty().bindBidirectional(plot.logScaleProperty());
    MenuItem fit = item("plot.fitAll", "fit-all", plot.getGroup()::fitAll);
    getItems().addAll(picture, numbers, new SeparatorMenuItem(), log, fit);
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
   * @param opening receives the x at which the menu is about to open: that of the pointer, or for the keyboard that of the
   *     cursor, else of the middle
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
    MenuItem item = new MenuItem(texts.get(key));
    item.setId(id);
    item.setOnAction(event -> action.run());
    return item;
  }

  private Optional<Path> ask(String title, String ending) {
    return dialogs.chooseFile(texts.get(title), PictureFile.name(plot.getTitle(), "chart", ending))
        .map(file -> PictureFile.withEnding(file, ending));
  }
}
