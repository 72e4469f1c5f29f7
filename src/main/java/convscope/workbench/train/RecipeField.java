package convscope.workbench.train;

import convscope.runs.Setting;
import convscope.training.NamedRecipe;
import convscope.workbench.fx.Texts;
import convscope.workbench.session.PlanForm;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The choice of a recipe, which sets several settings at once, and what it sets. JavaFX thread. */
final class RecipeField {
  private final SettingWords words;
  private final ComboBox<NamedRecipe> box = new ComboBox<>();
  private final Label sets = new Label();
  private final VBox node;
  private final Subscription listening;

  /**
   * That of {@code form}.
   *
   * @param texts of the view
   * @param names of the settings
   */
  RecipeField(PlanForm form, Texts texts, Texts names) {
    words = new SettingWords(texts, names);
    Label label = new Label(texts.get("form.recipe"));
    label.setLabelFor(box);
    box.setId("recipe");
    box.setMaxWidth(Double.MAX_VALUE);
    box.setAccessibleText(texts.get("form.recipe"));
    box.setAccessibleHelp(texts.get("form.recipe.help"));
    box.setPromptText(texts.get("recipe.custom"));
    box.getItems().setAll(NamedRecipe.values());
    box.setConverter(new Named<>(texts, "recipe", NamedRecipe::id));
    box.setOnAction(chosen -> {
      if (box.getValue() != null && box.getValue() != form.recipeProperty().get()) {
        form.choose(box.getValue());
      }
    });
    sets.setId("recipe-sets");
    sets.getStyleClass().add("hint");
    sets.setWrapText(true);
    node = new VBox(label, box, sets);
    node.getStyleClass().add("field");
    listening = form.recipeProperty().subscribe(now -> {
      box.setValue(now);
      sets.setText(now == null ? texts.get("recipe.custom.sets")
          : now.differences().isEmpty() ? texts.get("recipe.tutorial.sets") : list(now.differences()));
    });
  }

  /** All but the length of the run, which the sample keeps. */
  private String list(Map<Setting, Object> values) {
    return values.entrySet().stream().filter(one -> one.getKey() != Setting.STEPS)
        .map(one -> words.of(one.getKey(), Setting.text(one.getValue()))).collect(Collectors.joining(" · "));
  }

  VBox node() {
    return node;
  }

  void close() {
    listening.unsubscribe();
  }
}
