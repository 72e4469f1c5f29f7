package convscope.workbench.data;

import convscope.data.Crop;
import convscope.workbench.fx.Texts;
import java.util.List;
import java.util.Locale;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * One step of the pipeline, in two rows of a table: its image, its name and random values, its statistics. JavaFX
 * thread.
 */
final class StepRow {
  private static final List<String> FIGURES = List.of("mean", "spread", "least", "largest");

  private final Stage.Step step;
  private final Texts texts;
  private final Figures figures;
  private final Picture picture = new Picture();
  private final Label name = new Label();
  private final Label drawn = new Label();
  private final Label[] numbers = new Label[FIGURES.size()];

  StepRow(Stage.Step step, Texts texts, Figures figures) {
    this.step = step;
    this.texts = texts;
    this.figures = figures;
    picture.getStyleClass().add("small");
    name.setId(id() + "-name");
    name.getStyleClass().add("step-name");
    name.setMinWidth(Region.USE_PREF_SIZE);
    drawn.getStyleClass().addAll("step-drawn", "text-muted");
    picture.setId(id() + "-picture");
    drawn.setId(id() + "-drawn");
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = new Label();
      numbers[i].setId(id() + "-" + FIGURES.get(i));
      numbers[i].getStyleClass().add("figure");
    }
  }

  /** Adds its parts to {@code table}, starting at row {@code line}. */
  void into(GridPane table, int line) {
    table.add(picture, 0, line, 1, 2);
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    HBox head = new HBox(name, between, drawn);
    head.setAlignment(Pos.BASELINE_LEFT);
    table.add(head, 1, line, FIGURES.size(), 1);
    GridPane.setValignment(picture, VPos.TOP);
    GridPane.setValignment(head, VPos.BOTTOM);
    for (int i = 0; i < numbers.length; i++) {
      table.add(numbers[i], 1 + i, line + 1);
      GridPane.setHalignment(numbers[i], HPos.RIGHT);
      GridPane.setValignment(numbers[i], VPos.TOP);
    }
  }

  /** Shows this step of {@code pipeline}; {@code chance} is whether random values were drawn for it. */
  void show(Pipeline pipeline, boolean chance) {
    Stage stage = pipeline.stage(step);
    picture.show(stage.values(), stage.side(), stage.black(), stage.white());
    picture.frame(step == Stage.Step.ORIGINAL ? pipeline.crop() : null);
    drawn.setText(drawn(pipeline.crop(), chance));
    String key = "step." + id() + (chance || step != Stage.Step.CROPPED ? "." : ".central.");
    name.setText(texts.get(key + "name"));
    name.setAccessibleHelp(texts.get(key + "why"));
    double[] values = {stage.mean(), stage.spread(), stage.least(), stage.largest()};
    int places = step == Stage.Step.WHITENED ? 2 : 1;
    for (int i = 0; i < numbers.length; i++) {
      numbers[i].setText(figures.fixed(values[i], places));
    }
    picture.setAccessibleText(texts.get("step.accessible", name.getText(), drawn.getText(), numbers[0].getText(),
        numbers[1].getText(), numbers[2].getText(), numbers[3].getText()));
  }

  private String drawn(Crop crop, boolean chance) {
    return switch (step) {
      case ORIGINAL -> texts.get("drawn.original");
      case CROPPED -> texts.get("drawn.crop", crop.top(), crop.left());
      case FLIPPED -> chance ? texts.get(crop.flipped() ? "drawn.flipped" : "drawn.straight") : texts.get("drawn.none");
      case BRIGHTENED -> chance ? figures.signed(crop.brightness(), 1) : texts.get("drawn.none");
      case CONTRASTED -> chance ? "×" + figures.fixed(crop.contrast(), 2) : texts.get("drawn.none");
      case WHITENED -> texts.get("drawn.whitened");
    };
  }

  private String id() {
    return step.name().toLowerCase(Locale.ROOT);
  }
}
