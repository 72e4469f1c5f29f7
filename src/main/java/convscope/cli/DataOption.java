package convscope.cli;

import convscope.data.Dataset;
import convscope.data.Datasets;
import convscope.data.OpeningOptions;
import convscope.foundation.Home;
import convscope.runs.Manifest;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --data}, its options for opening, and opening it. */
final class DataOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--data", paramLabel = "DIR|FILE|sample|cifar10", converter = TypedPath.OrName.class)
  private String where;

  @Mixin
  private OpeningOption opening;

  boolean given() {
    return where != null;
  }

  /** Opens the requested data, or {@code otherwise} if none was. */
  Dataset open(String otherwise) {
    return open(otherwise, OpeningOptions.USUAL);
  }

  /** Opens the requested data, or else the training data of a run, with the same options unless others are given. */
  Dataset open(Manifest.Data learned) {
    return open(learned.source(), OpeningOptions.of(learned.options()));
  }

  private Dataset open(String otherwise, OpeningOptions usual) {
    return Datasets.open(where == null ? otherwise : where, Home.data(), opening.over(usual, spec),
        new ConsoleProgress(Console.of(spec)));
  }
}
