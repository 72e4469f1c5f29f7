package convscope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkJsonTest {
  private static final String BY_HAND = """
      {"name": "mine", "input": {"height": 24, "width": 24, "channels": 3}, "layers": [
        {"kind": "convolution", "name": "c", "size": 3, "stride": 2, "filters": 8, "activation": "RELU",
         "weights": {"stddev": 0.1, "bias": 0.5, "decay": 0.01}},
        {"kind": "dense", "name": "logits", "units": 10, "activation": "NONE",
         "weights": {"stddev": 0.1, "bias": 0, "decay": 0}}]}
      """;

  @TempDir
  private Path folder;

  private Network read(String text) throws IOException {
    Path file = folder.resolve("network.json");
    Files.writeString(file, text);
    return NetworkJson.read(file);
  }

  @Test
  void readsAHandWrittenNetwork() throws IOException {
    assertThat(read(BY_HAND)).isEqualTo(new Network("mine", new Shape(24, 24, 3), List.of(
        new Convolution("c", 3, 2, 8, Activation.RELU, new Weights(0.1, 0.5, 0.01)),
        new Dense("logits", 10, Activation.NONE, new Weights(0.1, 0, 0)))));
  }

  @Test
  void everyKindOfLayerRoundTrips() throws IOException {
    Network tutorial = Presets.tutorial(InitializerEdition.MID_2016, 10);
    Network local = Presets.locallyConnected(InitializerEdition.FROM_2017, 10);
    assertThat(read(NetworkJson.toText(tutorial))).isEqualTo(tutorial);
    assertThat(read(NetworkJson.toText(local))).isEqualTo(local);
    Network averages = new Network("averages", new Shape(24, 24, 3), List.of(new AveragePool("mean", 3, 2),
        new Dense("logits", 10, Activation.NONE, new Weights(0.1, 0, 0))));
    assertThat(NetworkJson.toText(averages)).contains("\"kind\" : \"average-pool\"");
    assertThat(read(NetworkJson.toText(averages))).isEqualTo(averages);
    Network activations = new Network("activations", new Shape(24, 24, 3), List.of(
        new ActivationLayer("gelu", ActivationFunction.GELU, 0),
        new ActivationLayer("leaky", ActivationFunction.LEAKY_RELU, 0.125),
        new Dense("logits", 10, Activation.NONE, new Weights(0.1, 0, 0))));
    assertThat(read(NetworkJson.toText(activations))).isEqualTo(activations);
    Network normalized = new Network("normalized", new Shape(24, 24, 3), List.of(
        new BatchNormalization("usual"), new BatchNormalization("unusual", 0.001, 0.5, false),
        new Dense("logits", 10, Activation.NONE, new Weights(0.1, 0, 0))));
    assertThat(read(NetworkJson.toText(normalized))).isEqualTo(normalized);
  }

  @Test
  void theUsualPropertiesOfABatchNormalizationMayBeLeftOut() throws IOException {
    Network usual = new Network("mine", new Shape(24, 24, 3), List.of(new BatchNormalization("b", 1e-5, 0.9, true),
        new Dense("logits", 10, Activation.NONE, new Weights(0.1, 0, 0))));
    String text = NetworkJson.toText(usual);
    assertThat(text).contains("\"kind\" : \"batch-normalization\"").doesNotContain("epsilon").doesNotContain("momentum")
        .doesNotContain("scale");
    assertThat(read(text)).isEqualTo(usual);
    String other = text.replace("\"kind\" : \"batch-normalization\"",
        "\"kind\" : \"batch-normalization\", \"momentum\" : 1");
    assertThatThrownBy(() -> read(other)).isInstanceOf(Problem.class)
        .hasMessageContaining("Layer b cannot have a momentum of 1.0");
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(delimiter = '|', value = {
      "\"stride\": 2|\"stride\": 65|Layer c cannot have a stride of 65",
      "\"stride\": 2,||is not a valid network description (",
      "\"stride\": 2|\"stride\": 2, \"dilation\": 1|dilation",
      "\"kind\": \"convolution\"|\"kind\": \"magic\"|magic",
      "\"activation\": \"RELU\"|\"activation\": \"TANH\"|TANH",
      "\"name\": \"c\"|\"name\": null|name",
      "\"filters\": 8|\"filters\": 8, \"filters\": 9|filters",
      "]}|]|is not a valid network description"})
  void rejectsMissingUnknownOrInvalidEntries(String there, String instead, String words) {
    String text = BY_HAND.replace(there, instead == null ? "" : instead);
    assertThat(text).isNotEqualTo(BY_HAND);
    assertThatThrownBy(() -> read(text)).isInstanceOf(Problem.class).hasMessageContaining(words)
        .hasMessageContaining("network.json").satisfies(problem -> assertThat(problem.getMessage()).hasLineCount(1));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', value = {"\"SAME\"|SAME", "\"VALID\"|0", "0|0", "2|2"})
  void paddingIsSameValidOrANumberOfLines(String json, String lines) throws IOException {
    PaddingRule padding = lines.equals("SAME") ? PaddingRule.SAME : new PaddingRule(Integer.parseInt(lines));
    String text = BY_HAND.replace("\"filters\": 8", "\"filters\": 8, \"biased\": false, \"padding\": " + json);
    Network network = read(text);
    assertThat(network.layers().get(0)).isEqualTo(new Convolution("c", 3, 2, 8, Activation.RELU,
        new Weights(0.1, 0.5, 0.01), padding, false));
    assertThat(read(NetworkJson.toText(network))).isEqualTo(network);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"\"FULL\"", "-1", "64", "1.5", "null"})
  void otherPaddingIsRefused(String json) {
    String text = BY_HAND.replace("\"filters\": 8", "\"filters\": 8, \"padding\": " + json);
    assertThatThrownBy(() -> read(text)).isInstanceOf(Problem.class).hasMessageContaining("padding");
  }

  @Test
  void theUsualConvolutionIsWrittenAsBefore() {
    Network usual = new Network("usual", new Shape(24, 24, 3), List.of(
        new Convolution("c", 3, 2, 8, Activation.RELU, new Weights(0.1, 0.5, 0.01)),
        new Dense("logits", 10, Activation.NONE, new Weights(0.1, 0, 0))));
    assertThat(NetworkJson.toText(usual)).doesNotContain("padding").doesNotContain("biased");
  }

  @Test
  void whatALayerMayLeaveOutIsLeftOut() throws IOException {
    Network leaky = new Network("mine", new Shape(24, 24, 3), List.of(
        new ActivationLayer("a", ActivationFunction.LEAKY_RELU, 0.125),
        new ActivationLayer("b", ActivationFunction.SILU, 0),
        new Dense("logits", 10, Activation.NONE, new Weights(0.1, 0, 0))));
    assertThat(NetworkJson.toText(leaky)).containsOnlyOnce("\"slope\" : 0.125").containsOnlyOnce("slope");
    assertThatThrownBy(() -> read(NetworkJson.toText(leaky).replace("0.125", "1.125"))).isInstanceOf(Problem.class)
        .hasMessageContaining("Layer a cannot have a slope of 1.125");
    assertThatThrownBy(() -> read(NetworkJson.toText(leaky).replace("SILU", "TANH"))).isInstanceOf(Problem.class)
        .hasMessageContaining("TANH");
  }

  @Test
  void reportsAMissingFile() {
    assertThatThrownBy(() -> NetworkJson.read(folder.resolve("none.json"))).isInstanceOf(Problem.class)
        .hasMessageContaining("There is no network file " + folder.resolve("none.json"));
  }

  @Test
  void frozenLayersAreWrittenOnlyIfThereAreAny() {
    Network tutorial = Presets.tutorial(InitializerEdition.FROM_2017, 10);
    assertThat(NetworkJson.toText(tutorial)).doesNotContain("frozen");
    Network frozen = tutorial.withFrozen(Set.of("conv1", "conv2"));
    assertThat(NetworkJson.fromTree(NetworkJson.toTree(frozen), "")).isEqualTo(frozen);
  }

  @Test
  void aDraftMayBeImpossibleOrEmpty() throws IOException {
    NetworkDraft draft = new NetworkDraft("not a name!", Network.WHOLE_IMAGE, List.of(
        new Dense("twice", -1, Activation.RELU, new Weights(Double.POSITIVE_INFINITY, 0, 0)),
        new Convolution("twice", 0, 99, 8, Activation.RELU, new Weights(0.1, 0.5, 0.01), PaddingRule.VALID, false)));
    Path file = folder.resolve("draft.json");
    Files.writeString(file, NetworkJson.toText(draft));
    assertThat(NetworkJson.readDraft(file)).isEqualTo(draft);
    Files.writeString(file, NetworkJson.toText(new NetworkDraft("", Network.WHOLE_IMAGE, List.of())));
    assertThat(NetworkJson.readDraft(file)).isEqualTo(new NetworkDraft("", Network.WHOLE_IMAGE, List.of()));
    Files.writeString(file, "{\"name\": \"mine\", \"layers\": [null]}");
    assertThatThrownBy(() -> NetworkJson.readDraft(file)).isInstanceOf(Problem.class)
        .hasMessageContaining("draft.json");
  }
}
