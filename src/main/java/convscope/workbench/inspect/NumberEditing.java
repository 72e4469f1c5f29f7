package convscope.workbench.inspect;

import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Changes the numbers of an editable {@link NumberGrid}: a drag to the right or upwards is more, a double-click, Enter
 * or a digit opens a field to type in, plus and minus change a number a little, Escape takes a change back. JavaFX
 * thread.
 */
final class NumberEditing {
  private static final double DRAGGED_PER_RANGE = 150;
  private static final double NUDGES_PER_RANGE = 20;
  private static final int FIRST_DRAG = 3;

  private final NumberGrid grid;
  private @Nullable CellEditor editor;
  private @Nullable TextField typing;
  private int at;
  private int pressed = -1;
  private double pressedX;
  private double pressedY;
  private double dragFrom;
  private boolean dragging;

  NumberEditing(NumberGrid grid) {
    this.grid = grid;
  }

  void install() {
    grid.setOnMousePressed(this::pressed);
    grid.setOnMouseDragged(this::dragged);
    grid.setOnMouseReleased(event -> {
      pressed = -1;
      endDrag(true);
    });
    grid.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    grid.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
  }

  void tell(CellEditor listener) {
    editor = listener;
  }

  /** The cell in hand. */
  int at() {
    return at;
  }

  /** Whether a number is being changed. */
  boolean busy() {
    return typing != null || dragging;
  }

  /** Where a number is being typed; null for none. */
  @Nullable TextField field() {
    return typing;
  }

  private boolean editable() {
    return grid.table() != null && grid.table().editable() && editor != null;
  }

  private void pressed(MouseEvent event) {
    int cell = grid.cell(event);
    if (event.getButton() != MouseButton.PRIMARY || cell < 0 || !editable()) {
      return;
    }
    finish(true);
    grid.requestFocus();
    // A scroll pane around it would take the focus.
    event.consume();
    at = cell;
    pressed = cell;
    pressedX = event.getX();
    pressedY = event.getY();
    dragFrom = grid.table().values()[cell];
    if (event.getClickCount() == 2) {
      pressed = -1;
      type(grid.figure(cell));
    }
    grid.requestLayout();
  }

  private void dragged(MouseEvent event) {
    double by = event.getX() - pressedX + pressedY - event.getY();
    if (pressed < 0 || !editable() || !dragging && Math.abs(by) < FIRST_DRAG) {
      return;
    }
    if (!dragging) {
      dragging = true;
      editor.begin();
    }
    editor.to(pressed, dragFrom + by * grid.table().range() / DRAGGED_PER_RANGE);
  }

  private void endDrag(boolean keep) {
    if (dragging) {
      dragging = false;
      pressed = -1;
      editor.end(keep);
    }
  }

  private void key(KeyEvent event) {
    if (!editable() || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    if (dragging && event.getCode() == KeyCode.ESCAPE) {
      endDrag(false);
      event.consume();
    } else if (typing == null && handled(event.getCode())) {
      event.consume();
    }
  }

  private boolean handled(KeyCode code) {
    switch (code) {
      case LEFT, KP_LEFT -> go(-1);
      case RIGHT, KP_RIGHT -> go(1);
      case UP, KP_UP -> go(-grid.table().columns());
      case DOWN, KP_DOWN -> go(grid.table().columns());
      case ENTER, F2 -> type(grid.figure(at));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void go(int by) {
    if (at + by >= 0 && at + by < grid.table().values().length) {
      at += by;
      grid.requestLayout();
    }
  }

  private void typed(KeyEvent event) {
    if (!editable() || typing != null || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    String character = event.getCharacter();
    if (character.matches("[0-9.,]")) {
      type(character);
      event.consume();
    } else if (character.equals("+") || character.equals("-")) {
      double by = grid.table().range() / NUDGES_PER_RANGE;
      change(grid.table().values()[at] + (character.equals("+") ? by : -by));
      event.consume();
    }
  }

  private void change(double value) {
    editor.begin();
    editor.to(at, value);
    editor.end(true);
  }

  /** Opens a field over the cell in hand. */
  private void type(String first) {
    TextField field = new TextField(first);
    field.getStyleClass().add("small");
    field.setId("steps-typed");
    field.setManaged(false);
    field.setAccessibleText(grid.table().caption());
    field.setOnAction(entered -> {
      finish(true);
      grid.requestFocus();
    });
    field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
      if (event.getCode() == KeyCode.ESCAPE) {
        finish(false);
        grid.requestFocus();
        event.consume();
      }
    });
    field.focusedProperty().addListener((property, was, is) -> {
      if (!is) {
        finish(true);
      }
    });
    typing = field;
    grid.add(field);
    field.requestFocus();
    if (first.length() > 1) {
      field.selectAll();
    } else {
      field.end();
    }
  }

  private void finish(boolean keep) {
    TextField field = typing;
    if (field == null) {
      return;
    }
    typing = null;
    grid.remove(field);
    String text = field.getText().strip().replace('−', '-').replace(',', '.');
    boolean number = text.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,2})?");
    if (keep && editable() && number && !text.equals(grid.figure(at).replace('−', '-'))) {
      change(Double.parseDouble(text));
    }
  }
}
