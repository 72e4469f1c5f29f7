package convscope.workbench.runs;

import convscope.workbench.fx.AfterChanges;
import convscope.workbench.fx.Appearance;
import convscope.workbench.fx.Presence;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Divides the height of the Runs view between the runs and what is below them: the table has the height that its rows
 * need, up to a share of the view, until somebody drags the divider. JavaFX thread.
 */
final class RunsDivision {
  /** The most that the table and its buttons get of the height. */
  private static final double SHARE = 0.46;
  /** The same in projector mode: charts in larger type need more room than rows of a table. */
  private static final double SHARE_PROJECTED = 0.37;
  /** The height of a row, in sizes of the font, before there is one. */
  private static final double ROW = 2;

  private final SplitPane content;
  private final Region upper;
  private final TableView<?> table;
  private final Region buttons;
  private final Region tabs;
  private final Label measure;
  private final Appearance appearance;
  private final InvalidationListener changed;
  private final ChangeListener<Boolean> projected = (property, was, is) -> undrag();
  /** Those of the table, also after the view was closed. */
  private final ObservableList<?> rows;
  private boolean dragged;
  private @Nullable Node curves;

  /**
   * Divides {@code content} from now on.
   *
   * @param upper its upper part, with {@code table} and {@code buttons}
   * @param tabs its lower part
   * @param measure text in the size of the font by which heights are measured
   */
  RunsDivision(SplitPane content, Region upper, TableView<?> table, Region buttons, Region tabs, Label measure,
      Appearance appearance) {
    this.content = content;
    this.upper = upper;
    this.table = table;
    this.buttons = buttons;
    this.tabs = tabs;
    rows = table.getItems();
    this.measure = measure;
    this.appearance = appearance;
    // Later: while the window is styled anew, the buttons have no size of their own for a moment.
    changed = new AfterChanges(this::divide);
    content.heightProperty().addListener(changed);
    content.widthProperty().addListener(changed);
    measure.fontProperty().addListener(changed);
    buttons.layoutBoundsProperty().addListener(changed);
    table.columnResizePolicyProperty().addListener(changed);
    rows.addListener(changed);
    appearance.projectorProperty().addListener(projected);
    content.addEventFilter(MouseEvent.MOUSE_DRAGGED, drag -> dragged |= isOnDivider(drag));
  }

  /** From now on the tabs are never lower than {@code shown}, which is one of them, with all rows of {@code controls}. */
  void keepWhole(Node shown, Region controls) {
    curves = shown;
    controls.layoutBoundsProperty().addListener(changed);
    changed.invalidated(controls.layoutBoundsProperty());
  }

  private void undrag() {
    dragged = false;
    changed.invalidated(appearance.projectorProperty());
  }

  /** The divider itself or the grip on it. */
  private static boolean isOnDivider(MouseEvent drag) {
    return drag.getTarget() instanceof Node node
        && Stream.of(node, node.getParent()).anyMatch(one -> one.getStyleClass().contains("split-pane-divider"));
  }

  /** Where table and tabs have only their least heights, the buttons make room: the menu of each run has them too. */
  private void divide() {
    double height = content.getHeight();
    if (height == 0) {
      return;
    }
    double needed = buttons.prefHeight(content.getWidth());
    // A split pane asks its parts for their least height as if they had any width, with which nothing wraps.
    buttons.setMinHeight(needed);
    if (curves != null) {
      tabs.setMinHeight(heightOf(".tab-header-area", 0) + curves.minHeight(content.getWidth()));
    }
    double share = appearance.projectorProperty().get() ? SHARE_PROJECTED : SHARE;
    double spare = height - table.minHeight(-1) - tabs.minHeight(-1) - heightOf(".split-pane-divider", 0);
    // More than needed: where the view scrolls, it is as high as its parts are at least, with the buttons or without.
    Presence.set(buttons, spare > needed + 1);
    double now = content.getDividerPositions()[0];
    double wanted = dragged ? now : Math.min(share, (rowsHeight() + (buttons.isManaged() ? needed : 0)) / height);
    // A split pane looks at least heights only when its divider moves.
    double position = Math.min(1, Math.max(wanted, upper.minHeight(-1) / height));
    if (Math.abs(position - now) * height > 1) {
      content.setDividerPosition(0, position);
    }
  }

  /** The height of the header, all rows, the bar to scroll sideways with where the table has one, and the divider. */
  private double rowsHeight() {
    double size = measure.getFont().getSize();
    double sideways = table.lookupAll(".scroll-bar").stream().map(ScrollBar.class::cast)
        .filter(bar -> bar.isVisible() && bar.getOrientation() == Orientation.HORIZONTAL)
        .mapToDouble(ScrollBar::getHeight).sum();
    return heightOf(".column-header-background", ROW * size) + heightOf(".table-row-cell", ROW * size)
        * rows.size() + sideways + heightOf(".split-pane-divider", 0);
  }

  private double heightOf(String selector, double otherwise) {
    Node found = content.lookup(selector);
    return found == null || found.getLayoutBounds().getHeight() == 0 ? otherwise : found.getLayoutBounds().getHeight();
  }

  void close() {
    appearance.projectorProperty().removeListener(projected);
    rows.removeListener(changed);
  }
}
