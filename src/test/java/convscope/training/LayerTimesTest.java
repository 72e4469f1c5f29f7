package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.AnEngine;
import convscope.engine.Engine;
import convscope.engine.LayerTime;
import convscope.engine.WatchedEngine;
import convscope.model.Activation;
import convscope.model.Convolution;
import convscope.model.Dense;
import convscope.model.Network;
import convscope.model.Weights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LayerTimesTest {
  private static final Network NETWORK = new Network("tiny", Network.CROP, List.of(
      new Convolution("conv", 3, 2, 4, Activation.RELU, new Weights(0.1, 0, 0)),
      new Dense("logits", 10, Activation.NONE, new Weights(0.01, 0, 0))));

  private final List<String> calls = new ArrayList<>();
  private final Engine engine = WatchedEngine.of(AnEngine.of(AnEngine.ND4J), calls::add);

  @Test
  void everyLayerIsMeasuredInItsOrder() {
    LayerTimes times = LayerTimes.measure(engine, NETWORK, 4, () -> true).orElseThrow();
    assertThat(times.layers()).extracting(LayerTime::layer).containsExactly("conv", "logits");
    assertThat(times.millis(0)).isPositive();
    assertThat(times.millis(1)).isPositive();
    assertThat(calls).endsWith("close");
  }

  @Test
  void canceledMeasuringEndsBeforeTheNextStepAndLeavesNothing() {
    AtomicInteger asked = new AtomicInteger();
    assertThat(LayerTimes.measure(engine, NETWORK, 4, () -> asked.incrementAndGet() < 4)).isEmpty();
    assertThat(Collections.frequency(calls, "timeLayers")).as("the first step and two measured").isEqualTo(3);
    assertThat(calls).endsWith("close");
    calls.clear();
    assertThat(LayerTimes.measure(engine, NETWORK, 4, () -> false)).isEmpty();
    assertThat(calls).isEmpty();
  }

  @Test
  void sharesAreThoseOfTheTimeOfAllLayers() {
    LayerTimes times = new LayerTimes(List.of(new LayerTime("one", 1, 2), new LayerTime("two", 4, 5)));
    assertThat(times.millis()).isEqualTo(12);
    assertThat(times.share(0)).isEqualTo(0.25);
    assertThat(times.share(1)).isEqualTo(0.75);
    assertThat(new LayerTimes(List.of(new LayerTime("none", 0, 0))).share(0)).isZero();
  }
}
