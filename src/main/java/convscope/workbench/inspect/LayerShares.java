package convscope.workbench.inspect;

import convscope.engine.LayerTime;
import convscope.engine.Optimizer;
import convscope.engine.Trainer;
import convscope.foundation.Problem;
import convscope.model.Network;
import convscope.workbench.fx.Background;
import convscope.workbench.fx.LatestRequest;
import convscope.workbench.session.SharedEngine;
import convscope.workbench.session.LoadedNetwork;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Each layer's share of a training step's time on this machine: measured once per network, in the background, with a
 * separate trainer whose steps change nothing. JavaFX thread.
 */
final class LayerShares {
  private static final Logger LOG = LoggerFactory.getLogger(LayerShares.class);
  private static final int BATCH = 32;
  private static final int ROUNDS = 5;

  private final ReadOnlyObjectWrapper<Map<String, Double>> shares =
      new ReadOnlyObjectWrapper<>(this, "shares", Map.of());
  private final LatestRequest request;
  private final SharedEngine engines;
  private @Nullable Network measured;

  /** Shares measured by a trainer that {@code engines} makes. */
  LayerShares(Background background, SharedEngine engines) {
    request = LatestRequest.finishing(background);
    this.engines = engines;
  }

  /** The shares by the layers' names, each 0 … 1; empty before they are measured. */
  ReadOnlyObjectProperty<Map<String, Double>> sharesProperty() {
    return shares.getReadOnlyProperty();
  }

  /** The share of the layer called {@code name}, if known. */
  OptionalDouble of(String name) {
    Double share = shares.get().get(name);
    return share == null ? OptionalDouble.empty() : OptionalDouble.of(share);
  }

  /** Measures the layers of {@code model}, with {@code image}, unless its network was measured last. */
  void measure(LoadedNetwork model, float[] image) {
    if (model.network().equals(measured)) {
      return;
    }
    measured = model.network();
    shares.set(Map.of());
    request.run(() -> time(model, image), shares::set, LayerShares::passOver);
  }

  /** The diagram works without them. */
  private static void passOver(Problem problem) {
    LOG.warn("The layers' times could not be measured: {}", problem.getMessage(), problem);
  }

  private Map<String, Double> time(LoadedNetwork model, float[] image) throws InterruptedException {
    float[] images = new float[BATCH * image.length];
    for (int i = 0; i < BATCH; i++) {
      System.arraycopy(image, 0, images, i * image.length, image.length);
    }
    List<LayerTime> times;
    try (Trainer trainer = engines.await().trainer(model.network(), BATCH, new Optimizer.Sgd())) {
      trainer.setParameters(model.averages());
      times = trainer.timeLayers(images, new int[BATCH], ROUNDS);
    }
    Map<String, Double> found = new HashMap<>();
    double all = 0;
    for (LayerTime time : times) {
      found.merge(time.layer(), time.forward() + time.backward(), Double::sum);
      all += time.forward() + time.backward();
    }
    double whole = all;
    found.replaceAll((layer, millis) -> whole > 0 ? millis / whole : 0);
    return Map.copyOf(found);
  }
}
