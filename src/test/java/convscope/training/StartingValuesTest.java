package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.AnEngine;
import convscope.foundation.Face;
import convscope.foundation.Language;
import convscope.foundation.Problem;
import convscope.model.Activation;
import convscope.model.Dense;
import convscope.model.InitialValues;
import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.Presets;
import convscope.model.Weights;
import convscope.runs.Checkpoint;
import convscope.runs.Manifest;
import convscope.runs.RunFolder;
import convscope.runs.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartingValuesTest {
  private static final List<String> CLASSES = SampleRuns.SAMPLE.classNames();
  private static final TrainedModel SOURCE = model(SampleRuns.TUTORIAL, CLASSES);

  @TempDir
  private Path folder;

  private static TrainedModel model(Network network, List<String> classNames) {
    Map<String, float[]> averages = InitialValues.of(network, 77);
    return new TrainedModel("source", 500, network, InitialValues.of(network, 78), averages, classNames,
        Optional.empty());
  }

  private static Network tutorial(int classes) {
    return Presets.tutorial(InitializerEdition.FROM_2017, classes);
  }

  @Test
  void theAveragesOfEveryLayerAreTakenOverForTheSameClasses() {
    StartingValues values = StartingValues.of(SampleRuns.TUTORIAL, CLASSES, SOURCE, 1);
    assertThat(values.taken()).containsExactly("conv1", "conv2", "local3", "local4", "softmax_linear");
    SOURCE.averages().forEach((name, own) -> assertThat(values.values().get(name)).as(name).isEqualTo(own));
  }

  @Test
  void theLastLayerIsNewForOtherClassesEvenIfThereAreAsMany() {
    List<String> others = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
    StartingValues values = StartingValues.of(SampleRuns.TUTORIAL, others, SOURCE, 1);
    assertThat(values.taken()).containsExactly("conv1", "conv2", "local3", "local4");
    assertThat(values.values().get("softmax_linear/weights"))
        .isEqualTo(InitialValues.of(SampleRuns.TUTORIAL, 1).get("softmax_linear/weights"));
    assertThat(values.values().get("local4/weights")).isEqualTo(SOURCE.averages().get("local4/weights"));
    assertThat(StartingValues.said(new Manifest.Start("source", 500, values.taken()), SampleRuns.TUTORIAL)
        .in(Language.ENGLISH, Face.CONSOLE))
        .isEqualTo("Starts from source (step 500): conv1, conv2, local3, local4. At random: softmax_linear.");
  }

  @Test
  void layersOfAnotherShapeOrNameStartAtRandom() {
    StartingValues values = StartingValues.of(tutorial(3), List.of("x", "y", "z"),
        model(Presets.locallyConnected(InitializerEdition.FROM_2017, 10), CLASSES), 1);
    assertThat(values.taken()).containsExactly("conv1", "conv2");
  }

  @Test
  void whatCannotBeTakenOverIsRefused() {
    Network other = new Network("other", Network.CROP,
        List.of(new Dense("only", 10, Activation.NONE, new Weights(0.1, 0, 0))));
    assertThatThrownBy(() -> StartingValues.of(other, CLASSES, SOURCE, 1)).isInstanceOf(Problem.class)
        .hasMessageContaining("nothing can be taken over");
    Network frozen = tutorial(10).withFrozen(Set.of("local3"));
    TrainedModel local = model(Presets.locallyConnected(InitializerEdition.FROM_2017, 10), CLASSES);
    assertThatThrownBy(() -> StartingValues.of(frozen, CLASSES, local, 1)).isInstanceOf(Problem.class)
        .hasMessageContaining("Layer local3 cannot be frozen");
  }

  @Test
  void aRunStartsFromThemAndRecordsIt() throws Exception {
    Network network = SampleRuns.TUTORIAL.withFrozen(Set.of("conv1"));
    RunFolder run = new RunPlan(network, SampleRuns.settings(2, 0), Optional.of(SOURCE))
        .begin(folder.resolve("run"), SampleRuns.SAMPLE, AnEngine.usual());
    Manifest.Start start = RunFolder.open(run.path()).manifest().start().orElseThrow();
    assertThat(start).isEqualTo(new Manifest.Start("source", 500,
        List.of("conv1", "conv2", "local3", "local4", "softmax_linear")));
    SampleRuns.train(AnEngine.AUTO, run, nothing -> { });
    Checkpoint end = Checkpoint.read(run.checkpoints().latest().orElseThrow());
    assertThat(values(end, "conv1/weights")).as("frozen").isEqualTo(SOURCE.averages().get("conv1/weights"));
    float[] moved = values(end, "conv2/weights");
    float[] before = SOURCE.averages().get("conv2/weights");
    assertThat(moved).isNotEqualTo(before);
    for (int i = 0; i < moved.length; i++) {
      assertThat(Math.abs(moved[i] - before[i])).as("two steps away").isLessThan(0.05f);
    }
  }

  private static float[] values(Checkpoint checkpoint, String name) {
    return checkpoint.parameters().stream().filter(one -> one.name().equals(name)).map(Tensor::values).findFirst()
        .orElseThrow();
  }
}
