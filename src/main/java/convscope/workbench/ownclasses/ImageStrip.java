package convscope.workbench.ownclasses;

import convscope.pictures.Picture;
import convscope.workbench.control.PixelView;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;

/**
 * The images of a class in rows. It has the focus as a whole; the arrow keys, Home and End move the selection in it.
 * Without images it says what to do. Style class {@code image-strip}. JavaFX thread.
 */
final class ImageStrip extends FlowPane {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final int FACTOR = 2;

  private final IntegerProperty selected = new SimpleIntegerProperty(this, "selected", -1);
  private final Label empty = new Label();
  private int count;

  ImageStrip(String emptyWords) {
    getStyleClass().add("image-strip");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    empty.setText(emptyWords);
    empty.getStyleClass().add("text-muted");
    empty.setWrapText(true);
    setOnMousePressed(pressed -> requestFocus());
    setOnKeyPressed(this::pressed);
    selected.addListener((property, was, is) -> mark());
    show(List.of());
  }

  /** The index of the selected image; −1 for none. */
  IntegerProperty selectedProperty() {
    return selected;
  }

  /** Shows {@code images}; the selection stays where it is, as far as there is something. */
  void show(List<OwnImage> images) {
    count = images.size();
    getChildren().setAll(images.isEmpty() ? List.of(empty) : images.stream().map(this::thumbnail).toList());
    selected.set(Math.min(selected.get(), count - 1));
    mark();
  }

  private Node thumbnail(OwnImage image) {
    PixelView view = new PixelView();
    view.show(Picture.SIDE, Picture.SIDE, image.argb(), FACTOR);
    view.setOnMousePressed(pressed -> selected.set(getChildren().indexOf(view)));
    return view;
  }

  private void mark() {
    for (int i = 0; i < count; i++) {
      getChildren().get(i).pseudoClassStateChanged(SELECTED, i == selected.get());
    }
  }

  private void pressed(KeyEvent event) {
    int to = switch (event.getCode()) {
      case LEFT, KP_LEFT -> selected.get() - 1;
      case RIGHT, KP_RIGHT -> selected.get() + 1;
      case UP, KP_UP -> selected.get() - columns();
      case DOWN, KP_DOWN -> selected.get() < 0 ? 0 : selected.get() + columns();
      case HOME -> 0;
      case END -> count - 1;
      default -> Integer.MIN_VALUE;
    };
    if (to != Integer.MIN_VALUE && count > 0) {
      selected.set(Math.max(0, Math.min(count - 1, to)));
      event.consume();
    }
  }

  /** How many images the first row has. */
  private int columns() {
    int columns = 1;
    while (columns < count && getChildren().get(columns).getLayoutY() == getChildren().get(0).getLayoutY()) {
      columns++;
    }
    return columns;
  }
}
