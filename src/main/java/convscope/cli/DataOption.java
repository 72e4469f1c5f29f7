package convscope.cli;

import convscope.data.Dataset;
import convscope.data.Datasets;
import convscope.foundation.Home;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --data}, and opening what it names. */
final class DataOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--data", paramLabel = "DIR|sample|cifar10")
  private String where;

  boolean given() {
    return where != null;
  }

  /** Opens what was asked for, or {@code otherwise} where nothing was. */
  Dataset open(String otherwise) {
    return Datasets.open(where == null ? otherwise : where, Home.data(), new ConsoleProgress(Console.of(spec)));
  }
}
