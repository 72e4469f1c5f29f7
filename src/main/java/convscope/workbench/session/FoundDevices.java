package convscope.workbench.session;

import convscope.engine.Device;
import convscope.engine.DeviceStatus;
import convscope.engine.Engines;
import convscope.foundation.Problem;
import convscope.workbench.fx.Background;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The devices of this machine, searched for in the background: drivers may take seconds to answer. JavaFX thread. */
public final class FoundDevices {
  private final ReadOnlyObjectWrapper<@Nullable Found> found = new ReadOnlyObjectWrapper<>(this, "found");
  private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
  private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper(this, "looking");
  private final Background background;
  private final SharedEngine sharedEngine;
  private final Supplier<Engines> engines;

  /**
   * The devices found.
   *
   * @param engines through which they were found, for opening them and asking how busy they are; not on the JavaFX
   *     thread
   * @param remarks remarks on the search
   */
  public record Found(Engines engines, List<Device> devices, List<DeviceStatus> remarks) {}

  /**
   * Starts with what {@code sharedEngine} knows, and then searches with new {@code engines} each time: engines search
   * only once.
   */
  public FoundDevices(Background background, SharedEngine sharedEngine, Supplier<Engines> engines) {
    this.background = background;
    this.sharedEngine = sharedEngine;
    this.engines = engines;
  }

  /** The last result; null before the first. */
  public ReadOnlyObjectProperty<@Nullable Found> foundProperty() {
    return found.getReadOnlyProperty();
  }

  /** Why the search failed; null if it did not. */
  public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whether a search is under way. */
  public ReadOnlyBooleanProperty lookingProperty() {
    return looking.getReadOnlyProperty();
  }

  /** Searches for devices, unless a search is under way. */
  public void look() {
    if (looking.get()) {
      return;
    }
    boolean first = found.get() == null && problem.get() == null;
    looking.set(true);
    background.run(() -> {
      Engines asked = first ? sharedEngine.found() : engines.get();
      return new Found(asked, asked.devices(), asked.remarks());
    }, now -> {
      sharedEngine.renew(now.engines(), now.devices());
      problem.set(null);
      found.set(now);
      looking.set(false);
    }, why -> {
      problem.set(why);
      looking.set(false);
    });
  }
}
