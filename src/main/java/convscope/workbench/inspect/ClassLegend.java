package convscope.workbench.inspect;

import convscope.workbench.fx.Presence;
import convscope.workbench.fx.Texts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;

/**
 * The classes with their marks; a click, or Enter, hides or shows a class; with Shift, or a double click, all others.
 * JavaFX thread.
 */
final class ClassLegend {
  private final FlowPane place;
  private final Texts texts;
  private final Consumer<BitSet> changed;
  private final List<ToggleButton> buttons = new ArrayList<>();
  private final Button all = new Button();
  private final BitSet hidden = new BitSet();
  private List<String> names = List.of();

  /** A legend in {@code place}; {@code changed} receives the hidden classes. */
  ClassLegend(FlowPane place, Texts texts, Consumer<BitSet> changed) {
    this.place = place;
    this.texts = texts;
    this.changed = changed;
    all.setId("legend-all");
    all.setText(texts.get("legend.all"));
    all.setAccessibleHelp(texts.get("legend.all.why"));
    all.getStyleClass().add("small");
    all.setOnAction(pressed -> {
      hidden.clear();
      tell();
    });
  }

  /** Lists {@code classNames} by number; what was hidden stays hidden while they are the same. */
  void show(List<String> classNames) {
    if (classNames.equals(names)) {
      return;
    }
    names = List.copyOf(classNames);
    hidden.clear();
    buttons.clear();
    place.getChildren().clear();
    for (int label = 0; label < names.size(); label++) {
      ToggleButton button = button(label);
      buttons.add(button);
      place.getChildren().add(button);
    }
    place.getChildren().add(all);
    tell();
  }

  private ToggleButton button(int label) {
    ToggleButton button = new ToggleButton(names.get(label), Mark.of(label).swatch());
    button.setId("legend-" + label);
    button.getStyleClass().addAll("small", "flat", "legend-entry");
    button.setAccessibleHelp(texts.get("legend.why", names.get(label)));
    button.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
      if (button.contains(event.getX(), event.getY())) {
        pressed(label, event.isShiftDown() || event.getClickCount() == 2);
      }
      button.disarm();
      event.consume();
    });
    button.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.ENTER) {
        pressed(label, event.isShiftDown());
        event.consume();
      }
    });
    return button;
  }

  private void pressed(int label, boolean alone) {
    if (alone) {
      hidden.set(0, names.size());
      hidden.clear(label);
    } else {
      hidden.flip(label);
    }
    tell();
  }

  private void tell() {
    for (int label = 0; label < buttons.size(); label++) {
      buttons.get(label).setSelected(!hidden.get(label));
    }
    Presence.set(all, !hidden.isEmpty());
    changed.accept(hidden);
  }
}
