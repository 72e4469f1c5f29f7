package convscope.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.engine.Learning;
import convscope.engine.Optimizer;
import convscope.engine.StepPlan;
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
import java.util.Arrays;
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
    trainer.step(images, new int[] {0, 1, 2, number % 3}, new StepPlan(number, RATE, 0.5));
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

  /** What each step makes of parameters that are all 1, if every one has the gradients {@code gradients}. */
  private static double[] fromOne(Learning learning, long first, double... gradients) {
    double[] values = new double[gradients.length];
    try (Trainer trainer = Dl4jEngine.open(0, Dl4jProvider.AUTO).trainer(NETWORK, BATCH, learning)) {
      float[] all = new float[NETWORK.parameterCount()];
      Arrays.fill(all, 1);
      trainer.putParameters(all);
      for (int i = 0; i < gradients.length; i++) {
        Arrays.fill(all, (float) gradients[i]);
        trainer.update(all, new StepPlan(first + i, RATE, 0.5));
        trainer.copyParameters(all);
        for (float value : all) {
          assertThat(value).isEqualTo(all[0]);
        }
        values[i] = all[0];
      }
    }
    return values;
  }

  @Test
  void adamStepsByCorrectedAveragesAsPyTorchDoes() {
    // By Python, in double precision, with the formula of torch.optim.Adam.
    Offset<Double> rounding = Offset.offset(1e-6);
    Learning adam = Learning.with(new Optimizer.Adam(0.9, 0.999, 1e-8));
    assertThat(fromOne(adam, 0, 0.5, -0.25, 1))
        .containsExactly(new double[] {0.87500000, 0.84170787, 0.75944392}, rounding);
    assertThat(fromOne(adam, 99, 0.5)).as("step 100 of a run").containsExactly(new double[] {0.87802864}, rounding);
    assertThat(fromOne(Learning.with(new Optimizer.Adam(0.9, 0.999, 0.25)), 0, 0.5, -0.25, 1)).as("a large epsilon")
        .containsExactly(new double[] {0.91666667, 0.89627396, 0.83656966}, rounding);
  }

  @Test
  void adamWShrinksParametersApartFromTheGradientsAsPyTorchDoes() {
    // By Python, in double precision, with the formula of torch.optim.AdamW, weight_decay=0.5.
    Learning adamW = new Learning(new Optimizer.Adam(0.9, 0.999, 1e-8), 0, 0.5, 0);
    assertThat(fromOne(adamW, 0, 0.5, -0.25, 1))
        .containsExactly(new double[] {0.81250000, 0.72842662, 0.60063601}, Offset.offset(1e-6));
  }

  @Test
  void decoupledDecayShrinksParametersWithAnyOptimizer() {
    // 1 - 0.125 * 0.5 = 0.9375 of each, then the step: 0.9375 - 0.125 * 0.5, and so on.
    assertThat(fromOne(new Learning(new Optimizer.Sgd(), 0, 0.5, 0), 0, 0.5, 0)).containsExactly(0.875, 0.8203125);
  }

  @Test
  void gradientsWithALargerNormAreScaledDownToIt() {
    // The norm of n equal gradients g is g * sqrt(n): 0.5 is scaled to 0.1, 0.05 stays.
    double largest = 0.1 * Math.sqrt(NETWORK.parameterCount());
    assertThat(fromOne(new Learning(new Optimizer.Sgd(), 0, 0, largest), 0, 0.5, 0.05))
        .containsExactly(new double[] {1 - 0.125 * 0.1, 1 - 0.125 * 0.15}, Offset.offset(1e-6));
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
