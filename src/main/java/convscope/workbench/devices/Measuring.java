package convscope.workbench.devices;

import convscope.engine.Engines;
import convscope.foundation.Problem;
import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.Presets;
import convscope.training.DeviceMeasure;
import convscope.training.DeviceSpeed.Figure;
import convscope.workbench.fx.Background;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Measures one device at a time in the background. JavaFX thread. */
final class Measuring {
  private static final int CLASSES = 10;

  private final ReadOnlyObjectWrapper<@Nullable Doing> doing = new ReadOnlyObjectWrapper<>(this, "doing");
  private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>(this, "problem");
  private final Background background;
  private AtomicBoolean wanted = new AtomicBoolean();

  /** The figure and the device being measured. */
  record Doing(DeviceItem item, Figure figure) {}

  Measuring(Background background) {
    this.background = background;
  }

  /** The current measurement; null for none. */
  ReadOnlyObjectProperty<@Nullable Doing> doingProperty() {
    return doing.getReadOnlyProperty();
  }

  /** Why the last device could not be measured; null if it was. */
  ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /**
   * Measures {@code item}, opened by {@code engines} with {@code threads}; nothing is started while another is
   * measured.
   *
   * @param besideRun whether a run is training
   */
  void start(DeviceItem item, Engines engines, int threads, boolean besideRun) {
    if (doing.get() != null) {
      return;
    }
    AtomicBoolean own = new AtomicBoolean(true);
    wanted = own;
    problem.set(null);
    doing.set(new Doing(item, Figure.PRODUCT));
    Network network = Presets.tutorial(InitializerEdition.FROM_2017, CLASSES);
    background.run(() -> DeviceMeasure.of(engines.open(item.now(), threads), network, figure -> {
      Platform.runLater(() -> {
        if (own.get() && doing.get() != null && doing.get().figure() != figure) {
          doing.set(new Doing(item, figure));
        }
      });
      return own.get();
    }), speed -> {
      if (own.get()) {
        doing.set(null);
        speed.ifPresent(told -> item.measured(new Measured(told, besideRun)));
      }
    }, why -> {
      if (own.get()) {
        doing.set(null);
        problem.set(why);
      }
    });
  }

  /** Cancels the measurement, after the current step. */
  void cancel() {
    wanted.set(false);
    doing.set(null);
  }
}
