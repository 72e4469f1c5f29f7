package convscope.engine;

import static convscope.engine.ContractPart.assertNear;
import static convscope.engine.ContractPart.assertSameBits;
import static convscope.engine.ContractPart.learn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Problem;
import convscope.model.Network;
import convscope.spoken.Spoken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Several trainers that make a step together. */
class TowerTrainerTest {
  private static final Network DEEP = TinyNetworks.DEEP;
  private static final int BATCH = 11;
  private static final Optimizer MOMENTUM = new Optimizer.Momentum(0.9);
  private static final String GRADIENTS = "gradients";

  private static Engine towers(int count) {
    return new Towers(Collections.nCopies(count, new PlainEngine()));
  }

  private static Trainer ready(Engine engine, int batch) {
    Trainer trainer = engine.trainer(DEEP, batch, MOMENTUM);
    trainer.setParameters(TinyNetworks.parameters(DEEP, 1));
    return trainer;
  }

  /** What every engine keeps, but for probes of more examples than the first tower has. */
  abstract static class AsOneEngine implements ArithmeticContract, OptimizersContract, RepeatingContract,
      TowersContract, ClassifierContract, RefusingContract {}

  @Nested
  class TwoTowers extends AsOneEngine {
    @Override
    public Engine engine() {
      return towers(2);
    }
  }

  @Nested
  class ThreeTowers extends AsOneEngine {
    @Override
    public Engine engine() {
      return towers(3);
    }
  }

  @Test
  void lossesAndStepCopyCoverAllExamples() {
    float[] images = TinyNetworks.images(DEEP, BATCH, 3);
    int[] labels = TinyNetworks.labels(DEEP, BATCH);
    try (Trainer one = ready(new PlainEngine(), BATCH); Trainer towers = ready(towers(3), BATCH)) {
      learn(one, DEEP, 0, 2);
      learn(towers, DEEP, 0, 2);
      StepLoss expected = one.step(images, labels, new StepPlan(0, 0.1, 0.9));
      StepLoss found = towers.step(images, labels, new StepPlan(0, 0.1, 0.9));
      assertNear("cross-entropy", found.crossEntropy(), expected.crossEntropy(), 0);
      assertNear("decay", found.decay(), expected.decay(), 0);
      assertThat(found.correct()).isEqualTo(expected.correct());
      assertThat(towers.decays().keySet()).isEqualTo(one.decays().keySet());
      StepCopy whole = StepCopy.room(DEEP, BATCH);
      StepCopy copy = StepCopy.room(DEEP, BATCH);
      one.copyStep(whole);
      towers.copyStep(copy);
      assertNear("parameters", copy.parameters(), whole.parameters());
      assertNear("gradients", copy.gradients(), whole.gradients());
      whole.activations().forEach((layer, values) -> assertNear(layer, copy.activations().get(layer), values));
    }
  }

  @Test
  void runningStatisticsMoveTowardsTheWeightedMeanOfTheTowers() {
    Network network = TinyNetworks.batchNormalized().get(0);
    int size = network.input().size();
    float[] images = TinyNetworks.images(network, BATCH, 3);
    int[] labels = TinyNetworks.labels(network, BATCH);
    List<Map<String, float[]>> own = new ArrayList<>();
    for (int[] share : new int[][] {{0, 5}, {5, BATCH}}) {
      try (Trainer one = new PlainEngine().trainer(network, share[1] - share[0], MOMENTUM)) {
        one.setParameters(TinyNetworks.parameters(network, 1));
        one.step(Arrays.copyOfRange(images, share[0] * size, share[1] * size),
            Arrays.copyOfRange(labels, share[0], share[1]), new StepPlan(0, 0.1, 0.9));
        own.add(one.parameters());
      }
    }
    try (Trainer both = towers(2).trainer(network, BATCH, MOMENTUM)) {
      both.setParameters(TinyNetworks.parameters(network, 1));
      both.step(images, labels, new StepPlan(0, 0.1, 0.9));
      for (String statistic : List.of("batch/mean", "batch/variance")) {
        float[] expected = new float[network.input().channels()];
        for (int i = 0; i < expected.length; i++) {
          expected[i] = (5 * own.get(0).get(statistic)[i] + 6 * own.get(1).get(statistic)[i]) / BATCH;
        }
        assertNear(statistic, both.parameters().get(statistic), expected);
        assertThat(both.averages().get(statistic)).isEqualTo(both.parameters().get(statistic));
      }
      learn(both, network, 1, 2);
    }
  }

  @Test
  void everyTowerReportsItsOwnExamples() {
    float[] images = TinyNetworks.images(DEEP, BATCH, 3);
    int[] labels = TinyNetworks.labels(DEEP, BATCH);
    try (Trainer towers = ready(towers(3), BATCH); Trainer last = ready(new PlainEngine(), 4)) {
      assertThat(towers.towers()).isEmpty();
      StepLoss loss = towers.step(images, labels, new StepPlan(0, 0.1, 0.9));
      List<TowerStep> steps = towers.towers();
      assertThat(steps).extracting(TowerStep::tower).containsExactly(0, 1, 2);
      assertThat(steps).extracting(TowerStep::examples).containsExactly(3, 4, 4);
      assertThat(steps).extracting(TowerStep::device).containsOnly(PlainEngine.DEVICE);
      assertThat(steps).allSatisfy(one -> assertThat(one.nanos()).isPositive());
      assertThat(steps.stream().mapToInt(one -> one.loss().correct()).sum()).isEqualTo(loss.correct());
      int size = DEEP.input().size();
      assertThat(steps.get(2).loss()).isEqualTo(last.gradients(Arrays.copyOfRange(images, 7 * size, 11 * size),
          Arrays.copyOfRange(labels, 7, 11)));
    }
  }

  @Test
  void resultsDoNotDependOnTheOrderInWhichTowersFinish() {
    Map<String, float[]> forwards;
    try (Trainer trainer = ready(inTurn(false), BATCH)) {
      learn(trainer, DEEP, 0, 3);
      forwards = trainer.parameters();
    }
    try (Trainer trainer = ready(inTurn(true), BATCH)) {
      learn(trainer, DEEP, 0, 3);
      assertSameBits(trainer.parameters(), forwards);
    }
  }

  /** Three towers of which each begins when the one before has finished, or the one behind. */
  private static Engine inTurn(boolean backwards) {
    AtomicInteger turn = new AtomicInteger();
    return new Towers(IntStream.range(0, 3).mapToObj(i -> WatchedEngine.of(new PlainEngine(), method -> {
      int mine = backwards ? 2 - i : i;
      if (method.equals(GRADIENTS)) {
        while (turn.get() % 3 != mine) {
          Thread.onSpinWait();
        }
      } else if (method.equals("copyGradients")) {
        turn.incrementAndGet();
      }
    })).toList());
  }

  /** Three towers, the second of which does {@code trouble} in its second step. */
  private static Engine troubled(Runnable trouble) {
    AtomicInteger steps = new AtomicInteger();
    return withSecond(method -> {
      if (method.equals(GRADIENTS) && steps.incrementAndGet() == 2) {
        trouble.run();
      }
    });
  }

  private static Engine withSecond(Consumer<String> before) {
    return new Towers(List.of(new PlainEngine(), WatchedEngine.of(new PlainEngine(), before), new PlainEngine()));
  }

  @Test
  void aFailingTowerIsNamedAndLeavesTheStateUnchanged() {
    for (Throwable why : List.of(Spoken.problem("The card is gone: plug it in."), new OutOfMemoryError("no room"),
        new IllegalStateException("odd"))) {
      Engine engine = troubled(() -> sneak(why));
      try (Trainer trainer = ready(engine, BATCH); Trainer sound = ready(towers(3), BATCH)) {
        learn(trainer, DEEP, 0, 1);
        learn(sound, DEEP, 0, 1);
        assertThatThrownBy(() -> learn(trainer, DEEP, 1, 1)).isInstanceOf(Problem.class)
            .hasMessageContaining("Tower 1 on Plain Java (plain) failed").hasMessageContaining(why.getMessage())
            .hasMessageContaining("resume").hasCause(why);
        assertSameBits(trainer.parameters(), sound.parameters());
        assertSameBits(trainer.averages(), sound.averages());
        assertSameBits(trainer.optimizerState(), sound.optimizerState());
        learn(trainer, DEEP, 1, 2);
        learn(sound, DEEP, 1, 2);
        assertSameBits(trainer.parameters(), sound.parameters());
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable why) throws T {
    throw (T) why;
  }

  @Test
  void afterATowerFailsTheOthersAreAwaited() {
    CountDownLatch failed = new CountDownLatch(1);
    AtomicInteger finished = new AtomicInteger();
    Engine slow = WatchedEngine.of(new PlainEngine(), method -> {
      if (method.equals(GRADIENTS)) {
        awaitQuietly(failed);
      } else if (method.equals("copyGradients")) {
        finished.incrementAndGet();
      }
    });
    Engine failing = WatchedEngine.of(new PlainEngine(), method -> {
      if (method.equals(GRADIENTS)) {
        failed.countDown();
        throw new IllegalStateException("odd");
      }
    });
    try (Trainer trainer = ready(new Towers(List.of(slow, failing)), BATCH)) {
      assertThatThrownBy(() -> learn(trainer, DEEP, 0, 1)).isInstanceOf(Problem.class);
      assertThat(finished).hasValue(1);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Test
  void afterAFailedUpdateReadingIsRejected() {
    Engine failing = WatchedEngine.of(new PlainEngine(), method -> {
      if (method.equals("update")) {
        throw new IllegalStateException("halfway");
      }
    });
    try (Trainer trainer = ready(new Towers(List.of(failing, new PlainEngine())), BATCH)) {
      assertThatThrownBy(() -> learn(trainer, DEEP, 0, 1)).isInstanceOf(Problem.class).hasMessageContaining("Tower 0");
      assertThatThrownBy(trainer::parameters).isInstanceOf(Problem.class).hasMessageContaining("Tower 0");
      assertThatThrownBy(trainer::averages).isInstanceOf(Problem.class);
    }
  }

  @Test
  void aTowerThatCannotBeOpenedIsNamedAndTheOthersAreClosed() {
    AtomicInteger closed = new AtomicInteger();
    Engine sound = WatchedEngine.of(new PlainEngine(), method -> closed.addAndGet(method.equals("close") ? 1 : 0));
    Engine full = WatchedEngine.of(new PlainEngine(), method -> {
      if (method.equals("trainer")) {
        throw Spoken.problem("There is no room on it.");
      }
    });
    assertThatThrownBy(() -> new Towers(List.of(sound, full)).trainer(DEEP, BATCH, MOMENTUM))
        .isInstanceOf(Problem.class).hasMessageContaining("Tower 1 on").hasMessageContaining("There is no room on it.");
    assertThat(closed).hasValue(1);
  }

  @Test
  void anInterruptIsPreserved() {
    try (Trainer trainer = ready(towers(2), BATCH)) {
      Thread.currentThread().interrupt();
      learn(trainer, DEEP, 0, 1);
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
