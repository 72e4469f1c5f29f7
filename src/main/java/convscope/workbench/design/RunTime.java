package convscope.workbench.design;

import convscope.engine.Engine;
import convscope.training.MeasuredSpeed;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.LatestRequest;
import java.nio.file.Path;
import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.value.ObservableValue;

/** About how long training takes here, by the speed of earlier runs; unknown without one. JavaFX thread. */
public final class RunTime {
  private final ReadOnlyDoubleWrapper speed = new ReadOnlyDoubleWrapper(this, "speed", Double.NaN);
  private final ObservableValue<? extends Engine> engine;
  private final Path runs;
  private final LatestRequest reading;

  /** For the chosen {@code engine}, with the runs in the folder {@code runs}. */
  public RunTime(ObservableValue<? extends Engine> engine, Path runs, Background background) {
    this.engine = engine;
    this.runs = runs;
    reading = LatestRequest.finishing(background);
  }

  /** The multiply-accumulates of forward passes per second; NaN if unknown. */
  ReadOnlyDoubleProperty speedProperty() {
    return speed.getReadOnlyProperty();
  }

  /** Looks for the speed of the latest run that was computed as the next one will be. */
  void find() {
    Engine now = engine.getValue();
    if (now != null) {
      reading.run(() -> MeasuredSpeed.multiplyAddsPerSecond(runs, now), found -> speed.set(found.orElse(Double.NaN)),
          unreadable -> speed.set(Double.NaN));
    }
  }

  /** The seconds for {@code multiplyAdds} multiply-accumulates of forward passes, all else of the steps included. */
  OptionalDouble seconds(double multiplyAdds) {
    return speed.get() > 0 ? OptionalDouble.of(multiplyAdds / speed.get()) : OptionalDouble.empty();
  }
}
