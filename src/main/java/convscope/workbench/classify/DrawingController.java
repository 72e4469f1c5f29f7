package convscope.workbench.classify;

import convscope.pictures.Drawing;
import convscope.workbench.fx.Fxml;
import convscope.workbench.fx.Hints;
import convscope.workbench.fx.Shortcut;
import convscope.workbench.fx.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.geometry.Insets;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.TilePane;
import javafx.scene.shape.Circle;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The drawing pad with its colors, brush sizes, undo and clear. JavaFX thread. */
final class DrawingController {
  private static final KeyCombination UNDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination REDO = new KeyCodeCombination(KeyCode.Y, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination REDO_TOO =
      new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
  private static final double SWATCH = 16;
  private static final double LARGEST_DOT = 14;

  private final Brush brush;
  private final Texts texts;
  private final DrawingPad pad;
  private final Parent node;
  private @Nullable DrawingHistory history;
  private Subscription listening = Subscription.EMPTY;

  @FXML private StackPane place;
  @FXML private TilePane colours;
  @FXML private HBox sizes;
  @FXML private FlowPane tools;
  @FXML private Button undo;
  @FXML private Button redo;

  DrawingController(Brush brush, Texts texts) {
    this.brush = brush;
    this.texts = texts;
    pad = new DrawingPad(brush);
    pad.setId("draw-pad");
    // It would lie over the paper; the name above explains it.
    Hints.withhold(pad);
    node = Fxml.load(this, texts);
  }

  @FXML
  private void initialize() {
    pad.setAccessibleText(texts.get("draw.pad"));
    pad.setAccessibleHelp(texts.get("draw.pad.why"));
    place.getChildren().setAll(pad);
    ToggleGroup colourGroup = new ToggleGroup();
    for (BrushColour colour : BrushColour.values()) {
      ToggleButton button = button(colourGroup, texts.get(colour.key()), colour == brush.colourProperty().get());
      button.setId("draw-color-" + colour.name().toLowerCase(Locale.ROOT));
      Region swatch = new Region();
      swatch.getStyleClass().add("paint");
      swatch.setMinSize(SWATCH, SWATCH);
      swatch.setBackground(new Background(new BackgroundFill(BrushColour.paint(colour.rgb()), CornerRadii.EMPTY,
          Insets.EMPTY)));
      button.setGraphic(swatch);
      button.setOnAction(pressed -> brush.colourProperty().set(colour));
      colours.getChildren().add(button);
    }
    ToggleGroup sizeGroup = new ToggleGroup();
    double largest = Brush.Size.BROAD.radius();
    for (Brush.Size size : Brush.Size.values()) {
      String name = size.name().toLowerCase(Locale.ROOT);
      ToggleButton button = button(sizeGroup, texts.get("size." + name), size == brush.sizeProperty().get());
      button.setId("draw-size-" + name);
      Circle dot = new Circle(Math.max(2, LARGEST_DOT / 2 * size.radius() / largest));
      dot.getStyleClass().add("dot");
      button.setGraphic(dot);
      button.setOnAction(pressed -> brush.sizeProperty().set(size));
      sizes.getChildren().add(button);
    }
    place.getParent().addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
  }

  private static ToggleButton button(ToggleGroup group, String name, boolean selected) {
    ToggleButton button = new ToggleButton();
    button.setToggleGroup(group);
    button.setSelected(selected);
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setAccessibleText(name);
    button.setAccessibleHelp(name);
    // Pressing the selected one again changes nothing.
    button.selectedProperty().addListener((property, was, is) -> {
      if (!is && group.getSelectedToggle() == null) {
        button.setSelected(true);
      }
    });
    return button;
  }

  Parent node() {
    return node;
  }

  /** Edits {@code drawn} from now on; null for nothing. */
  void edit(@Nullable DrawingHistory drawn) {
    listening.unsubscribe();
    listening = Subscription.EMPTY;
    history = drawn;
    pad.edit(drawn);
    if (drawn != null) {
      listening = Subscription.combine(drawn.undoableProperty().subscribe(can -> undo.setDisable(!can)),
          drawn.redoableProperty().subscribe(can -> redo.setDisable(!can)));
    }
  }

  /** Makes the pad {@code side} points wide and high. */
  void setSide(double side) {
    pad.setSide(side);
    colours.setMaxWidth(side);
    tools.setPrefWrapLength(side);
  }

  void close() {
    listening.unsubscribe();
    pad.close();
  }

  @FXML
  private void undo() {
    if (history != null) {
      pad.lift();
      history.undo();
    }
  }

  @FXML
  private void redo() {
    if (history != null) {
      pad.lift();
      history.redo();
    }
  }

  @FXML
  private void fill() {
    change(history.drawingProperty().get().on(brush.colourProperty().get().rgb()));
  }

  @FXML
  private void clear() {
    change(Drawing.blank());
  }

  private void change(Drawing wanted) {
    pad.lift();
    history.change(wanted);
  }

  /** The keys of a drawing, for the list of shortcuts. */
  static List<Shortcut> keys(Texts texts) {
    List<Shortcut> keys = new ArrayList<>(DrawingPad.keys(texts));
    keys.addAll(List.of(Shortcut.of(texts, "draw.undo", UNDO), Shortcut.of(texts, "draw.redo", REDO, REDO_TOO)));
    return keys;
  }

  private void pressed(KeyEvent event) {
    boolean again = REDO.match(event) || REDO_TOO.match(event);
    if (again) {
      redo();
    } else if (UNDO.match(event)) {
      undo();
    }
    if (again || UNDO.match(event)) {
      event.consume();
    }
  }
}
