package convscope.workbench.plot;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The buttons in the first row of a chart: as many as there is room for between its title and its last value, the
 * others in the menu behind the last one. Tab stops once, at the last button; the arrow keys go to the others. JavaFX
 * thread.
 */
final class PlotToolbar extends HBox {
  private static final double GAP = 12;

  private final Plot plot;
  private final ButtonBase zoomIn;
  private final ButtonBase zoomOut;
  private final ButtonBase fit;
  private final ToggleButton log = new ToggleButton();
  private final ButtonBase maximize;
  private final ButtonBase screen;
  private final ButtonBase picture;
  private final ButtonBase numbers;
  private final ButtonBase more;
  private @Nullable PlotSaving saving;
  private @Nullable PlotMenu menu;

  PlotToolbar(Plot plot) {
    this.plot = plot;
    getStyleClass().add("plot-toolbar");
    setManaged(false);
    zoomIn = button("zoomIn", "fth-zoom-in", plot.actions()::zoomIn);
    zoomOut = button("zoomOut", "fth-zoom-out", plot.actions()::zoomOut);
    fit = button("fitAll", "fth-rotate-ccw", () -> plot.getGroup().fitAll());
    log.setText(plot.texts().get("plot.toolbar.log"));
    prepare(log, "logScale", () -> plot.chooseLogScale(log.isSelected()));
    maximize = button("maximize", "fth-maximize-2", plot.actions()::toggleMaximized);
    screen = button("fullScreen", "fth-maximize", plot.actions()::toggleFullScreen);
    picture = button("savePicture", null, () -> saving.picture());
    picture.setText("PNG");
    numbers = button("saveNumbers", null, () -> saving.numbers());
    numbers.setText("CSV");
    more = button("more", "fth-more-horizontal", this::showMenu);
    addEventFilter(KeyEvent.KEY_PRESSED, this::moveFocus);
    getChildren().addAll(zoomIn, zoomOut, fit, log, picture, numbers, screen, maximize, more);
  }

  /** Shows what {@code save} and {@code rest} can do as well. */
  void offer(PlotSaving save, PlotMenu rest) {
    saving = save;
    menu = rest;
    plot.changed();
  }

  private ButtonBase button(String key, @Nullable String icon, Runnable action) {
    Button button = new Button();
    button.setGraphic(icon == null ? null : new FontIcon(icon));
    prepare(button, key, action);
    return button;
  }

  private void prepare(ButtonBase button, String key, Runnable action) {
    button.getStyleClass().addAll(key, "roving-focus");
    button.setFocusTraversable(false);
    button.setAccessibleText(plot.texts().get("plot." + key));
    button.setAccessibleHelp(plot.texts().get("plot." + key + ".help"));
    button.setOnAction(event -> action.run());
    button.setMinWidth(USE_PREF_SIZE);
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    // The buttons have their final size only when all of their style is there.
    if (Math.abs(prefWidth(-1) - getWidth()) > 1) {
      Platform.runLater(plot::changed);
    }
  }

  private void moveFocus(KeyEvent event) {
    int by = event.getCode() == KeyCode.LEFT ? -1 : event.getCode() == KeyCode.RIGHT ? 1 : 0;
    List<Node> shown = getChildren().stream().filter(Node::isVisible).filter(node -> !node.isDisabled()).toList();
    int at = shown.indexOf(getScene().getFocusOwner());
    if (by != 0 && at >= 0) {
      shown.get(Math.max(0, Math.min(shown.size() - 1, at + by))).requestFocus();
      event.consume();
    }
  }

  private void showMenu() {
    menu.show(more, Side.BOTTOM, 0, 0);
  }

  /** The least width that the title leaves, in pixels: for the button that leads to all the others. */
  double leastWidth() {
    return GAP + PlotHeader.GAP + (menu != null ? more : fit).prefWidth(-1);
  }

  /**
   * The buttons that have something to do here, in the order in which they are given up for want of room, last first.
   */
  private List<Node> offered() {
    List<Node> offered = new ArrayList<>();
    if (plot.actions().canMaximize()) {
      offered.add(maximize);
    }
    offered.addAll(List.of(fit, log, zoomIn, zoomOut));
    if (saving != null) {
      offered.addAll(List.of(picture, numbers));
    }
    if (plot.actions().canMaximize()) {
      offered.add(screen);
    }
    return offered;
  }

  /** Takes its place in the chart that is laid out as {@code frame}; null for none. */
  void place(@Nullable PlotFrame frame) {
    List<Node> offered = offered();
    setVisible(frame != null);
    if (frame == null) {
      return;
    }
    // Without its style a button has no size.
    applyCss();
    PlotHeader header = PlotHeader.of(plot, frame, leastWidth());
    double room = header.right() - header.left() - GAP;
    List<Node> shown = new ArrayList<>();
    double width = 0;
    double whole = offered.stream().mapToDouble(node -> node.prefWidth(-1)).sum();
    if (whole > room && menu != null) {
      shown.add(more);
      width = more.prefWidth(-1);
    }
    for (Node node : offered) {
      double wider = width + node.prefWidth(-1);
      if (wider > room) {
        break;
      }
      shown.add(node);
      width = wider;
    }
    getChildren().forEach(node -> {
      node.setVisible(shown.contains(node));
      node.setManaged(shown.contains(node));
    });
    // The Tab key stops once at the toolbar; the arrow keys go to its other buttons.
    List<Node> visible = getChildren().stream().filter(Node::isVisible).toList();
    visible.forEach(node -> node.setFocusTraversable(node == visible.get(visible.size() - 1)));
    log.setSelected(plot.isLogScale());
    String icon = plot.actions().isMaximized() ? "fth-minimize-2" : "fth-maximize-2";
    ((FontIcon) maximize.getGraphic()).setIconLiteral(icon);
    maximize.setAccessibleText(plot.texts().get(plot.actions().isMaximized() ? "plot.restore" : "plot.maximize"));
    double height = prefHeight(-1);
    Node canvas = plot.canvas();
    resizeRelocate(Math.floor(canvas.getLayoutX() + header.right() - width),
        Math.floor(canvas.getLayoutY() + frame.headline() - 0.75 * height), width, height);
  }
}
