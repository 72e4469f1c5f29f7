package convscope.workbench.session;

import convscope.runs.Setting;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * A setting as edited by the user. Its text may be anything; {@link #value} exists only if the text is valid. JavaFX
 * thread.
 */
public final class SettingEntry {
  /** Fractions from here on are written without an exponent, which Java's own text of 0.0001 has. */
  private static final double SMALLEST_PLAIN = 1e-7;

  private final Setting setting;
  private final StringProperty text = new SimpleStringProperty(this, "text");
  private final BooleanBinding valid;
  private final ReadOnlyObjectWrapper<@Nullable Object> planned = new ReadOnlyObjectWrapper<>(this, "planned");
  private final ReadOnlyBooleanWrapper counts = new ReadOnlyBooleanWrapper(this, "counts", true);
  /** What the run in training was begun with; known from its first change on. */
  private @Nullable Object begun;

  SettingEntry(Setting setting) {
    this.setting = setting;
    valid = Bindings.createBooleanBinding(() -> value().isPresent(), text);
    set(setting.standard());
  }

  /** Its row in the table. */
  public Setting setting() {
    return setting;
  }

  /** The text of the field, or the name of the choice. */
  public StringProperty textProperty() {
    return text;
  }

  public BooleanBinding validProperty() {
    return valid;
  }

  /** Whether it applies with the current values of the other settings. */
  public ReadOnlyBooleanProperty countsProperty() {
    return counts.getReadOnlyProperty();
  }

  /**
   * The value that the run was begun with, if the run has another now; null if it has not. The changed value stays in
   * the field, and so becomes that of the next run unless {@link #restore} is called.
   */
  public ReadOnlyObjectProperty<@Nullable Object> plannedProperty() {
    return planned.getReadOnlyProperty();
  }

  /** Puts the value back that the run was begun with. */
  public void restore() {
    if (planned.get() != null) {
      set(planned.get());
      planned.set(null);
    }
  }

  /** The run that is training had {@code before} until now; what the field contains is applied. */
  void changedFrom(Object before) {
    if (begun == null) {
      begun = before;
    }
    planned.set(value().equals(Optional.of(begun)) ? null : begun);
  }

  /** A run is begun with {@code value}. */
  void begin(Object value) {
    begun = null;
    planned.set(null);
    set(value);
  }

  /** Makes it apply depending on {@code others}, as the table says. */
  void countBeside(List<SettingEntry> others) {
    counts.bind(Bindings.createBooleanBinding(() -> setting.counts(other -> others.stream()
            .filter(entry -> entry.setting == other).findFirst().map(SettingEntry::orStandard)
            .orElse(other.standard())),
        others.stream().map(SettingEntry::textProperty).toArray(Observable[]::new)));
  }

  /** The value, if the text is a value in the range. Thousands may be grouped, decimals may follow a comma. */
  public Optional<Object> value() {
    return setting.range().typed(text.get());
  }

  /** The value, which must be valid where it applies. */
  Object require() {
    if (counts.get() && !valid.get()) {
      throw new IllegalStateException(setting.key() + " is not right: " + text.get());
    }
    return orStandard();
  }

  private Object orStandard() {
    return value().orElse(setting.standard());
  }

  /** Puts {@code value} into the field. */
  public void set(Object value) {
    text.set(value instanceof Double number && Math.abs(number) >= SMALLEST_PLAIN && Math.abs(number) < 1
        ? BigDecimal.valueOf(number).toPlainString() : Setting.text(value));
  }
}
