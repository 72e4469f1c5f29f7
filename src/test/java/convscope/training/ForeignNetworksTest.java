package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Problem;
import convscope.model.InitialValues;
import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.Parameter;
import convscope.model.Presets;
import convscope.runs.Safetensors;
import convscope.runs.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of other programs that hold the tutorial's variables and say nothing about the network. */
class ForeignNetworksTest {
  @TempDir
  private Path folder;

  static Stream<Network> presets() {
    return Stream.of(Presets.tutorial(InitializerEdition.FROM_2017, 10),
        Presets.tutorial(InitializerEdition.FROM_2017, 7),
        Presets.locallyConnected(InitializerEdition.FROM_2017, 10));
  }

  private static List<Tensor> tensors(Network network, String suffix) {
    Map<String, float[]> values = InitialValues.of(network, 4);
    List<Tensor> tensors = new ArrayList<>();
    for (Parameter parameter : network.parameters()) {
      tensors.add(new Tensor(parameter.name() + suffix, parameter.shape(), values.get(parameter.name())));
    }
    return tensors;
  }

  private TrainedModel open(List<Tensor> tensors) {
    Path file = folder.resolve("foreign.safetensors");
    Safetensors.write(file, Map.of("format", "pt"), tensors);
    return TrainedModel.open(file.toString());
  }

  private void refuses(List<Tensor> tensors, String... words) {
    assertThatThrownBy(() -> open(tensors)).isInstanceOf(Problem.class).hasMessageContainingAll(words)
        .hasMessageContaining(folder + "/foreign.safetensors")
        .satisfies(problem -> assertThat(problem.getMessage()).hasLineCount(1).endsWith("."));
  }

  private static List<Tensor> tutorial() {
    return tensors(presets().findFirst().orElseThrow(), "");
  }

  @ParameterizedTest
  @MethodSource("presets")
  void presetsAreRecognizedByVariableNamesAndShapes(Network preset) {
    TrainedModel model = open(tensors(preset, ""));
    assertThat(model.network()).isEqualTo(preset);
    InitialValues.of(preset, 4).forEach((name, values) ->
        assertThat(Arrays.equals(model.parameters().get(name), values)).as(name).isTrue());
    assertThat(model.classNames()).as("nobody named them").isEmpty();
    assertThat(model.shownNames()).hasSize(preset.classes());
  }

  @Test
  void averagesAreReadIfPresent() {
    List<Tensor> all = tutorial();
    all.addAll(tensors(presets().findFirst().orElseThrow(), "/ExponentialMovingAverage"));
    assertThat(open(all).averages()).hasSameSizeAs(tutorial());
  }

  @Test
  void missingOrMisshapenVariablesAreRejected() {
    List<Tensor> without = tutorial();
    without.remove(2);
    refuses(without, "lacks conv2/weights", "tutorial");
    List<Tensor> other = tutorial();
    other.set(1, new Tensor("conv1/biases", new int[] {8, 8}, new float[64]));
    refuses(other, "conv1/biases does not have the shape");
  }

  @Test
  void unknownVariablesAreRejected() {
    List<Tensor> more = tutorial();
    more.add(new Tensor("conv3/weights", new int[] {1}, new float[1]));
    refuses(more, "contains conv3/weights, which network tutorial does not have");
    List<Tensor> averagesOfAnother = tutorial();
    averagesOfAnother.add(new Tensor("conv3/weights/ExponentialMovingAverage", new int[] {1}, new float[1]));
    refuses(averagesOfAnother, "contains conv3/weights");
  }

  @Test
  void filesWithoutTutorialVariablesAreRejected() {
    refuses(List.of(new Tensor("w", new int[] {2}, new float[2])), "contains neither a network description");
    refuses(List.of(), "contains neither a network description");
    refuses(List.of(new Tensor("softmax_linear/biases", new int[] {0}, new float[0])),
        "contains neither a network description");
    refuses(List.of(new Tensor("softmax_linear/biases", new int[] {100_000}, new float[100_000])),
        "contains neither a network description");
  }

  @Test
  void nonFiniteValuesAreRejected() {
    List<Tensor> diverged = tutorial();
    diverged.get(0).values()[77] = Float.POSITIVE_INFINITY;
    refuses(diverged, "contains Infinity in the tensor conv1/weights");
  }
}
