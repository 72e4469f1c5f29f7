package convscope.cli;

import convscope.data.Dataset;
import convscope.data.Datasets;
import convscope.foundation.Home;
import picocli.CommandLine.Option;

/** {@code --data}, and opening what it names. */
final class DataOption {
  @Option(names = "--data", paramLabel = "DIR|FILE|sample|cifar10", converter = TypedPath.OrName.class,
      description = "What to look at: a folder of images, the archive of CIFAR-10, the built-in sample, or CIFAR-10"
          + " (downloaded at first use).")
  private String where;

  boolean given() {
    return where != null;
  }

  /** Opens what was asked for, or {@code otherwise} where nothing was. */
  Dataset open(String otherwise) {
    return Datasets.open(where == null ? otherwise : where, Home.data(), new ConsoleProgress());
  }
}
