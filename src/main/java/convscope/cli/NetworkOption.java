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
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code --model} and {@code --init}, and the network they name. */
final class NetworkOption {
  @Option(names = "--model", paramLabel = "NAME|FILE", converter = TypedPath.OrName.class,
      description = "tutorial, locally-connected, or a network in a JSON file (default: tutorial).")
  private @Nullable String model;

  @Option(names = "--init", paramLabel = "EDITION", converter = EditionConverter.class,
      description = "The tutorial's initializers: early-2016, mid-2016 or 2017 (default: 2017).")
  private @Nullable InitializerEdition edition;

  boolean given() {
    return model != null || edition != null;
  }

  /** The network for images of so many classes. */
  Network network(int classes) {
    String name = model == null ? "tutorial" : model;
    InitializerEdition initializers = edition == null ? InitializerEdition.FROM_2017 : edition;
    if (name.equals("tutorial")) {
      return Presets.tutorial(initializers, classes);
    }
    if (name.equals("locally-connected")) {
      return Presets.locallyConnected(initializers, classes);
    }
    Network network = NetworkJson.read(Path.of(name));
    if (network.classes() != classes) {
      throw new Problem(name + " tells " + network.classes() + " classes apart and the data have " + classes
          + ": change the units of its last layer.");
    }
    if (network.input().height() != 24 || network.input().width() != 24 || network.input().channels() != 3) {
      throw new Problem(name + " looks at images of " + network.input()
          + " and the tutorial's crops are 24×24×3: change its input.");
    }
    return network;
  }

  /** Editions by the names people type. */
  static final class EditionConverter implements ITypeConverter<InitializerEdition> {
    @Override
    public InitializerEdition convert(String text) {
      return Arrays.stream(InitializerEdition.values()).filter(one -> one.toString().equals(text)).findFirst()
          .orElseThrow(() -> new TypeConversionException("'" + text + "' is none of "
              + Arrays.stream(InitializerEdition.values()).map(Object::toString).collect(Collectors.joining(", "))));
    }
  }
}
