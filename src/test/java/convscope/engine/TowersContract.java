package convscope.engine;

import static convscope.engine.ContractPart.assertNear;
import static convscope.engine.ContractPart.assertSameBits;
import static convscope.engine.ContractPart.flat;
import static convscope.engine.ContractPart.learn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.model.Network;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That trainers can be made one of: gradients come out, other gradients and parameters go in. */
interface TowersContract extends ContractPart {
  Network DEEP = TinyNetworks.DEEP;
  StepPlan PLAN = new StepPlan(0, 0.1, 0.9);

  @ParameterizedTest
  @MethodSource(OptimizersContract.EACH)
  default void gradientsAndUpdateTogetherEqualAStepBitForBit(Learning learning) {
    float[] gradients = new float[DEEP.parameterCount()];
    try (Trainer whole = ready(DEEP, BATCH, learning); Trainer halves = ready(DEEP, BATCH, learning)) {
      for (int step = 0; step < 3; step++) {
        float[] images = TinyNetworks.images(DEEP, BATCH, 40 + step);
        int[] labels = TinyNetworks.labels(DEEP, BATCH);
        StepPlan plan = new StepPlan(step, 0.05, 0.9);
        StepLoss loss = whole.step(images, labels, plan);
        assertThat(halves.gradients(images, labels)).isEqualTo(loss);
        halves.copyGradients(gradients);
        halves.update(gradients, plan);
        assertThat(halves.decays()).isEqualTo(whole.decays());
      }
      assertSameBits(halves.parameters(), whole.parameters());
      assertSameBits(halves.averages(), whole.averages());
      assertSameBits(halves.optimizerState(), whole.optimizerState());
      assertSameBits(halves.gradients(), whole.gradients());
    }
  }

  @ParameterizedTest
  @MethodSource(OptimizersContract.EACH)
  default void anUpdateUsesTheGivenGradients(Learning learning) {
    float[] twice = new float[DEEP.parameterCount()];
    try (Trainer own = ready(DEEP, BATCH, learning); Trainer given = ready(DEEP, BATCH, learning);
        Trainer plain = new PlainEngine().trainer(DEEP, BATCH, learning)) {
      plain.setParameters(TinyNetworks.parameters(DEEP, 1));
      learn(own, DEEP, 0, 1);
      own.copyGradients(twice);
      for (int i = 0; i < twice.length; i++) {
        twice[i] *= 2;
      }
      given.update(twice, PLAN);
      plain.update(twice, PLAN);
      Map<String, float[]> parameters = given.parameters();
      Map<String, float[]> averages = given.averages();
      plain.parameters().forEach((name, values) -> assertNear(name, parameters.get(name), values));
      plain.averages().forEach((name, values) -> assertNear("average of " + name, averages.get(name), values));
      assertThat(flat(DEEP, given.gradients())).isEqualTo(twice);
    }
  }

  @Test
  default void anUpdateWithMeanGradientsEqualsOneWithTheirWeightedSum() {
    float[] first = flat(DEEP, TinyNetworks.parameters(DEEP, 8));
    float[] second = flat(DEEP, TinyNetworks.parameters(DEEP, 9));
    float[] sum = new float[first.length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = 0.25f * first[i];
      sum[i] += 0.75f * second[i];
    }
    try (Trainer ofMean = ready(DEEP, BATCH); Trainer ofSum = ready(DEEP, BATCH)) {
      ofMean.update(new MeanGradients(List.of(first, second), new float[] {0.25f, 0.75f}), PLAN);
      ofSum.update(sum, PLAN);
      assertSameBits(ofMean.parameters(), ofSum.parameters());
      assertSameBits(ofMean.gradients(), ofSum.gradients());
    }
  }

  @ParameterizedTest
  @MethodSource(OptimizersContract.EACH)
  default void settingParametersKeepsAveragesAndStateAndAppliesNextStep(Learning learning) {
    float[] others = flat(DEEP, TinyNetworks.parameters(DEEP, 5));
    float[] found = new float[others.length];
    float[] images = TinyNetworks.images(DEEP, BATCH, 6);
    int[] labels = TinyNetworks.labels(DEEP, BATCH);
    try (Trainer trainer = ready(DEEP, BATCH, learning); Trainer fresh = ready(DEEP, BATCH, learning)) {
      learn(trainer, DEEP, 0, 2);
      Map<String, float[]> averages = trainer.averages();
      Map<String, float[]> state = trainer.optimizerState();
      trainer.putParameters(others);
      trainer.copyParameters(found);
      assertThat(found).isEqualTo(flat(DEEP, TinyNetworks.parameters(DEEP, 5)));
      assertSameBits(trainer.averages(), averages);
      assertSameBits(trainer.optimizerState(), state);
      fresh.setParameters(TinyNetworks.parameters(DEEP, 5));
      assertThat(trainer.gradients(images, labels)).isEqualTo(fresh.gradients(images, labels));
      assertSameBits(trainer.gradients(), fresh.gradients());
    }
  }

  @Test
  default void copiedParametersAndGradientsHaveTheStepCopyLayout() {
    StepCopy copy = StepCopy.room(DEEP, BATCH);
    float[] parameters = new float[DEEP.parameterCount()];
    float[] gradients = new float[DEEP.parameterCount()];
    try (Trainer trainer = ready(DEEP, BATCH)) {
      learn(trainer, DEEP, 0, 2);
      trainer.copyStep(copy);
      trainer.copyParameters(parameters);
      trainer.copyGradients(gradients);
      assertThat(parameters).isEqualTo(copy.parameters());
      assertThat(gradients).isEqualTo(copy.gradients()).isNotEqualTo(new float[gradients.length]);
    }
  }

  @Test
  default void arraysOfAnotherLengthAreRejectedWithoutEffect() {
    try (Trainer trainer = ready(DEEP, BATCH)) {
      for (int length : new int[] {DEEP.parameterCount() - 1, DEEP.parameterCount() + 1}) {
        float[] wrong = new float[length];
        assertThatThrownBy(() -> trainer.copyGradients(wrong)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> trainer.update(wrong, PLAN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> trainer.copyParameters(wrong)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> trainer.putParameters(wrong)).isInstanceOf(IllegalArgumentException.class);
      }
      assertSameBits(trainer.parameters(), TinyNetworks.parameters(DEEP, 1));
    }
  }
}
