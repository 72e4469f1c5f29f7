package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.AnEngine;
import convscope.data.SampleScenes;
import convscope.engine.Engine;
import convscope.foundation.Problem;
import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.NetworkJson;
import convscope.model.Presets;
import convscope.model.Shape;
import convscope.runs.Manifest;
import convscope.runs.RunFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPlanTest {
  @TempDir
  private Path folder;

  @Test
  void thePlanOfTheTutorialIsTheTutorials() {
    assertThat(RunPlan.tutorial(SampleRuns.TUTORIAL))
        .isEqualTo(new RunPlan(SampleRuns.TUTORIAL, 128, 100_000, 0.1, 1, 16, true, 10, 1_000, 0, 100, 5));
  }

  @Test
  void beginsARunWithAllThatIsNeededToDoItAgain() {
    Engine engine = SampleRuns.engine(AnEngine.AUTO);
    RunFolder run = new RunPlan(SampleRuns.TUTORIAL, 16, 300, 0.05, 7, 3, false, 5, 50, 100, 40, 0)
        .begin(folder.resolve("run"), SampleRuns.SAMPLE, engine);
    Manifest manifest = RunFolder.open(run.path()).manifest();
    assertThat(manifest.settings()).isEqualTo(new Manifest.Settings(16, 300, 0.05, 0.1, 4_375, 7, engine.threads(), 3,
        false, 0.9999, 5, 50, 100, 40, 0));
    assertThat(manifest.data()).isEqualTo(new Manifest.Data("sample", "sample", SampleRuns.SAMPLE.checksum(), 200, 60,
        SampleRuns.SAMPLE.classNames()));
    assertThat(NetworkJson.fromTree(manifest.network(), "")).isEqualTo(SampleRuns.TUTORIAL);
    assertThat(manifest.versions()).containsKeys("convscope", "java", "nd4j");
    assertThat(manifest.machine()).containsKeys("os", "arch", "processor").containsEntry("kernels", engine.variant());
    assertThat(manifest.arithmetic()).isEqualTo(engine.arithmetic(SampleRuns.TUTORIAL, 16)).hasSize(9);
  }

  @Test
  void refusesANetworkThatDoesNotFitTheImages() {
    Engine engine = SampleRuns.engine(AnEngine.AUTO);
    RunPlan seven = RunPlan.tutorial(Presets.tutorial(InitializerEdition.FROM_2017, 7));
    assertThatThrownBy(() -> seven.begin(folder.resolve("run"), SampleScenes.dataset(1, 20, 5), engine))
        .isInstanceOf(Problem.class).hasMessageContaining("tells 7 classes apart and sample has 10");
    RunPlan wide = RunPlan.tutorial(new Network("wide", new Shape(24, 25, 3), SampleRuns.TUTORIAL.layers()));
    assertThatThrownBy(() -> wide.begin(folder.resolve("run"), SampleScenes.dataset(1, 20, 5), engine))
        .isInstanceOf(Problem.class).hasMessageContaining("24×25×3");
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void refusesWhatMakesNoSense() {
    Network network = SampleRuns.TUTORIAL;
    assertThatThrownBy(() -> new RunPlan(network, 0, 1, 0.1, 1, 1, true)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> new RunPlan(network, 1, 0, 0.1, 1, 1, true)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> new RunPlan(network, 1, 1, Double.NaN, 1, 1, true)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> new RunPlan(network, 1, 1, -1, 1, 1, true)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> new RunPlan(network, 1, 1, 0.1, 1, 0, true)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> new RunPlan(network, 1, 1, 0.1, 1, 1, true, 0, 1, 0, 0, 5)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> new RunPlan(network, 1, 1, 0.1, 1, 1, true, 1, 0, 0, 0, 5)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> new RunPlan(network, 1, 1, 0.1, 1, 1, true, 1, 1, -1, 0, 5)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> new RunPlan(network, 1, 1, 0.1, 1, 1, true, 1, 1, 0, -1, 5)).isInstanceOf(Problem.class);
    assertThatThrownBy(() -> new RunPlan(network, 1, 1, 0.1, 1, 1, true, 1, 1, 0, 0, -1)).isInstanceOf(Problem.class);
  }
}
