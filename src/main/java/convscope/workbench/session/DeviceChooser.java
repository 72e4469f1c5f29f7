package convscope.workbench.session;

import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;

/** Has other devices compute. JavaFX thread. */
public interface DeviceChooser {

  /** What a person wants. */
  ReadOnlyObjectProperty<DeviceChoice> choiceProperty();

  /** What computes; none while nothing can. */
  ReadOnlyObjectProperty<List<Computing>> computingProperty();

  /** Whether a change is on its way. */
  ReadOnlyBooleanProperty changingProperty();

  /**
   * Has {@code choice} compute from the next step on, in the background; what goes wrong is told, and all is as before
   * then.
   */
  void choose(DeviceChoice choice);
}
