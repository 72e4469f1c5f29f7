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

/** The devices of this machine, looked for in the background: drivers may take seconds to answer. JavaFX thread. */
public final class DeviceDesk {
  private final ReadOnlyObjectWrapper<@Nullable Found> found = new ReadOnlyObjectWrapper<>(this, "found");
  private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
  private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper(this, "looking");
  private final Background background;
  private final EngineDesk desk;
  private final Supplier<Engines> engines;

  /**
   * What there is.
   *
   * @param engines by which they were found, for opening them and for asking how busy they are; not on the JavaFX thread
   * @param remarks what there is to say of the search
   */
  public record Found(Engines engines, List<Device> devices, List<DeviceStatus> remarks) {}

  /**
   * A desk that tells what {@code desk} knows of, and then looks by what {@code engines} gives each time: engines that have
   * looked once do not look again.
   */
  public DeviceDesk(Background background, EngineDesk desk, Supplier<Engines> engines) {
    this.background = background;
    this.desk = desk;
    this.engines = engines;
  }

  /** What was found last; null before the first time. */
  public ReadOnlyObjectProperty<@Nullable Found> foundProperty() {
    return found.getReadOnlyProperty();
  }

  /** Why nothing was found; null where the search did not fail. */
  public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whether a search is under way. */
  public ReadOnlyBooleanProperty lookingProperty() {
    return looking.getReadOnlyProperty();
  }

  /** Looks for devices, unless that is being done. */
  public void look() {
    if (looking.get()) {
      return;
    }
    boolean first = found.get() == null && problem.get() == null;
    looking.set(true);
    background.run(() -> {
      Engines asked = first ? desk.found() : engines.get();
      return new Found(asked, asked.devices(), asked.remarks());
    }, now -> {
      desk.renew(now.engines(), now.devices());
      problem.set(null);
      found.set(now);
      looking.set(false);
    }, why -> {
      problem.set(why);
      looking.set(false);
    });
  }
}
