package convscope.engine;

import static convscope.engine.ContractPart.assertSameBits;
import static convscope.engine.ContractPart.learn;
import static org.assertj.core.api.Assertions.assertThat;

import convscope.model.Layer;
import convscope.model.Network;
import convscope.model.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That an engine comes to the same bits again, whatever else goes on. */
interface RepeatingContract extends ContractPart {
  Network DEEP = TinyNetworks.DEEP;

  @ParameterizedTest
  @MethodSource(TinyNetworks.ALL)
  default void twoTrainersWithTheSameInputsAreBitIdentical(Network network) {
    try (Trainer left = ready(network, BATCH); Trainer right = ready(network, BATCH)) {
      learn(left, network, 0, 4);
      learn(right, network, 0, 4);
      assertSameBits(left.parameters(), right.parameters());
      assertSameBits(left.averages(), right.averages());
    }
  }

  @Test
  default void aTrainerRestoredFromACopyContinuesBitForBit() {
    try (Trainer through = ready(DEEP, BATCH); Trainer resumed = engine().trainer(DEEP, BATCH, PLAIN)) {
      learn(through, DEEP, 0, 3);
      resumed.setParameters(through.parameters());
      resumed.setAverages(through.averages());
      learn(through, DEEP, 3, 3);
      learn(resumed, DEEP, 3, 3);
      assertSameBits(resumed.parameters(), through.parameters());
      assertSameBits(resumed.averages(), through.averages());
    }
  }

  @Test
  default void probingAndTimingDoNotChangeResults() {
    try (Trainer looked = ready(DEEP, BATCH); Trainer left = ready(DEEP, BATCH)) {
      learn(looked, DEEP, 0, 1);
      learn(left, DEEP, 0, 1);
      assertThat(looked.probe()).isEqualTo(looked.probe());
      looked.copyStep(StepCopy.room(DEEP, BATCH));
      assertThat(looked.timeLayers(TinyNetworks.images(DEEP, BATCH, 8), TinyNetworks.labels(DEEP, BATCH), 3))
          .extracting(LayerTime::layer).containsExactlyElementsOf(DEEP.layers().stream().map(Layer::name).toList());
      learn(looked, DEEP, 1, 2);
      learn(left, DEEP, 1, 2);
      assertSameBits(looked.parameters(), left.parameters());
      assertSameBits(looked.averages(), left.averages());
    }
  }

  @Test
  default void parametersAreCopiedInAndOut() {
    try (Trainer trainer = engine().trainer(DEEP, BATCH, PLAIN)) {
      Map<String, float[]> values = TinyNetworks.parameters(DEEP, 1);
      trainer.setParameters(values);
      values.get("conv1/weights")[0] = 77;
      trainer.parameters().get("conv1/weights")[0] = 77;
      trainer.averages().get("conv1/weights")[0] = 77;
      assertSameBits(trainer.parameters(), TinyNetworks.parameters(DEEP, 1));
      assertSameBits(trainer.averages(), TinyNetworks.parameters(DEEP, 1));
    }
  }

  @Test
  default void parametersAreZeroUntilTheyAreSet() {
    try (Trainer trainer = engine().trainer(DEEP, 1, PLAIN)) {
      assertThat(trainer.parameters().keySet())
          .containsExactlyElementsOf(DEEP.parameters().stream().map(Parameter::name).toList());
      trainer.parameters().forEach((name, values) -> assertThat(values).as(name).containsOnly(0));
    }
  }

  @Test
  default void trainersAndClassifiersOnTwoThreadsDoNotDisturbEachOther() throws Exception {
    List<Map<String, float[]>> alone = List.of(trained(TinyNetworks.DEEP), trained(TinyNetworks.all().get(3)));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Map<String, float[]>>> together = new ArrayList<>();
      together.add(threads.submit(() -> trained(TinyNetworks.DEEP)));
      together.add(threads.submit(() -> trained(TinyNetworks.all().get(3))));
      for (int i = 0; i < 2; i++) {
        assertSameBits(together.get(i).get(60, TimeUnit.SECONDS), alone.get(i));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private Map<String, float[]> trained(Network network) {
    try (Trainer trainer = ready(network, LARGE_BATCH); Classifier classifier = engine().classifier(network, BATCH)) {
      learn(trainer, network, 0, 8);
      classifier.setParameters(trainer.averages());
      classifier.logits(TinyNetworks.images(network, BATCH, 6), BATCH, new float[BATCH * network.classes()]);
      return trainer.parameters();
    }
  }
}
