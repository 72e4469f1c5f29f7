package convscope.workbench.design;

import convscope.engine.Engine;
import convscope.foundation.Problem;
import convscope.model.Layer;
import convscope.model.Network;
import convscope.model.Shape;
import convscope.training.LayerTimes;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.LatestRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/**
 * The time of each layer in a step of training on the device in use. It is measured on request, with a trainer of its
 * own, and only while no run trains: both would take the device from each other. JavaFX thread.
 */
public final class LayerTiming {
  private final ReadOnlyObjectWrapper<Now> now = new ReadOnlyObjectWrapper<>(this, "now", new Now(null, null, null));
  private final ObservableValue<? extends Engine> engine;
  private final ObservableValue<Boolean> free;
  private final LatestRequest request;
  private AtomicBoolean goesOn = new AtomicBoolean();

  /** What is measured: {@code layers} on images of shape {@code input}, in steps of {@code batch}, on {@code engine}. */
  record Subject(Shape input, List<Layer> layers, int batch, Engine engine) {}

  /**
   * How far the measuring is.
   *
   * @param measuring what is being measured; null for nothing
   * @param measured what was measured last; null before
   * @param times of {@code measured}
   */
  record Now(@Nullable Subject measuring, @Nullable Subject measured, @Nullable LayerTimes times) {}

  /** For the chosen {@code engine}; {@code free} says whether no run trains. */
  public LayerTiming(ObservableValue<? extends Engine> engine, ObservableValue<Boolean> free, Background background) {
    this.engine = engine;
    this.free = free;
    request = LatestRequest.finishing(background);
    free.subscribe(is -> {
      if (!is) {
        cancel();
      }
    });
    engine.subscribe((was, is) -> cancel());
  }

  /** How far the measuring is. */
  ReadOnlyObjectProperty<Now> nowProperty() {
    return now.getReadOnlyProperty();
  }

  /** The engine that would be measured; null until it is loaded. */
  ObservableValue<? extends Engine> engine() {
    return engine;
  }

  /** Whether no run trains. */
  ObservableValue<Boolean> free() {
    return free;
  }

  /** Whether {@code design} in batches of {@code batch} are being measured. */
  boolean measures(NetworkDesign design, int batch) {
    return now.get().measuring() != null && now.get().measuring().equals(subject(design.input(), design.layers(), batch));
  }

  /** The times of {@code design} in batches of {@code batch} on the device in use, if they were measured last. */
  Optional<LayerTimes> times(NetworkDesign design, int batch) {
    Now known = now.get();
    return known.measured() == null || !known.measured().equals(subject(design.input(), design.layers(), batch)) ? Optional.empty()
        : Optional.ofNullable(known.times());
  }

  private @Nullable Subject subject(Shape input, List<Layer> layers, int batch) {
    return engine.getValue() == null ? null : new Subject(input, layers, batch, engine.getValue());
  }

  /**
   * Measures {@code network} in batches of {@code batch}, if there is an engine and no run trains.
   *
   * @param failed told why it could not be measured
   */
  void measure(Network network, int batch, Consumer<Problem> failed) {
    Subject subject = subject(network.input(), network.layers(), batch);
    if (subject == null || !free.getValue()) {
      return;
    }
    cancel();
    AtomicBoolean own = new AtomicBoolean(true);
    goesOn = own;
    now.set(new Now(subject, now.get().measured(), now.get().times()));
    request.run(() -> LayerTimes.measure(subject.engine(), network, batch, own::get),
        found -> now.set(new Now(null, subject, found.orElse(null))), why -> {
          now.set(new Now(null, now.get().measured(), now.get().times()));
          failed.accept(why);
        });
  }

  /** Ends the measuring after the present step; what was measured before stays. */
  void cancel() {
    goesOn.set(false);
    request.cancel();
    if (now.get().measuring() != null) {
      now.set(new Now(null, now.get().measured(), now.get().times()));
    }
  }

  /** Ends the measuring of any other network than {@code design}. */
  void keepTo(NetworkDesign design) {
    Subject measuring = now.get().measuring();
    if (measuring != null
        && !(measuring.input().equals(design.input()) && measuring.layers().equals(design.layers()))) {
      cancel();
    }
  }
}
