package convscope.engine;

import static convscope.engine.ContractPart.assertSameBits;
import static convscope.engine.ContractPart.learn;
import static org.assertj.core.api.Assertions.assertThat;

import convscope.model.Network;
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

/** Several engines on one processor, each with a share of its cores. */
class CpuSharesTest {
  private static final Engines ENGINES = Engines.installed();
  private static final Device PROCESSOR = ENGINES.usual();
  private static final Network DEEP = TinyNetworks.DEEP;
  private static final int BATCH = 37;

  static List<String> variants() {
    return ENGINES.variants(PROCESSOR);
  }

  private static Engine open(int threads, String variant) {
    return ENGINES.open(PROCESSOR, threads, variant);
  }

  private static Map<String, float[]> trained(Engine engine) {
    try (Trainer trainer = engine.trainer(DEEP, BATCH, new Optimizer.Sgd())) {
      trainer.setParameters(TinyNetworks.parameters(DEEP, 1));
      learn(trainer, DEEP, 0, 8);
      return trainer.parameters();
    }
  }

  private static long workers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("convscope-arithmetic-")).count();
  }

  @Test
  void everyEngineHasAsManyWorkersAsRequested() {
    for (int threads : new int[] {1, 2, 3}) {
      Engine engine = open(threads, variants().get(0));
      assertThat(engine.threads()).isEqualTo(threads);
      long before = workers();
      try (Trainer trainer = engine.trainer(DEEP, BATCH, new Optimizer.Sgd())) {
        assertThat(trainer.batchSize()).isEqualTo(BATCH);
        assertThat(workers() - before).isEqualTo(threads);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void twoSingleThreadedEnginesRunConcurrentlyWithoutInterference(String variant) throws Exception {
    Engine left = open(1, variant);
    Engine right = open(1, variant);
    Map<String, float[]> alone = trained(left);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Map<String, float[]>>> together = new ArrayList<>();
      together.add(threads.submit(() -> trained(left)));
      together.add(threads.submit(() -> trained(right)));
      for (Future<Map<String, float[]>> one : together) {
        assertSameBits(one.get(60, TimeUnit.SECONDS), alone);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void ownKernelsAreBitIdenticalForAnyNumberOfThreads() {
    assertSameBits(trained(open(1, variants().get(0))), trained(open(3, variants().get(0))));
  }

  @Test
  void towersOnOneProcessorShareItsThreads() {
    Engine four = open(4, variants().get(0));
    assertThat(Towers.of(List.of(four), 1)).isSameAs(four);
    assertThat(Towers.of(List.of(four), 2).towers()).extracting(Engine::threads).containsExactly(2, 2);
    Engine three = Towers.of(List.of(four), 3);
    assertThat(three.towers()).extracting(Engine::threads).containsExactly(1, 1, 2);
    assertThat(three.threads()).isEqualTo(4);
    assertThat(three.towers()).extracting(Engine::variant).containsOnly(four.variant());
    assertThat(Towers.of(List.of(four), 6).towers()).extracting(Engine::threads).contains(1).doesNotContain(0);
  }

  @Test
  void towersAreAssignedRoundRobinAndShareOnlyTheirDevicesThreads() {
    Engine two = open(2, variants().get(0));
    Engine other = new PlainEngine();
    assertThat(Towers.of(List.of(two, other), 2).towers()).containsExactly(two, other);
    List<Engine> three = Towers.of(List.of(two, other), 3).towers();
    assertThat(three).extracting(Engine::device).containsExactly(two.device(), other.device(), two.device());
    assertThat(three).extracting(Engine::threads).containsExactly(1, 1, 1);
    assertThat(three.get(1)).isSameAs(other);
  }
}
