package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import convscope.AnEngine;
import convscope.engine.Engine;
import convscope.engine.Engines;
import convscope.runs.Manifest;
import convscope.runs.RunFolder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class ComputedBeforeTest {
  @TempDir
  private Path folder;
  private final Engines engines = Engines.installed();
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
    return new RunPlan(SampleRuns.TUTORIAL, Manifest.Settings.tutorial()).begin(folder.resolve("run"), SampleRuns.SAMPLE, engine);
  }

  private static void rewrite(RunFolder run, String kernels, Map<String, String> arithmetic) {
    Manifest made = run.manifest();
    Map<String, String> machine = new HashMap<>(made.machine());
    machine.put("kernels", kernels);
    run.rewrite(new Manifest(made.format(), made.created(), made.network(), made.data(), made.settings(),
        made.versions(), machine, arithmetic));
  }

  @Test
  void aRunGoesOnWithTheEngineThatIsOpenWhereThatIsTheSame() {
    assertThat(ComputedBefore.engine(begun(usual), engines, usual)).isSameAs(usual);
    assertThat(warnings()).isEmpty();
  }

  @Test
  void aRunGoesOnWithTheArithmeticThatItWasBegunWith() {
    RunFolder run = begun(AnEngine.of(AnEngine.ND4J));
    assumeThat(usual.variant()).isNotEqualTo(AnEngine.ND4J);
    Engine found = ComputedBefore.engine(RunFolder.open(run.path()), engines, usual);
    assertThat(found.variant()).isEqualTo(AnEngine.ND4J);
    assertThat(found.arithmetic(SampleRuns.TUTORIAL, 128)).isEqualTo(run.manifest().arithmetic());
    assertThat(warnings()).isEmpty();
  }

  @Test
  void whereItsArithmeticIsNotHereItGoesOnAllTheSameAndTheLogTellsThatTheBitsWillDiffer() {
    RunFolder run = begun(usual);
    rewrite(run, "abacus", Map.of());
    assertThat(ComputedBefore.engine(run, engines, usual)).isSameAs(usual);
    assertThat(warnings()).singleElement().asString().contains("abacus", usual.variant(), "will not end in the same bits");
  }

  @Test
  void whereALayerIsComputedOtherwiseTheLogTells() {
    RunFolder run = begun(usual);
    Map<String, String> arithmetic = new HashMap<>(run.manifest().arithmetic());
    arithmetic.put("conv2", "abacus");
    rewrite(run, usual.variant(), arithmetic);
    assertThat(ComputedBefore.engine(run, engines, usual)).isSameAs(usual);
    String now = usual.arithmetic(SampleRuns.TUTORIAL, run.manifest().settings().batch()).get("conv2");
    assertThat(warnings()).singleElement().asString()
        .contains("(conv2 by abacus, now by " + now + ")", "will not end in the same bits");
  }

  @Test
  void aRunFromBeforeItWasRecordedGoesOnInSilence() {
    RunFolder run = SampleRuns.create(folder.resolve("old"), SampleRuns.settings(3, 0));
    assertThat(ComputedBefore.engine(run, engines, usual)).isSameAs(usual);
    assertThat(warnings()).isEmpty();
  }
}
