package convscope.workbench.control;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/**
 * A row that goes on below where it is too narrow. In one row, children are shortened down to their least width, the
 * last first. If that is not enough, what is before the child that grows ({@link HBox#setHgrow}, a gap) begins the
 * first row and what is after it a further one, each as wide as it prefers, and each goes on below in its turn. Rows in
 * which nothing grows stand where the alignment says. Style class {@code wrapping-row}, pseudo-class {@code wrapped} in
 * several rows. JavaFX thread.
 */
public class WrappingRow extends HBox {
  private static final PseudoClass WRAPPED = PseudoClass.getPseudoClass("wrapped");
  private static final double ROW_GAP = 4;

  /** Some children side by side, the widths they get, and the height of the highest. */
  private record Row(List<Node> nodes, List<Double> widths, double height) {}

  public WrappingRow() {
    getStyleClass().add("wrapping-row");
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    double least = 0;
    for (Node node : parts()) {
      least = Math.max(least, snapSizeX(node.minWidth(-1)));
    }
    return snappedLeftInset() + least + snappedRightInset();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    List<Row> rows = rows(width < 0 ? Double.MAX_VALUE : width - snappedLeftInset() - snappedRightInset());
    double high = Math.max(0, rows.size() - 1) * ROW_GAP;
    for (Row row : rows) {
      high += row.height();
    }
    return snappedTopInset() + high + snappedBottomInset();
  }

  private List<Node> parts() {
    return getManagedChildren();
  }

  private static boolean grows(Node node) {
    return getHgrow(node) == Priority.ALWAYS;
  }

  private double gap() {
    return snapSpaceX(getSpacing());
  }

  private List<Row> rows(double width) {
    List<Node> parts = parts();
    List<Double> widths = inOneRow(parts, width);
    if (widths != null) {
      return parts.isEmpty() ? List.of() : List.of(row(parts, widths));
    }
    List<Row> rows = new ArrayList<>();
    List<Node> group = new ArrayList<>();
    for (Node part : parts) {
      if (grows(part)) {
        wrap(group, width, rows);
        group.clear();
      } else {
        group.add(part);
      }
    }
    wrap(group, width, rows);
    return rows;
  }

  /** The widths of {@code parts} side by side; null if there is no room for them. */
  private @Nullable List<Double> inOneRow(List<Node> parts, double width) {
    List<Double> widths = new ArrayList<>();
    double over = Math.max(0, parts.size() - 1) * gap() - width;
    for (Node part : parts) {
      double wanted = snapSizeX(grows(part) ? part.minWidth(-1) : part.prefWidth(-1));
      widths.add(wanted);
      over += wanted;
    }
    for (int i = parts.size() - 1; i >= 0 && over > 0; i--) {
      double less = Math.min(over, Math.max(0, widths.get(i) - snapSizeX(parts.get(i).minWidth(-1))));
      widths.set(i, widths.get(i) - less);
      over -= less;
    }
    return over > 0 ? null : widths;
  }

  private void wrap(List<Node> group, double width, List<Row> rows) {
    List<Node> nodes = new ArrayList<>();
    List<Double> widths = new ArrayList<>();
    double used = 0;
    for (Node part : group) {
      double wanted = Math.min(width, snapSizeX(part.prefWidth(-1)));
      if (!nodes.isEmpty() && used + gap() + wanted > width) {
        rows.add(row(nodes, widths));
        nodes = new ArrayList<>();
        widths = new ArrayList<>();
        used = 0;
      }
      used += (nodes.isEmpty() ? 0 : gap()) + wanted;
      nodes.add(part);
      widths.add(wanted);
    }
    if (!nodes.isEmpty()) {
      rows.add(row(nodes, widths));
    }
  }

  private Row row(List<Node> nodes, List<Double> widths) {
    double high = 0;
    for (int i = 0; i < nodes.size(); i++) {
      high = Math.max(high, height(nodes.get(i), widths.get(i)));
    }
    return new Row(nodes, widths, high);
  }

  private double height(Node node, double width) {
    return snapSizeY(node.prefHeight(node.getContentBias() == Orientation.HORIZONTAL ? width : -1));
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth() - snappedLeftInset() - snappedRightInset();
    List<Row> rows = rows(width);
    double y = snappedTopInset();
    double spare = getHeight() - prefHeight(getWidth());
    pseudoClassStateChanged(WRAPPED, rows.size() > 1);
    if (rows.size() == 1) {
      // In one row, in the middle of the room it has.
      lay(rows.get(0), snapPositionY(y + Math.max(0, spare) / 2), width);
      return;
    }
    for (Row row : rows) {
      lay(row, y, width);
      y += row.height() + ROW_GAP;
    }
    // The gap is not needed, and must not lie over what is.
    parts().stream().filter(WrappingRow::grows).forEach(gap -> gap.resizeRelocate(0, 0, 0, 0));
  }

  private void lay(Row row, double y, double width) {
    double used = (row.nodes().size() - 1) * gap();
    long growing = 0;
    for (int i = 0; i < row.nodes().size(); i++) {
      used += row.widths().get(i);
      growing += grows(row.nodes().get(i)) ? 1 : 0;
    }
    double x = snappedLeftInset() + (growing == 0 ? before(width - used) : 0);
    for (int i = 0; i < row.nodes().size(); i++) {
      Node node = row.nodes().get(i);
      double wide = row.widths().get(i) + (grows(node) ? (width - used) / growing : 0);
      double high = Math.min(row.height(), height(node, wide));
      node.resizeRelocate(snapPositionX(x), snapPositionY(y + (row.height() - high) / 2), snapSizeX(wide), high);
      x += wide + gap();
    }
  }

  private double before(double spare) {
    return switch (getAlignment().getHpos()) {
      case LEFT -> 0;
      case CENTER -> Math.max(0, spare / 2);
      case RIGHT -> Math.max(0, spare);
    };
  }
}
