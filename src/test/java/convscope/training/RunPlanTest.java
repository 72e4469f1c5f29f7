package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.AnEngine;
import convscope.data.Augmentation;
import convscope.data.Crop;
import convscope.data.ImageSet;
import convscope.data.SampleScenes;
import convscope.engine.Engine;
import convscope.engine.Learning;
import convscope.engine.Optimizer;
import convscope.foundation.Problem;
import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.NetworkJson;
import convscope.model.Presets;
import convscope.model.Shape;
import convscope.runs.Manifest;
import convscope.runs.Range;
import convscope.runs.RunFolder;
import convscope.runs.Setting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunPlanTest {
  @TempDir
  private Path folder;

  private static RunPlan tutorial(Network network) {
    return new RunPlan(network, Manifest.Settings.tutorial());
  }

  @Test
  void theTutorialPlanHasTheTutorialsSettings() {
    assertThat(Manifest.Settings.tutorial()).isEqualTo(
        new Manifest.Settings(128, 100_000, 0.1, 0.1, 136_718, 1, 0, 16, true, 0.9999, 10, 1_000, 0)
            .with(Map.of(Setting.SUMMARIES_EVERY, 100, Setting.KEEP, 5)));
    assertThat(Recipe.of(Manifest.Settings.tutorial()))
        .isEqualTo(new Recipe(Learning.with(new Optimizer.Sgd()), new Schedule.Staircase(0.1, 0.1, 136_718),
            Augmentation.TUTORIAL));
  }

  @Test
  void theAugmentationIsThatOfTheSettings() {
    Manifest.Settings settings = Manifest.Settings.tutorial().with(Map.of(Setting.FLIPS, "alternating",
        Setting.CUTOUT, 8, Setting.DISTORT, false));
    assertThat(Recipe.of(settings).augmentation())
        .isEqualTo(new Augmentation(false, Augmentation.Flips.ALTERNATING, 8, 0));
  }

  @Test
  void networksTakeTheTutorialsCropsOrWholeImages() {
    assertThat(Network.CROP).isEqualTo(new Shape(Crop.SIZE, Crop.SIZE, ImageSet.CHANNELS));
    assertThat(SampleRuns.TUTORIAL.takesImages()).isTrue();
    assertThat(of(32, 3).takesImages()).isTrue();
    assertThat(of(28, 3).takesImages()).isFalse();
    assertThat(of(32, 1).takesImages()).isFalse();
  }

  private static Network of(int side, int channels) {
    return new Network("other", new Shape(side, side, channels), SampleRuns.TUTORIAL.layers());
  }

  @Test
  void aNewRunRecordsEverythingNeededToReproduceIt() {
    Engine engine = SampleRuns.engine(AnEngine.AUTO);
    Map<Setting, Object> wanted = Map.of(Setting.BATCH, 16, Setting.STEPS, 300, Setting.RATE, 0.05, Setting.SEED, -7,
        Setting.PREFETCH, 3, Setting.DISTORT, false, Setting.LOG_EVERY, 5, Setting.CHECKPOINT_EVERY, 50,
        Setting.EVALUATE_EVERY, 100, Setting.KEEP, 0);
    RunFolder run = new RunPlan(SampleRuns.TUTORIAL, Manifest.Settings.tutorial().with(wanted))
        .begin(folder.resolve("run"), SampleRuns.SAMPLE, engine);
    Manifest manifest = RunFolder.open(run.path()).manifest();
    assertThat(manifest.settings()).isEqualTo(new Manifest.Settings(16, 300, 0.05, 0.1, 4_375, -7, engine.threads(),
        3, false, 0.9999, 5, 50, 100).with(Map.of(Setting.SUMMARIES_EVERY, 100, Setting.KEEP, 0)));
    assertThat(manifest.data()).isEqualTo(new Manifest.Data("sample", "sample", SampleRuns.SAMPLE.checksum(), 200, 60,
        SampleRuns.SAMPLE.classNames()));
    assertThat(NetworkJson.fromTree(manifest.network(), "")).isEqualTo(SampleRuns.TUTORIAL);
    assertThat(manifest.versions()).containsKeys("convscope", "java", "nd4j");
    assertThat(manifest.machine()).containsKeys("os", "arch", "processor").containsEntry("kernels", engine.variant());
    assertThat(manifest.arithmetic()).isEqualTo(engine.arithmetic(SampleRuns.TUTORIAL, 16)).hasSize(9);
  }

  @Test
  void rejectsANetworkThatDoesNotFitTheImages() {
    Engine engine = SampleRuns.engine(AnEngine.AUTO);
    RunPlan seven = tutorial(Presets.tutorial(InitializerEdition.FROM_2017, 7));
    assertThatThrownBy(() -> seven.begin(folder.resolve("run"), SampleScenes.dataset(1, 20, 5), engine))
        .isInstanceOf(Problem.class).hasMessageContaining("distinguishes 7 classes, but sample has 10");
    RunPlan wide = tutorial(new Network("wide", new Shape(24, 25, 3), SampleRuns.TUTORIAL.layers()));
    assertThatThrownBy(() -> wide.begin(folder.resolve("run"), SampleScenes.dataset(1, 20, 5), engine))
        .isInstanceOf(Problem.class).hasMessageContaining("24×25×3");
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void everySelectableOptimizerAndScheduleExists() {
    for (Setting choice : List.of(Setting.OPTIMIZER, Setting.SCHEDULE)) {
      for (String name : ((Range.Choice) choice.range()).names()) {
        assertThatCode(() -> Recipe.of(Manifest.Settings.tutorial().with(choice, name))).doesNotThrowAnyException();
      }
    }
  }
}
