package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.AnEngine;
import convscope.engine.Engine;
import convscope.model.Activation;
import convscope.model.Dense;
import convscope.model.Network;
import convscope.model.Shape;
import convscope.model.Weights;
import convscope.training.DeviceSpeed.Figure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceMeasureTest {
  private static final Network SMALL = new Network("small", new Shape(4, 4, 3),
      List.of(new Dense("logits", 2, Activation.NONE, new Weights(0.1, 0, 0))));

  private final Engine engine = AnEngine.usual();

  @Test
  void everyFigureIsMeasuredInOrderAndTheLargestIsTheDefaultLimit() {
    List<Figure> order = new ArrayList<>();
    DeviceSpeed speed = DeviceMeasure.of(engine, SMALL, figure -> {
      if (order.isEmpty() || order.get(order.size() - 1) != figure) {
        order.add(figure);
      }
      return true;
    }).orElseThrow();
    assertThat(order).containsExactly(Figure.values());
    assertThat(speed.told().keySet()).containsExactly(Figure.values());
    assertThat(speed.told().values()).allMatch(value -> value > 0 && Double.isFinite(value));
    assertThat(speed.limit())
        .isEqualTo(Math.max(speed.of(Figure.PRODUCT).orElseThrow(), speed.of(Figure.CONVOLUTION).orElseThrow()));
    assertThat(speed.device()).isEqualTo("cpu");
    assertThat(speed.threads()).isEqualTo(engine.threads());
  }

  @Test
  void aCanceledMeasurementStopsAndYieldsNothing() {
    List<Figure> asked = new ArrayList<>();
    assertThat(DeviceMeasure.of(engine, SMALL, figure -> {
      asked.add(figure);
      return figure != Figure.TRAINING;
    })).isEmpty();
    assertThat(asked).containsExactly(Figure.PRODUCT, Figure.CONVOLUTION, Figure.TRAINING);
  }
}
