package convscope.workbench.classify;

import convscope.pictures.Drawing;
import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A drawing in the making, with everything that can be undone and redone. JavaFX thread. */
final class DrawingHistory {
  /** A drawing is a list of references; so many fit into a few megabytes. */
  private static final int MOST = 500;

  private final Deque<Drawing> before = new ArrayDeque<>();
  private final Deque<Drawing> after = new ArrayDeque<>();
  private final ReadOnlyObjectWrapper<Drawing> drawing = new ReadOnlyObjectWrapper<>(this, "drawing", Drawing.blank());
  private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper(this, "undoable");
  private final ReadOnlyBooleanWrapper redoable = new ReadOnlyBooleanWrapper(this, "redoable");

  /** What is drawn now, a stroke under way included. */
  ReadOnlyObjectProperty<Drawing> drawingProperty() {
    return drawing.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty undoableProperty() {
    return undoable.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty redoableProperty() {
    return redoable.getReadOnlyProperty();
  }

  /** Changes the drawing to {@code now}: one step to undo. */
  void change(Drawing now) {
    before.push(drawing.get());
    if (before.size() > MOST) {
      before.removeLast();
    }
    after.clear();
    set(now);
  }

  /** Changes the drawing to {@code now} within the last step: the stroke under way grows. */
  void amend(Drawing now) {
    set(now);
  }

  /** The drawing before the last step; the blank one if there is none. */
  Drawing before() {
    return before.isEmpty() ? Drawing.blank() : before.peek();
  }

  void undo() {
    if (!before.isEmpty()) {
      after.push(drawing.get());
      set(before.pop());
    }
  }

  void redo() {
    if (!after.isEmpty()) {
      before.push(drawing.get());
      set(after.pop());
    }
  }

  private void set(Drawing now) {
    undoable.set(!before.isEmpty());
    redoable.set(!after.isEmpty());
    drawing.set(now);
  }
}
