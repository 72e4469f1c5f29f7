package convscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.engine.Optimizer;
import convscope.engine.Trainer;
import convscope.foundation.CounterRandom;
import convscope.foundation.Problem;
import convscope.model.Activation;
import convscope.model.Dense;
import convscope.model.InitialValues;
import convscope.model.MaxPool;
import convscope.model.Network;
import convscope.model.Shape;
import convscope.model.Weights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The steps of every optimizer, against sums by hand from the gradients that the trainer tells. */
class OptimizersTest {
  private static final int BATCH = 4;
  private static final int STEPS = 5;
  private static final float RATE = 0.125f;
  private static final Network NETWORK = new Network("small", new Shape(8, 8, 3), List.of(new MaxPool("pool", 2, 2),
      new Dense("hidden", 6, Activation.RELU, new Weights(0.1, 0.004, 0.1)),
      new Dense("logits", 3, Activation.NONE, new Weights(0.1, 0, 0))));

  private static Trainer trainer(Optimizer optimizer) {
    Trainer trainer = Dl4jEngine.open(0, Dl4jProvider.AUTO).trainer(NETWORK, BATCH, optimizer);
    trainer.setParameters(InitialValues.of(NETWORK, 1));
    return trainer;
  }

  private static void step(Trainer trainer, int number) {
    CounterRandom random = new CounterRandom(7, number);
    float[] images = new float[BATCH * 8 * 8 * 3];
    for (int i = 0; i < images.length; i++) {
      images[i] = (float) random.nextInt(2_001) / 1_000 - 1;
    }
    trainer.step(images, new int[] {0, 1, 2, number % 3}, RATE, 0.5);
  }

  /** What one value becomes by one step, from its gradient; it may keep something under the value's name and place. */
  private interface Rule {
    double after(double value, double gradient, Map<String, Double> kept, String place);
  }

  private static void holds(Optimizer optimizer, Rule rule) {
    Map<String, Double> kept = new HashMap<>();
    try (Trainer trainer = trainer(optimizer)) {
      for (int number = 0; number < STEPS; number++) {
        Map<String, float[]> before = trainer.parameters();
        step(trainer, number);
        Map<String, float[]> gradients = trainer.gradients();
        Map<String, float[]> after = trainer.parameters();
        before.forEach((name, values) -> {
          for (int i = 0; i < values.length; i++) {
            double wanted = rule.after(values[i], gradients.get(name)[i], kept, name + i);
            assertThat((double) after.get(name)[i]).as(name).isCloseTo(wanted, Offset.offset(1e-6));
          }
        });
      }
    }
  }

  @Test
  void sgdStepsAgainstTheGradient() {
    holds(new Optimizer.Sgd(), (value, gradient, kept, place) -> value - RATE * gradient);
  }

  @Test
  void momentumAccumulatesGradientsAndStepsAgainstThem() {
    holds(new Optimizer.Momentum(0.875), (value, gradient, kept, place) ->
        value - RATE * kept.merge(place, gradient, (before, now) -> 0.875 * before + now));
  }

  @Test
  void nesterovStepsFromWhereTheAccumulatedGradientsLead() {
    holds(new Optimizer.Nesterov(0.875), (value, gradient, kept, place) -> value - RATE
        * (gradient + 0.875 * kept.merge(place, gradient, (before, now) -> 0.875 * before + now)));
  }

  @Test
  void momentumResumesExactlyFromItsState() {
    Optimizer momentum = new Optimizer.Momentum(0.9);
    try (Trainer through = trainer(momentum); Trainer resumed = trainer(momentum)) {
      step(through, 0);
      step(through, 1);
      assertThat(through.optimizerState()).containsOnlyKeys("hidden/weights/Momentum", "hidden/biases/Momentum",
          "logits/weights/Momentum", "logits/biases/Momentum");
      resumed.setParameters(through.parameters());
      resumed.setAverages(through.averages());
      resumed.setOptimizerState(through.optimizerState());
      step(through, 2);
      step(resumed, 2);
      through.parameters().forEach((name, values) -> assertThat(resumed.parameters().get(name)).isEqualTo(values));
      through.optimizerState()
          .forEach((name, values) -> assertThat(resumed.optimizerState().get(name)).isEqualTo(values));
      assertThatThrownBy(() -> resumed.setOptimizerState(Map.of())).isInstanceOf(Problem.class);
    }
  }

  @Test
  void sgdHasNoState() {
    try (Trainer trainer = trainer(new Optimizer.Sgd())) {
      step(trainer, 0);
      assertThat(trainer.optimizerState()).isEmpty();
      trainer.setOptimizerState(Map.of());
      assertThatThrownBy(() -> trainer.setOptimizerState(Map.of("hidden/weights/Other", new float[1])))
          .isInstanceOf(Problem.class).hasMessageContaining("use a checkpoint made with the same optimizer");
    }
  }
}
