package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import convscope.AnEngine;
import convscope.BorrowedEngine;
import convscope.engine.Device;
import convscope.engine.DeviceStatus;
import convscope.engine.Engine;
import convscope.engine.EngineProvider;
import convscope.engine.Engines;
import convscope.runs.Manifest;
import convscope.runs.RunFolder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class ComputedBeforeTest {
  @TempDir
  private Path folder;
  private final Engines engines = AnEngine.installed();
  private final Engine usual = AnEngine.usual();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger(ComputedBefore.class);
  }

  @BeforeEach
  void listen() {
    log.start();
    logger().addAppender(log);
  }

  @AfterEach
  void listenNoMore() {
    logger().detachAppender(log);
  }

  private List<String> warnings() {
    return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private RunFolder begun(Engine engine) {
    return new RunPlan(SampleRuns.TUTORIAL, Manifest.Settings.tutorial())
        .begin(folder.resolve("run"), SampleRuns.SAMPLE, engine);
  }

  private static void rewrite(RunFolder run, String kernels, Map<String, String> arithmetic) {
    Manifest made = run.manifest();
    Map<String, String> machine = new HashMap<>(made.machine());
    machine.put("kernels", kernels);
    run.rewrite(new Manifest(made.format(), made.created(), made.network(), made.data(), made.settings(),
        made.versions(), machine, arithmetic));
  }

  @Test
  void theOpenEngineIsUsedIfItMatchesTheRun() {
    assertThat(ComputedBefore.engine(begun(usual), engines, usual)).isSameAs(usual);
    assertThat(warnings()).isEmpty();
  }

  @Test
  void aRunResumesWithItsOriginalKernels() {
    RunFolder run = begun(AnEngine.of(AnEngine.ND4J));
    assumeThat(usual.variant()).isNotEqualTo(AnEngine.ND4J);
    Engine found = ComputedBefore.engine(RunFolder.open(run.path()), engines, usual);
    assertThat(found.variant()).isEqualTo(AnEngine.ND4J);
    assertThat(found.arithmetic(SampleRuns.TUTORIAL, 128)).isEqualTo(run.manifest().arithmetic());
    assertThat(warnings()).isEmpty();
  }

  @Test
  void missingKernelsAreReplacedWithAWarning() {
    RunFolder run = begun(usual);
    rewrite(run, "abacus", Map.of());
    assertThat(ComputedBefore.engine(run, engines, usual)).isSameAs(usual);
    assertThat(warnings()).singleElement().asString()
        .contains("abacus", usual.variant(), "will not be the same, bit for bit");
  }

  @Test
  void aLayerComputedByAnotherMethodIsLogged() {
    RunFolder run = begun(usual);
    Map<String, String> arithmetic = new HashMap<>(run.manifest().arithmetic());
    arithmetic.put("conv2", "abacus");
    rewrite(run, usual.variant(), arithmetic);
    assertThat(ComputedBefore.engine(run, engines, usual)).isSameAs(usual);
    String now = usual.arithmetic(SampleRuns.TUTORIAL, run.manifest().settings().batch()).get("conv2");
    assertThat(warnings()).singleElement().asString()
        .contains("(conv2 by abacus, now by " + now + ")", "will not be the same, bit for bit");
  }

  @Test
  void aRunWithoutRecordedKernelsResumesWithoutAWarning() {
    RunFolder run = SampleRuns.create(folder.resolve("old"), SampleRuns.settings(3, 0));
    assertThat(ComputedBefore.engine(run, engines, usual)).isSameAs(usual);
    assertThat(warnings()).isEmpty();
  }

  private static Engines cards(List<String> variants, Device... cards) {
    EngineProvider processor = ServiceLoader.load(EngineProvider.class).findFirst().orElseThrow();
    return new Engines(List.of(processor, new BorrowedEngine.Provider(List.of(cards), variants)));
  }

  private RunFolder begunOnACard() {
    return begun(new BorrowedEngine(BorrowedEngine.card("gpu:1", "A Card"), "detour", usual));
  }

  private static String deviceAndKernels(Engine engine) {
    return engine.device().id() + " " + engine.variant();
  }

  @Test
  void aRunResumesOnItsOriginalGpuAndBackend() {
    Engines same = cards(List.of("way", "detour"), BorrowedEngine.card("gpu:0", "Other Card"),
        BorrowedEngine.card("gpu:1", "A Card"));
    RunFolder run = begunOnACard();
    assertThat(run.manifest().machine()).containsEntry("device", "gpu:1").containsEntry("kernels", "detour");
    assertThat(deviceAndKernels(ComputedBefore.engine(run, same, usual))).isEqualTo("gpu:1 detour");
    assertThat(deviceAndKernels(ComputedBefore.engine(run, same, 0).orElseThrow())).isEqualTo("gpu:1 detour");
    assertThat(warnings()).isEmpty();
  }

  @Test
  void aCpuRunResumesOnTheCpuEvenIfAGpuIsOpen() {
    Device card = BorrowedEngine.card("gpu:0", "A Card");
    Engine opened = new BorrowedEngine(card, "way", usual);
    assertThat(deviceAndKernels(ComputedBefore.engine(begun(usual), cards(List.of("way"), card), opened)))
        .isEqualTo("cpu " + usual.variant());
    assertThat(warnings()).isEmpty();
  }

  @Test
  void aReorderedGpuIsFoundByName() {
    Engines turned =
        cards(List.of("detour"), BorrowedEngine.card("gpu:0", "A Card"), BorrowedEngine.card("gpu:1", "Other Card"));
    assertThat(deviceAndKernels(ComputedBefore.engine(begunOnACard(), turned, usual))).isEqualTo("gpu:0 detour");
  }

  @Test
  void withoutItsGpuOrBackendARunUsesTheOpenEngineWithAWarning() {
    RunFolder run = begunOnACard();
    Device card = BorrowedEngine.card("gpu:1", "A Card");
    Device useless = BorrowedEngine.card("gpu:1", "A Card", DeviceStatus.of(DeviceStatus.Key.NOT_IN_THIS_BUILD));
    for (Engines none : List.of(engines, cards(List.of("detour"), useless), cards(List.of("detour"),
        BorrowedEngine.card("gpu:1", "Other Card")), cards(List.of("way"), card))) {
      log.list.clear();
      assertThat(ComputedBefore.engine(run, none, usual)).isSameAs(usual);
      assertThat(warnings()).singleElement().asString()
          .contains("was computed by gpu:1 (A Card) and resumes on cpu", "will not be the same, bit for bit");
    }
  }

  @Test
  void ifItsGpuCannotBeOpenedARunUsesTheOpenEngine() {
    Device card = BorrowedEngine.card("gpu:0", "A Card");
    RunFolder run = begun(new BorrowedEngine(card, BorrowedEngine.CLOSED, usual));
    assertThat(ComputedBefore.engine(run, cards(List.of(BorrowedEngine.CLOSED), card), usual)).isSameAs(usual);
    assertThat(warnings()).hasSize(2).first().asString().contains("A Card", "cannot be opened");
  }
}
