package convscope.engine;

import static convscope.engine.ContractPart.assertNear;
import static convscope.engine.ContractPart.assertSameBits;
import static convscope.engine.ContractPart.learn;
import static org.assertj.core.api.Assertions.assertThat;

import convscope.model.Network;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That batch normalizations go by the batch in training, and by running statistics otherwise. */
interface BatchNormalizationContract extends ContractPart {
  /** Its first layer is one. */
  Network FIRST = TinyNetworks.batchNormalized().get(0);
  Network SEVERAL = TinyNetworks.batchNormalized().get(2);

  @ParameterizedTest
  @MethodSource(TinyNetworks.BATCH_NORMALIZED)
  default void gradientsThroughTheBatchsStatisticsMatchFiniteDifferences(Network network) {
    ArithmeticContract.gradientsMatchFiniteDifferences(this, network, 0);
  }

  @ParameterizedTest
  @MethodSource(TinyNetworks.BATCH_NORMALIZED)
  default void lossesGradientsAndStatisticsOfABatchMatchTheReferenceLoops(Network network) {
    ArithmeticContract.lossesAndGradientsMatch(this, network, Learning.with(PLAIN));
  }

  /** The momentum is 0.9. Of the variance, the divisor is one less than the number of values. */
  @Test
  default void runningStatisticsFollowTheBatchesOfTwoSteps() {
    int channels = FIRST.input().channels();
    try (Trainer trainer = ready(FIRST, BATCH)) {
      float[] means = trainer.parameters().get("batch/mean");
      float[] variances = trainer.parameters().get("batch/variance");
      for (int step = 0; step < 2; step++) {
        float[] images = TinyNetworks.images(FIRST, BATCH, 70 + step);
        for (int channel = 0; channel < channels; channel++) {
          int count = images.length / channels;
          double mean = 0;
          for (int i = channel; i < images.length; i += channels) {
            mean += images[i] / count;
          }
          double squares = 0;
          for (int i = channel; i < images.length; i += channels) {
            squares += (images[i] - mean) * (images[i] - mean);
          }
          means[channel] = (float) (0.9 * means[channel] + 0.1 * mean);
          variances[channel] = (float) (0.9 * variances[channel] + 0.1 * squares / (count - 1));
        }
        trainer.step(images, TinyNetworks.labels(FIRST, BATCH), new StepPlan(step, 0.05, 0.5));
      }
      assertThat(trainer.parameters().get("batch/mean")).containsExactly(means, Offset.offset(1e-6f));
      assertThat(trainer.parameters().get("batch/variance")).containsExactly(variances, Offset.offset(1e-6f));
      assertThat(trainer.averages().get("batch/mean")).isEqualTo(trainer.parameters().get("batch/mean"));
      assertThat(trainer.averages().get("batch/variance")).isEqualTo(trainer.parameters().get("batch/variance"));
      assertThat(trainer.averages().get("batch/scale")).isNotEqualTo(trainer.parameters().get("batch/scale"));
    }
  }

  @Test
  default void onlyAStepChangesStatistics() {
    float[] images = TinyNetworks.images(SEVERAL, BATCH, 8);
    int[] labels = TinyNetworks.labels(SEVERAL, BATCH);
    try (Trainer trainer = ready(SEVERAL, BATCH)) {
      learn(trainer, SEVERAL, 0, 1);
      Map<String, float[]> before = trainer.parameters();
      trainer.gradients(images, labels);
      trainer.timeLayers(images, labels, 2);
      trainer.probe();
      trainer.copyStep(StepCopy.room(SEVERAL, BATCH));
      assertSameBits(trainer.parameters(), before);
    }
  }

  @Test
  default void anExampleIsClassifiedTheSameWhateverTheOthersAre() {
    int size = SEVERAL.input().size();
    int classes = SEVERAL.classes();
    float[] images = TinyNetworks.images(SEVERAL, BATCH, 8);
    float[] others = TinyNetworks.images(SEVERAL, BATCH, 9);
    System.arraycopy(images, size, others, size, size);
    float[] logits = new float[BATCH * classes];
    float[] again = new float[BATCH * classes];
    try (Classifier classifier = classifier(SEVERAL, BATCH)) {
      classifier.logits(images, BATCH, logits);
      classifier.logits(others, BATCH, again);
    }
    assertThat(Arrays.copyOfRange(again, classes, 2 * classes)).isEqualTo(Arrays.copyOfRange(logits, classes,
        2 * classes));
    assertThat(again).isNotEqualTo(logits);
  }

  @ParameterizedTest
  @MethodSource(OptimizersContract.EACH)
  default void stepsWithBatchNormalizationMatchTheReferenceLoops(Learning learning) {
    assertStepsMatch(SEVERAL, learning);
  }

  @Test
  default void frozenBatchNormalizationsUseTheirStatisticsAndKeepThem() {
    Network network = SEVERAL.withFrozen(Set.of("wide-batch", "batch-of-units"));
    Map<String, float[]> start = TinyNetworks.parameters(SEVERAL, 1);
    Map<String, float[]> after = assertStepsMatch(network, new Learning(new Optimizer.Momentum(0.9), 0, 0.1, 1));
    start.forEach((name, values) -> {
      if (name.contains("batch/") || name.startsWith("batch-of-units/")) {
        boolean frozen = !name.startsWith("linear-below-batch/");
        assertThat(Arrays.equals(after.get(name), values)).as(name).isEqualTo(frozen);
      }
    });
  }

  @Test
  default void aFrozenBatchNormalizationBelowAllThatIsTrainedUsesItsStatistics() {
    assertStepsMatch(FIRST.withFrozen(Set.of("batch")), Learning.with(PLAIN));
  }

  /** The parameters after three steps, which are those of plain loops. */
  private Map<String, float[]> assertStepsMatch(Network network, Learning learning) {
    try (Trainer trainer = ready(network, LARGE_BATCH, learning);
        Trainer plain = new PlainEngine().trainer(network, LARGE_BATCH, learning)) {
      plain.setParameters(TinyNetworks.parameters(network, 1));
      learn(trainer, network, 0, 3);
      learn(plain, network, 0, 3);
      Map<String, float[]> parameters = trainer.parameters();
      Map<String, float[]> averages = trainer.averages();
      plain.parameters().forEach((name, values) -> assertNear(name, parameters.get(name), values));
      plain.averages().forEach((name, values) -> assertNear("average of " + name, averages.get(name), values));
      assertThat(trainer.optimizerState().keySet()).isEqualTo(plain.optimizerState().keySet());
      return parameters;
    }
  }

  @ParameterizedTest
  @MethodSource(OptimizersContract.EACH)
  default void gradientsAndUpdateTogetherEqualAStepAlsoOfStatistics(Learning learning) {
    float[] gradients = new float[SEVERAL.parameterCount()];
    try (Trainer whole = ready(SEVERAL, BATCH, learning); Trainer halves = ready(SEVERAL, BATCH, learning)) {
      for (int step = 0; step < 3; step++) {
        float[] images = TinyNetworks.images(SEVERAL, BATCH, 40 + step);
        int[] labels = TinyNetworks.labels(SEVERAL, BATCH);
        StepPlan plan = new StepPlan(step, 0.05, 0.9);
        whole.step(images, labels, plan);
        halves.gradients(images, labels);
        halves.copyGradients(gradients);
        halves.update(gradients, plan);
      }
      assertSameBits(halves.parameters(), whole.parameters());
      assertSameBits(halves.averages(), whole.averages());
    }
  }

  @Test
  default void aRestoredTrainerContinuesWithItsStatisticsBitForBit() {
    Learning learning = Learning.with(new Optimizer.Momentum(0.9));
    try (Trainer through = ready(SEVERAL, BATCH, learning); Trainer resumed = ready(SEVERAL, BATCH, learning)) {
      learn(through, SEVERAL, 0, 3);
      learn(resumed, SEVERAL, 7, 2);
      resumed.setParameters(through.parameters());
      resumed.setAverages(through.averages());
      resumed.setOptimizerState(through.optimizerState());
      learn(through, SEVERAL, 3, 3);
      learn(resumed, SEVERAL, 3, 3);
      assertSameBits(resumed.parameters(), through.parameters());
      assertSameBits(resumed.averages(), through.averages());
    }
  }

  /** There is nothing to normalize by: the output is the shift, and the variance of one value is 0. */
  @Test
  default void aChannelOfOneValueBecomesTheShift() {
    try (Trainer trainer = ready(SEVERAL, 1)) {
      float[] shift = trainer.parameters().get("batch-of-units/shift");
      trainer.gradients(TinyNetworks.images(SEVERAL, 1, 3), new int[] {1});
      StepCopy copy = StepCopy.room(SEVERAL, 1);
      trainer.copyStep(copy);
      assertThat(copy.activations().get("batch-of-units")).isEqualTo(shift);
      assertThat(trainer.gradients().get("batch-of-units/variance")).containsOnly(0);
    }
  }
}
