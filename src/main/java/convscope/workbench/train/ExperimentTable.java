package convscope.workbench.train;

import convscope.training.Experiment;
import convscope.training.Experiment.Trial;
import convscope.training.ExperimentPlan;
import convscope.workbench.fx.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A row for each run of an experiment: its color in the charts, its value, and how far it is. JavaFX thread. */
final class ExperimentTable extends GridPane {
  private static final PseudoClass PRESENT = PseudoClass.getPseudoClass("present");
  private static final PseudoClass BEST = PseudoClass.getPseudoClass("best");

  private final ExperimentWords words;
  private final Texts texts;
  private final List<Row> rows = new ArrayList<>();
  private @Nullable ExperimentPlan plan;

  private record Row(Label value, Label standing, Label loss, Label accuracy) {}

  ExperimentTable(ExperimentWords words, Texts texts) {
    this.words = words;
    this.texts = texts;
    getStyleClass().add("trials");
    setId("experiment-runs");
    for (int column = 0; column < 4; column++) {
      ColumnConstraints width = new ColumnConstraints();
      width.setHalignment(column < 2 ? HPos.LEFT : HPos.RIGHT);
      getColumnConstraints().add(width);
    }
  }

  /** Shows {@code experiment}. */
  void show(Experiment experiment) {
    if (experiment.plan() != plan) {
      plan = experiment.plan();
      build(experiment);
    }
    for (int i = 0; i < rows.size(); i++) {
      Trial trial = experiment.trials().get(i);
      Row row = rows.get(i);
      row.standing().setText(words.standing(trial, experiment));
      row.loss().setText(ExperimentWords.loss(trial));
      row.accuracy().setText(ExperimentWords.accuracy(trial));
      boolean present = trial.standing() == Experiment.Standing.RUNNING;
      boolean best = experiment.over() && experiment.best().filter(trial::equals).isPresent();
      for (Label cell : List.of(row.value(), row.standing(), row.loss(), row.accuracy())) {
        cell.pseudoClassStateChanged(PRESENT, present);
        cell.pseudoClassStateChanged(BEST, best);
      }
    }
  }

  private void build(Experiment experiment) {
    getChildren().clear();
    rows.clear();
    addRow(0, head(words.varied(experiment.plan().varied())), head(texts.get("experiment.column.standing")),
        head(texts.get("experiment.column.loss")), head(texts.get("experiment.column.accuracy")));
    for (Trial trial : experiment.trials()) {
      Region swatch = new Region();
      swatch.getStyleClass().addAll("swatch", "swatch-" + (rows.size() + 1));
      Row row = new Row(cell(words.value(experiment.plan().varied(), trial.value())), cell(""), cell(""), cell(""));
      row.standing().setId("experiment-standing-" + (rows.size() + 1));
      HBox value = new HBox(swatch, row.value());
      value.getStyleClass().add("legend-entry");
      rows.add(row);
      addRow(rows.size(), value, row.standing(), row.loss(), row.accuracy());
    }
  }

  private static Label head(String name) {
    Label label = new Label(name);
    label.getStyleClass().add("hint");
    return label;
  }

  private static Label cell(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("trial");
    return label;
  }
}
