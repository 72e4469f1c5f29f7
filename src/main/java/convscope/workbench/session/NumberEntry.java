package convscope.workbench.session;

import java.util.OptionalDouble;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * A number that a person types, with the range it must lie in. Its text may be anything; {@link #value} is there only
 * where the text is right. JavaFX thread.
 */
public final class NumberEntry {
  private final String id;
  private final double least;
  private final double most;
  private final boolean whole;
  private final StringProperty text = new SimpleStringProperty(this, "text");
  private final BooleanBinding valid;

  /**
   * @param id what it is called in files and bundles
   * @param whole whether fractions are wrong
   */
  NumberEntry(String id, double least, double most, boolean whole, double value) {
    this.id = id;
    this.least = least;
    this.most = most;
    this.whole = whole;
    this.valid = Bindings.createBooleanBinding(() -> value().isPresent(), text);
    set(value);
  }

  public String id() {
    return id;
  }

  public double least() {
    return least;
  }

  public double most() {
    return most;
  }

  public boolean whole() {
    return whole;
  }

  /** What stands in the field. */
  public StringProperty textProperty() {
    return text;
  }

  public BooleanBinding validProperty() {
    return valid;
  }

  /** The number, if the text is one and in the range. Thousands may be grouped. */
  public OptionalDouble value() {
    String typed = text.get().strip().replace(",", "").replace("_", "");
    try {
      double value = Double.parseDouble(typed);
      boolean right = value >= least && value <= most && !(whole && value != Math.rint(value));
      return right ? OptionalDouble.of(value) : OptionalDouble.empty();
    } catch (NumberFormatException noNumber) {
      return OptionalDouble.empty();
    }
  }

  /** The number, which must be right. */
  public double require() {
    return value().orElseThrow(() -> new IllegalStateException(id + " is not right: " + text.get()));
  }

  /** Puts {@code value} into the field. */
  public void set(double value) {
    text.set(text(value));
  }

  private String text(double value) {
    return whole ? Long.toString((long) value) : Double.toString(value);
  }
}
