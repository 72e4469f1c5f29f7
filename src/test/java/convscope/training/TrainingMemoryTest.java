package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.engine.Optimizer;
import convscope.model.Activation;
import convscope.model.Dense;
import convscope.model.Network;
import convscope.model.Shape;
import convscope.model.Weights;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingMemoryTest {
  private static final Network NETWORK = new Network("small", new Shape(2, 2, 3),
      List.of(new Dense("logits", 5, Activation.NONE, new Weights(0.1, 0, 0))));

  @Test
  void memoryCountsParametersGradientsAveragesSlotsAndActivations() {
    // 12·5 weights and 5 biases; 12 values in, 5 out with their gradients.
    assertThat(TrainingMemory.bytes(NETWORK, 10, new Optimizer.Sgd())).isEqualTo(4 * (3 * 65 + 10 * (12 + 2 * 5)));
    assertThat(TrainingMemory.bytes(NETWORK, 10, new Optimizer.Momentum(0.9)))
        .isEqualTo(4 * (4 * 65 + 10 * (12 + 2 * 5)));
  }
}
