package convscope.workbench.classify;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What is drawn with: the same for every drawing. JavaFX thread. */
final class Brush {
  private final ObjectProperty<BrushColour> colour = new SimpleObjectProperty<>(this, "colour", BrushColour.BLACK);
  private final ObjectProperty<Size> size = new SimpleObjectProperty<>(this, "size", Size.MEDIUM);

  /** The radius, in pixels of the 32 × 32. */
  enum Size {
    THIN(0.6), MEDIUM(1.3), THICK(2.6), BROAD(5);

    private final double radius;

    Size(double radius) {
      this.radius = radius;
    }

    double radius() {
      return radius;
    }
  }

  ObjectProperty<BrushColour> colourProperty() {
    return colour;
  }

  ObjectProperty<Size> sizeProperty() {
    return size;
  }
}
