package badhouse.data;

import javafx.beans.property.SimpleIntegerProperty;

/** Breaks a rule on purpose: JavaFX in the core. */
final class DrawsItself {
  final SimpleIntegerProperty count = new SimpleIntegerProperty();
}
