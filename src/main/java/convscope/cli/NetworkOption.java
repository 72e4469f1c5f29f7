package convscope.cli;

import convscope.foundation.Problem;
import convscope.model.InitializerEdition;
import convscope.model.Network;
import convscope.model.NetworkJson;
import convscope.model.Presets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --model} and {@code --init}, and the network they name. */
final class NetworkOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--model", paramLabel = "NAME|FILE", converter = TypedPath.OrName.class)
  private @Nullable String model;

  private @Nullable InitializerEdition edition;

  @Option(names = "--init", paramLabel = "EDITION")
  void chooseEdition(String text) {
    edition = Arrays.stream(InitializerEdition.values()).filter(one -> one.toString().equals(text)).findFirst()
        .orElseThrow(() -> Console.wrong(spec, "network.edition",
            Arrays.stream(InitializerEdition.values()).map(Object::toString).collect(Collectors.joining(", ")), text));
  }

  boolean given() {
    return model != null || edition != null;
  }

  /** The preset called {@code name}, with the chosen initialization. */
  Network named(String name, int classes) {
    return Presets.named(name, edition == null ? InitializerEdition.FROM_2017 : edition, classes);
  }

  /** The network for images with that many classes. */
  Network network(int classes) {
    String name = model == null ? "tutorial" : model;
    if (Presets.NAMES.contains(name)) {
      return named(name, classes);
    }
    Network network = NetworkJson.read(Path.of(name));
    if (network.classes() != classes) {
      throw Problem.of(NetworkOption.class, "network.classes", name, network.classes(), classes);
    }
    if (!network.takesImages()) {
      throw Problem.of(NetworkOption.class, "network.input", name, network.input().toString());
    }
    return network;
  }
}
