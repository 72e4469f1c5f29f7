package convscope.workbench.control;

import convscope.workbench.fx.Texts;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/**
 * A light that shows a status by color and shape: a disc is good, a triangle is a warning, a diamond is bad, a ring
 * means not yet known. Style class {@code status-light}, with the state as a pseudo-class. JavaFX thread.
 */
public final class StatusLight extends Region {
  /** The status. */
  public enum State {
    GOOD, WATCH, BAD, UNKNOWN;

    private final PseudoClass pseudoClass = PseudoClass.getPseudoClass(name().toLowerCase(Locale.ROOT));

    private String key() {
      return "light." + name().toLowerCase(Locale.ROOT);
    }
  }

  private final ObjectProperty<State> state = new SimpleObjectProperty<>(this, "state", State.UNKNOWN);
  private final StringProperty subject = new SimpleStringProperty(this, "subject", "");
  private final Texts texts;

  /** A light that is {@link State#UNKNOWN}; {@code texts} are those of this class's package. */
  public StatusLight(Texts texts) {
    this.texts = texts;
    getStyleClass().add("status-light");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    state.addListener((property, was, is) -> show());
    subject.addListener((property, was, is) -> show());
    show();
  }

  public ObjectProperty<State> stateProperty() {
    return state;
  }

  public State getState() {
    return state.get();
  }

  public void setState(State how) {
    state.set(how);
  }

  /** Its subject, for screen readers; may be empty. */
  public StringProperty subjectProperty() {
    return subject;
  }

  public void setSubject(String words) {
    subject.set(words);
  }

  @Override
  public String getUserAgentStylesheet() {
    return StatusLight.class.getResource("control.css").toExternalForm();
  }

  private void show() {
    for (State each : State.values()) {
      pseudoClassStateChanged(each.pseudoClass, each == state.get());
    }
    String how = texts.get(state.get().key());
    setAccessibleText(subject.get().isEmpty() ? how : subject.get() + ": " + how);
  }
}
