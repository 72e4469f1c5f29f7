package convscope.workbench.runs;

import javafx.scene.layout.FlowPane;

/**
 * Entries in a row as wide as they are, and in several rows only if they are wider than the wrap length. A flow pane
 * alone is never narrower than its wrap length, so that nothing could stand beside it. JavaFX thread.
 */
public final class Legend extends FlowPane {
  @Override
  protected double computePrefWidth(double height) {
    double row = getManagedChildren().stream().mapToDouble(child -> child.prefWidth(-1)).map(this::snapSizeX).sum()
        + snapSpaceX(getHgap()) * Math.max(0, getManagedChildren().size() - 1) + snappedLeftInset()
        + snappedRightInset();
    double widest = getManagedChildren().stream().mapToDouble(child -> child.prefWidth(-1)).max().orElse(0);
    return Math.min(row, Math.max(getPrefWrapLength(), widest));
  }
}
