package convscope.workbench.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Problem;
import convscope.model.InitialValues;
import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.NetworkJson;
import convscope.model.Parameter;
import convscope.model.Presets;
import convscope.model.Shape;
import convscope.runs.Safetensors;
import convscope.runs.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("window")
class NetworkFileTest {
  private static final Network TUTORIAL = Presets.tutorial(InitializerEdition.FROM_2017, 7);

  @TempDir
  private Path folder;

  /** A checkpoint of {@code network} called {@code name}, with the texts {@code metadata}. */
  private Path checkpoint(String name, Network network, Map<String, String> metadata) {
    Map<String, float[]> values = InitialValues.of(network, 1);
    List<Tensor> tensors = new ArrayList<>();
    for (Parameter parameter : network.parameters()) {
      tensors.add(new Tensor(parameter.name(), parameter.shape(), values.get(parameter.name())));
    }
    Path file = folder.resolve(name);
    Safetensors.write(file, metadata, tensors);
    return file;
  }

  private Path file(String name, byte... content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private static void assertRefused(Path file, String why) {
    assertThatThrownBy(() -> NetworkFile.read(file)).isInstanceOf(Problem.class)
        .hasMessageContaining(file.getFileName().toString()).hasMessageContaining(why);
  }

  @Test
  void aCheckpointAndADescriptionAreReadWhateverTheyAreCalled() throws IOException {
    NetworkDesign wanted = NetworkDesign.of(TUTORIAL);
    Map<String, String> described = Map.of("network", NetworkJson.toTree(TUTORIAL).toString());
    assertThat(NetworkFile.read(checkpoint("step.safetensors", TUTORIAL, described))).isEqualTo(wanted);
    assertThat(NetworkFile.read(checkpoint("renamed.bin", TUTORIAL, described))).isEqualTo(wanted);
    assertThat(NetworkFile.read(checkpoint("foreign.safetensors", TUTORIAL, Map.of()))).isEqualTo(wanted);
    Path text = Files.writeString(folder.resolve("text.v2"), "\n " + NetworkJson.toText(TUTORIAL));
    assertThat(NetworkFile.read(text)).isEqualTo(wanted);
  }

  @Test
  void aWrongFileIsRefusedWithItsNameAndTheReason() throws IOException {
    assertRefused(file("image.json", (byte) 0x89, (byte) 'P', (byte) 'N', (byte) 'G'), "contains no network");
    assertRefused(file("empty.json"), "contains no network");
    assertRefused(file("list.json", (byte) '[', (byte) ']'), "contains no network");
    assertRefused(file("half.json", (byte) '{'), "not a valid network description");
    assertRefused(folder.resolve("missing.json"), "no such file");
    assertRefused(Files.createDirectory(folder.resolve("folder.safetensors")), "is a folder");
    byte[] whole = Files.readAllBytes(checkpoint("whole.safetensors", TUTORIAL, Map.of()));
    assertRefused(file("cut.safetensors", Arrays.copyOf(whole, 5)), "ends");
    Network small = new Network("small", new Shape(8, 8, 3),
        List.of(TUTORIAL.layers().get(TUTORIAL.layers().size() - 1)));
    Path other = Files.writeString(folder.resolve("small.json"), NetworkJson.toText(small));
    assertThatThrownBy(() -> NetworkFile.read(other)).isInstanceOf(Problem.class)
        .hasMessageContaining("8\u00D78\u00D73");
  }
}
