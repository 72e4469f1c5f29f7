package convscope.workbench.inspect;

import convscope.workbench.control.WrappingRow;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/**
 * The numbers on the way to a value, large, with what is done between them; those not reached yet are open. Goes on
 * below where it is too narrow. Style class {@code stage-row}. JavaFX thread.
 */
public final class StageRow extends WrappingRow {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final PseudoClass REACHED = PseudoClass.getPseudoClass("reached");
  private static final String OPEN = "…";

  private final List<Label> operators = new ArrayList<>();
  private final List<Label> figures = new ArrayList<>();
  private final List<Label> captions = new ArrayList<>();
  private final List<VBox> stages = new ArrayList<>();
  private final List<HBox> terms = new ArrayList<>();

  /** An empty row. */
  public StageRow() {
    getStyleClass().add("stage-row");
  }

  /** Shows {@code now}. */
  void show(List<StepFrame.Stage> now) {
    while (stages.size() < now.size()) {
      add();
    }
    while (stages.size() > now.size()) {
      int last = stages.size() - 1;
      getChildren().remove(terms.remove(last));
      operators.remove(last);
      stages.remove(last);
      figures.remove(last);
      captions.remove(last);
    }
    for (int i = 0; i < now.size(); i++) {
      StepFrame.Stage stage = now.get(i);
      operators.get(i).setText(stage.operator());
      operators.get(i).setVisible(!stage.operator().isEmpty());
      operators.get(i).setManaged(!stage.operator().isEmpty());
      captions.get(i).setText(stage.caption());
      figures.get(i).setText(stage.reached() ? stage.figure() : OPEN);
      stages.get(i).pseudoClassStateChanged(CURRENT, stage.current());
      stages.get(i).pseudoClassStateChanged(REACHED, stage.reached());
    }
  }

  private void add() {
    Label operator = new Label();
    operator.getStyleClass().add("operator");
    operator.setMinWidth(USE_PREF_SIZE);
    Label caption = new Label();
    caption.getStyleClass().add("caption");
    Label figure = new Label();
    figure.getStyleClass().add("figure");
    figure.setId("steps-stage-" + stages.size());
    figure.setMinWidth(USE_PREF_SIZE);
    VBox stage = new VBox(caption, figure);
    stage.getStyleClass().add("stage");
    operators.add(operator);
    captions.add(caption);
    figures.add(figure);
    stages.add(stage);
    HBox term = new HBox(operator, stage);
    term.getStyleClass().add("term");
    terms.add(term);
    getChildren().add(term);
  }

  @Override
  public String getUserAgentStylesheet() {
    return StageRow.class.getResource("nodes.css").toExternalForm();
  }
}
