package convscope.workbench.design;

import convscope.model.Layer;
import convscope.workbench.control.FieldErrors;
import convscope.workbench.fx.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The fields for the properties of the selected layer. What is entered changes the layer at once. JavaFX thread. */
final class CardFields {
  private final DesignModel model;
  private final Texts texts;
  private final List<Row> rows = new ArrayList<>();
  private final FlowPane node = new FlowPane();

  CardFields(DesignModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    node.getStyleClass().add("layer-fields");
  }

  FlowPane node() {
    return node;
  }

  /** Shows the properties of {@code layer}; fields that it has already keep the focus and the cursor. */
  void show(Layer layer) {
    List<LayerProperty> properties = LayerProperties.of(layer);
    if (!properties.stream().map(LayerProperty::key).toList().equals(rows.stream().map(Row::key).toList())) {
      rows.clear();
      properties.forEach(property -> rows.add(row(property)));
      node.getChildren().setAll(rows.stream().map(row -> row.box).toList());
    }
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).show(properties.get(i), layer);
    }
  }

  /** Puts the cursor into the first field. */
  void focus() {
    rows.get(0).control().requestFocus();
  }

  private Row row(LayerProperty property) {
    return switch (property.input()) {
      case NAME, WHOLE, DECIMAL -> new TextRow(property);
      case CHOICE -> new ChoiceRow(property);
      case FLAG -> new FlagRow(property);
    };
  }

  /** One property with its field. */
  private abstract class Row {
    final VBox box = new VBox();
    LayerProperty property;
    boolean showing;

    Row(LayerProperty property) {
      this.property = property;
      box.getStyleClass().add("layer-field");
    }

    String key() {
      return property.key();
    }

    String says(String what) {
      return texts.get("property." + property.key() + what);
    }

    final void dress(Control control) {
      control.setId("design-" + property.key().replace('.', '-'));
      control.setAccessibleText(says(""));
      control.setAccessibleHelp(says(".why"));
    }

    final void show(LayerProperty now, Layer layer) {
      property = now;
      showing = true;
      put(layer);
      showing = false;
    }

    abstract Control control();

    /** Puts the property into the field. */
    abstract void put(Layer layer);
  }

  /** A field for text. */
  private final class TextRow extends Row {
    private final TextField field = new TextField();

    TextRow(LayerProperty property) {
      super(property);
      Label name = new Label(says(""));
      Label wrong = new Label();
      wrong.getStyleClass().add("problem");
      name.setLabelFor(field);
      dress(field);
      field.setText(property.value());
      field.getStyleClass().add(property.input() == LayerProperty.Input.NAME ? "layer-name-field" : "number-field");
      FieldErrors.show(field, typed -> this.property.with().apply(typed).isPresent(),
          typed -> texts.get(this.property.input() == LayerProperty.Input.WHOLE ? "wrong.whole" : "wrong.decimal"),
          wrong);
      field.textProperty().addListener((text, was, is) -> {
        if (!showing) {
          this.property.with().apply(is).ifPresent(layer -> model.type(this.property.key(), layer));
        }
      });
      field.focusedProperty().addListener((focused, was, is) -> {
        if (!is) {
          model.endTyping();
          if (this.property.with().apply(field.getText()).isEmpty()) {
            field.setText(this.property.value());
          }
        }
      });
      box.getChildren().setAll(name, field, wrong);
    }

    @Override
    Control control() {
      return field;
    }

    /** What is being typed stays as it is written, if it says the same. */
    @Override
    void put(Layer layer) {
      if (property.with().apply(field.getText()).filter(layer::equals).isEmpty()) {
        field.setText(property.value());
      }
    }
  }

  /** A choice among a few values. */
  private final class ChoiceRow extends Row {
    private final ComboBox<String> choice = new ComboBox<>();

    ChoiceRow(LayerProperty property) {
      super(property);
      Label name = new Label(says(""));
      name.setLabelFor(choice);
      dress(choice);
      choice.setConverter(new StringConverter<>() {
        @Override
        public String toString(String value) {
          return value == null ? "" : texts.has(key() + "." + value) ? texts.get(key() + "." + value) : value;
        }

        @Override
        public String fromString(String typed) {
          throw new UnsupportedOperationException("Choices are not typed");
        }
      });
      choice.valueProperty().addListener((value, was, is) -> {
        if (!showing && is != null) {
          this.property.with().apply(is).ifPresent(model::replace);
        }
      });
      box.getChildren().setAll(name, choice);
    }

    @Override
    Control control() {
      return choice;
    }

    @Override
    void put(Layer layer) {
      if (!choice.getItems().equals(property.choices())) {
        choice.getItems().setAll(property.choices());
      }
      choice.setValue(property.value());
    }
  }

  /** A property that a layer has or not. */
  private final class FlagRow extends Row {
    private final CheckBox box = new CheckBox();

    FlagRow(LayerProperty property) {
      super(property);
      box.setText(says(""));
      dress(box);
      box.selectedProperty().addListener((flag, was, is) -> {
        if (!showing) {
          this.property.with().apply(is.toString()).ifPresent(model::replace);
        }
      });
      super.box.getChildren().setAll(new Label(), box);
    }

    @Override
    Control control() {
      return box;
    }

    @Override
    void put(Layer layer) {
      box.setSelected(Boolean.parseBoolean(property.value()));
    }
  }
}
