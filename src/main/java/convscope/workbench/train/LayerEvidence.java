package convscope.workbench.train;

import convscope.engine.LayerProbe;
import convscope.training.ProbePoint;
import convscope.workbench.fx.Texts;
import java.util.List;
import java.util.Locale;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** The health of each layer in a small table: zeros, dead units, update over weights. */
final class LayerEvidence extends GridPane {
  private static final double PERCENT = 100;
  /** The names of the columns with figures, which have a help text each. */
  private static final List<String> EXPLAINED = List.of("sparsity", "dead", "ratio");

  private final Texts texts;

  LayerEvidence(Texts texts) {
    this.texts = texts;
    getStyleClass().add("evidence");
    for (int column = 0; column < 4; column++) {
      ColumnConstraints constraints = new ColumnConstraints();
      constraints.setHgrow(column == 0 ? Priority.ALWAYS : Priority.SOMETIMES);
      constraints.setHalignment(column == 0 ? HPos.LEFT : HPos.RIGHT);
      getColumnConstraints().add(constraints);
    }
    show(null);
  }

  void show(@Nullable ProbePoint point) {
    List<LayerProbe> layers = point == null ? List.of() : point.probe().layers();
    List<LayerProbe> telling = layers.stream().filter(layer -> layer.activated() || layer.weighted()).toList();
    setVisible(!telling.isEmpty());
    setManaged(!telling.isEmpty());
    row(0, "hint", texts.get("evidence.layer"), texts.get("evidence.sparsity"), texts.get("evidence.dead"),
        texts.get("evidence.ratio"));
    for (int column = 0; column < EXPLAINED.size(); column++) {
      getChildren().get(column + 1).setAccessibleHelp(texts.get("evidence." + EXPLAINED.get(column) + ".help"));
    }
    getChildren().removeIf(cell -> getRowIndex(cell) > telling.size());
    for (int i = 0; i < telling.size(); i++) {
      LayerProbe layer = telling.get(i);
      row(i + 1, "cell", layer.layer(),
          layer.activated() ? String.format(Locale.ROOT, "%.0f%%", PERCENT * layer.sparsity()) : "–",
          layer.activated() ? layer.deadUnits() + "/" + layer.units() : "–",
          layer.weighted() ? String.format(Locale.ROOT, "%.1e", point.updateRatio(layer)) : "–");
    }
  }

  /** Writes into the labels of {@code row}, which are created if missing. */
  private void row(int row, String style, String... cells) {
    for (int column = 0; column < cells.length; column++) {
      int index = row * cells.length + column;
      if (index == getChildren().size()) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setMinWidth(USE_PREF_SIZE);
        add(label, column, row);
      }
      ((Label) getChildren().get(index)).setText(cells[column]);
    }
  }
}
