package convscope.workbench.design;

import convscope.foundation.Problem;
import convscope.model.Layer;
import convscope.training.LayerTimes;
import convscope.workbench.fx.ByteWords;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Texts;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The card of the layer at one position: what it is, its figures, why it is impossible, and, if it is selected, its
 * fields. JavaFX thread.
 */
final class CardController {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");
  private static final PseudoClass DROP_ABOVE = PseudoClass.getPseudoClass("drop-above");
  private static final PseudoClass DROP_BELOW = PseudoClass.getPseudoClass("drop-below");

  private final DesignModel model;
  private final Texts texts;
  private final int index;
  private final Parent node;
  private @Nullable CardFields fields;

  @FXML private VBox root;
  @FXML private HBox head;
  @FXML private Label name;
  @FXML private Label words;
  @FXML private Label output;
  @FXML private Label parameters;
  @FXML private Label multiplyAdds;
  @FXML private Label memory;
  @FXML private Label field;
  @FXML private Label time;
  @FXML private Label problem;

  /** The card of position {@code index}. */
  CardController(DesignModel model, int index, Texts texts) {
    this.model = model;
    this.index = index;
    this.texts = texts;
    node = Fxml.load(this, texts);
    int number = index + 1;
    root.setId("design-layer-" + number);
    head.setId("design-head-" + number);
    output.setId("design-output-" + number);
    parameters.setId("design-parameters-" + number);
    multiplyAdds.setId("design-macs-" + number);
    memory.setId("design-memory-" + number);
    field.setId("design-field-" + number);
    time.setId("design-time-" + number);
    problem.setId("design-problem-" + number);
  }

  Parent node() {
    return node;
  }

  /** The part by which it is selected and dragged. */
  Node head() {
    return head;
  }

  /**
   * Shows the layer at its position in {@code now}, for {@code batch} images per step.
   *
   * @param measuring whether its time is being measured
   * @param times of all layers; null if they were not measured
   */
  void show(DesignModel.State now, int batch, boolean measuring, @Nullable LayerTimes times) {
    Layer layer = now.design().layers().get(index);
    Assessment found = now.found();
    name.setText(layer.name());
    words.setText(LayerWords.of(layer, texts));
    List<Label> figures = List.of(output, parameters, multiplyAdds, memory, field);
    if (index < found.layers().size()) {
      LayerFigures own = found.layers().get(index);
      output.setText(own.output().toString());
      parameters.setText(texts.get("number", own.parameters()));
      multiplyAdds.setText(texts.get("number", own.multiplyAdds()));
      memory.setText(ByteWords.of(own.bytes(batch), texts.locale()));
      field.setText(own.wholeInput() ? texts.get("field.whole")
          : texts.get("field", own.fieldHeight(), own.fieldWidth()));
    } else {
      figures.forEach(label -> label.setText(""));
    }
    time.setText(times == null ? texts.get("time.measuring")
        : texts.get("time.layer", times.share(index), times.millis(index)));
    Presence.set(time, measuring || times != null);
    Problem why = found.at() == index ? found.problem() : null;
    problem.setText(why == null ? "" : texts.sentence(why));
    Presence.set(problem, why != null);
    boolean selected = now.selected() == index;
    root.pseudoClassStateChanged(SELECTED, selected);
    root.pseudoClassStateChanged(WRONG, why != null);
    showFields(selected ? layer : null);
  }

  private void showFields(@Nullable Layer layer) {
    if (layer == null) {
      if (fields != null) {
        root.getChildren().remove(fields.node());
        fields = null;
      }
      return;
    }
    if (fields == null) {
      fields = new CardFields(model, texts);
      root.getChildren().add(fields.node());
    }
    fields.show(layer);
  }

  /** Puts the cursor into its first field, if it is selected. */
  void edit() {
    if (fields != null) {
      fields.focus();
    }
  }

  /** Shows that a dragged layer would be put above it, or below it. */
  void markDrop(boolean above, boolean below) {
    root.pseudoClassStateChanged(DROP_ABOVE, above);
    root.pseudoClassStateChanged(DROP_BELOW, below);
  }
}
