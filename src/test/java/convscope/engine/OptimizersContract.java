package convscope.engine;

import static convscope.engine.ContractPart.assertNear;
import static convscope.engine.ContractPart.assertSameBits;
import static convscope.engine.ContractPart.learn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Problem;
import convscope.model.Network;
import convscope.model.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That an engine steps as each optimizer says, hands out what that keeps, and goes on from it. */
interface OptimizersContract extends ContractPart {
  Network DEEP = TinyNetworks.DEEP;
  /** {@link #ways}, for those who have it shown one by one. */
  String EACH = "convscope.engine.OptimizersContract#ways";
  /** With an epsilon above the gradients that are zero but for rounding. */
  Optimizer ADAM = new Optimizer.Adam(0.8, 0.95, 1e-4);

  static List<Learning> ways() {
    return List.of(Learning.with(new Optimizer.Sgd()), Learning.with(new Optimizer.Momentum(0.9)),
        Learning.with(new Optimizer.Nesterov(0.8)), new Learning(new Optimizer.Nesterov(0.8), 0, 0.5, 0.1),
        Learning.with(ADAM), new Learning(ADAM, 0, 0.5, 0), new Learning(new Optimizer.Sgd(), 0, 0, 0.1));
  }

  @ParameterizedTest
  @MethodSource(EACH)
  default void stepsMatchTheReferenceLoops(Learning learning) {
    try (Trainer trainer = ready(DEEP, BATCH, learning);
        Trainer plain = new PlainEngine().trainer(DEEP, BATCH, learning)) {
      plain.setParameters(TinyNetworks.parameters(DEEP, 1));
      learn(trainer, DEEP, 0, 4);
      learn(plain, DEEP, 0, 4);
      Map<String, float[]> parameters = trainer.parameters();
      Map<String, float[]> averages = trainer.averages();
      Map<String, float[]> state = trainer.optimizerState();
      plain.parameters().forEach((name, values) -> assertNear(name, parameters.get(name), values));
      plain.averages().forEach((name, values) -> assertNear("average of " + name, averages.get(name), values));
      assertThat(state.keySet()).isEqualTo(plain.optimizerState().keySet());
      plain.optimizerState().forEach((name, values) -> assertNear(name, state.get(name), values));
    }
  }

  @Test
  default void clippedGradientsMoveTheParametersByTheRateTimesTheLargestNorm() {
    try (Trainer trainer = ready(DEEP, BATCH, new Learning(new Optimizer.Sgd(), 0, 0, 0.1))) {
      float[] before = ContractPart.flat(DEEP, trainer.parameters());
      learn(trainer, DEEP, 0, 1);
      float[] change = ContractPart.flat(DEEP, trainer.parameters());
      for (int i = 0; i < change.length; i++) {
        change[i] -= before[i];
      }
      assertNear("the step of rate 0.05", ContractPart.norm(change), 0.05 * 0.1, 0);
      assertThat(ContractPart.norm(ContractPart.flat(DEEP, trainer.gradients()))).as("not clipped").isGreaterThan(0.2);
    }
  }

  @ParameterizedTest
  @MethodSource(EACH)
  default void frozenLayersStayAsTheyAreWhileTheOthersStep(Learning learning) {
    Network network = DEEP.withFrozen(Set.of("conv2", "local"));
    Map<String, float[]> start = TinyNetworks.parameters(DEEP, 1);
    try (Trainer trainer = ready(network, BATCH, learning);
        Trainer plain = new PlainEngine().trainer(network, BATCH, learning)) {
      plain.setParameters(start);
      learn(trainer, network, 0, 3);
      learn(plain, network, 0, 3);
      Map<String, float[]> parameters = trainer.parameters();
      Map<String, float[]> averages = trainer.averages();
      plain.parameters().forEach((name, values) -> {
        if (name.startsWith("conv2/") || name.startsWith("local/")) {
          assertThat(parameters.get(name)).as(name).isEqualTo(start.get(name));
          assertThat(averages.get(name)).as("average of " + name).isEqualTo(start.get(name));
          assertThat(trainer.optimizerState().keySet()).noneMatch(slot -> slot.startsWith(name));
        } else {
          assertNear(name, parameters.get(name), values);
          assertThat(parameters.get(name)).as(name).isNotEqualTo(start.get(name));
        }
      });
    }
  }

  /** Nothing below the lowest layer that is trained needs a gradient: leaving it out may change nothing above. */
  @Test
  default void layersAboveFrozenOnesStepAsIfAllGradientsWereComputed() {
    Set<String> frozen = Set.of("conv1", "conv2");
    Network network = DEEP.withFrozen(frozen);
    Map<String, float[]> start = TinyNetworks.parameters(DEEP, 1);
    try (Trainer stopping = ready(network, BATCH, new Optimizer.Sgd());
        Trainer whole = ready(DEEP, BATCH, new Optimizer.Sgd())) {
      for (int step = 0; step < 3; step++) {
        learn(stopping, network, step, 1);
        learn(whole, DEEP, step, 1);
        Map<String, float[]> now = whole.parameters();
        start.forEach((name, values) -> {
          if (frozen.contains(name.substring(0, name.indexOf('/')))) {
            now.put(name, values);
          }
        });
        whole.setParameters(now);
      }
      Map<String, float[]> parameters = stopping.parameters();
      whole.parameters().forEach((name, values) -> assertThat(parameters.get(name)).as(name).isEqualTo(values));
    }
  }

  @ParameterizedTest
  @MethodSource(EACH)
  default void optimizerStateStartsAtZeroAndIsNamedByParameterAndSlot(Learning learning) {
    List<String> names = new ArrayList<>();
    for (String slot : learning.optimizer().slots()) {
      DEEP.parameters().stream().filter(Parameter::trained).forEach(one -> names.add(one.name() + "/" + slot));
    }
    try (Trainer trainer = ready(DEEP, BATCH, learning)) {
      assertThat(trainer.optimizerState().keySet()).containsExactlyInAnyOrderElementsOf(names);
      trainer.optimizerState().forEach((name, values) -> assertThat(values).as(name).containsOnly(0));
      learn(trainer, DEEP, 0, 1);
      trainer.optimizerState().forEach((name, values) -> assertThat(ContractPart.norm(values)).as(name).isPositive());
    }
  }

  @ParameterizedTest
  @MethodSource(EACH)
  default void aTrainerRestoredFromParametersAndStateContinuesBitForBit(Learning learning) {
    try (Trainer through = ready(DEEP, BATCH, learning); Trainer resumed = ready(DEEP, BATCH, learning)) {
      learn(through, DEEP, 0, 3);
      learn(resumed, DEEP, 7, 2);
      resumed.setParameters(through.parameters());
      resumed.setAverages(through.averages());
      resumed.setOptimizerState(through.optimizerState());
      learn(through, DEEP, 3, 3);
      learn(resumed, DEEP, 3, 3);
      assertSameBits(resumed.parameters(), through.parameters());
      assertSameBits(resumed.averages(), through.averages());
      assertSameBits(resumed.optimizerState(), through.optimizerState());
    }
  }

  @ParameterizedTest
  @MethodSource(EACH)
  default void stateOfAnotherOptimizerIsRejected(Learning learning) {
    try (Trainer trainer = ready(DEEP, BATCH, learning)) {
      learn(trainer, DEEP, 0, 1);
      Map<String, float[]> before = trainer.optimizerState();
      Map<String, float[]> more = new HashMap<>(before);
      more.put("conv1/weights/Other", new float[3]);
      assertThatThrownBy(() -> trainer.setOptimizerState(more)).isInstanceOf(Problem.class);
      assertSameBits(trainer.optimizerState(), before);
    }
  }
}
