package convscope;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.data.CifarBinary;
import convscope.data.Dataset;
import convscope.data.ImageSet;
import convscope.engine.Classifier;
import convscope.engine.Engine;
import convscope.evaluation.Evaluation;
import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.NetworkJson;
import convscope.model.Presets;
import convscope.runs.Checkpoint;
import convscope.runs.Manifest;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import convscope.training.RunState;
import convscope.training.SavedNetwork;
import convscope.training.TrainingService;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tutorial on the images it is about. */
class RealCifar10Test {
  private static Dataset cifar;

  @TempDir
  private Path folder;

  @BeforeAll
  static void read() {
    cifar = CifarBinary.read(RealCifar10.folder(RealCifar10Test.class), "cifar10");
  }

  private RunFolder train(InitializerEdition edition, int steps) throws InterruptedException {
    Engine engine = AnEngine.usual();
    RunFolder run = RunFolder.create(folder.resolve("run"), new Manifest(Manifest.FORMAT, "2026-01-01T00:00:00",
        NetworkJson.toTree(Presets.tutorial(edition, 10)),
        new Manifest.Data("cifar10", "cifar10", "", 50_000, 10_000, cifar.classNames()),
        new Manifest.Settings(128, steps, 0.1, 0.1, 136_718, 1, 0, 16, true, 0.9999, 10, 1000, 0), Map.of(), Map.of()));
    TrainingService service = new TrainingService(engine, cifar, run, row -> { });
    service.start();
    assertThat(service.await()).isEqualTo(new RunState.Finished());
    return run;
  }

  @Test
  void has50000And10000ImagesBalancedOverTheClasses() {
    assertThat(cifar.classNames()).isEqualTo(Dataset.CIFAR_CLASSES);
    assertThat(counts(cifar.train())).containsOnly(5_000);
    assertThat(counts(cifar.test())).containsOnly(1_000);
  }

  private static int[] counts(ImageSet images) {
    int[] counts = new int[10];
    for (int i = 0; i < images.size(); i++) {
      counts[images.label(i)]++;
    }
    return counts;
  }

  @Test
  void hasTheKnownChannelMeans() {
    // 125.3, 123.0 and 113.9 are the means that every paper on CIFAR-10 takes off.
    byte[] pixels = new byte[ImageSet.PIXELS];
    double[] means = new double[3];
    for (int i = 0; i < cifar.train().size(); i++) {
      cifar.train().copyPixels(i, pixels, 0);
      for (int p = 0; p < pixels.length; p++) {
        means[p / 1_024] += (pixels[p] & 0xFF) / (50_000.0 * 1_024);
      }
    }
    assertThat(means[0]).isCloseTo(125.3, Offset.offset(0.05));
    assertThat(means[1]).isCloseTo(123.0, Offset.offset(0.06));
    assertThat(means[2]).isCloseTo(113.9, Offset.offset(0.05));
  }

  @Test
  void withTheFirstInitializersTheInitialLossMatchesTheTutorial() throws InterruptedException {
    RunFolder run = train(InitializerEdition.EARLY_2016, 51);
    double[] printed = {4.68, 4.66, 4.64, 4.62, 4.60, 4.58};
    double[] losses = run.metrics().rows().stream().mapToDouble(MetricsRow::loss).toArray();
    assertThat(losses).containsExactly(printed, Offset.offset(0.02));
  }

  @Test
  @Tag("long")
  void trainingLearnsToDistinguishTheClasses() throws InterruptedException {
    RunFolder run = train(InitializerEdition.FROM_2017, 400);
    assertThat(run.metrics().rows().get(0).loss()).isCloseTo(4.68, Offset.offset(0.02));
    Network tutorial = Presets.tutorial(InitializerEdition.FROM_2017, 10);
    try (Classifier classifier = AnEngine.usual().classifier(tutorial, 128)) {
      SavedNetwork saved = SavedNetwork.of(Checkpoint.read(run.checkpoints().latest().orElseThrow()), "the run");
      classifier.setParameters(saved.parameters());
      assertThat(Evaluation.of(classifier, cifar.test(), 10).precision()).isGreaterThan(0.40);
      classifier.setParameters(saved.averages());
      assertThat(Evaluation.of(classifier, cifar.test(), 10).precision()).isGreaterThan(0.40);
    }
  }
}
