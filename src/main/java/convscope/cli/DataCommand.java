package convscope.cli;

import convscope.data.CifarBinary;
import convscope.data.Dataset;
import convscope.data.Datasets;
import convscope.data.ImageSet;
import convscope.data.OpeningOptions;
import convscope.data.SampleScenes;
import convscope.foundation.Home;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code convscope data}: its three commands. */
@Command(name = "data", mixinStandardHelpOptions = true, description = "Fetches, describes and makes images.",
    subcommands = {DataCommand.Fetch.class, DataCommand.Info.class, DataCommand.Sample.class},
    footer = {"", "Examples:",
        "  convscope data fetch            CIFAR-10, into ~/.convscope/data",
        "  convscope data info my-photos   what is in a folder",
        "  convscope data sample DIR       the built-in pictures as files in CIFAR-10's binary format"})
final class DataCommand implements Callable<Integer> {

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Say which: fetch, info or sample");
  }

  /** {@code convscope data fetch}. */
  @Command(name = "fetch", mixinStandardHelpOptions = true,
      description = "Fetches CIFAR-10 (170 MB) if it is not there yet; goes on where it was stopped.")
  static final class Fetch implements Callable<Integer> {
    @Override
    public Integer call() {
      describe(Datasets.open(Datasets.CIFAR10, Home.data(), new ConsoleProgress()));
      return 0;
    }
  }

  /** {@code convscope data info}. */
  @Command(name = "info", mixinStandardHelpOptions = true, description = "Describes a set of images.")
  static final class Info implements Callable<Integer> {
    @Parameters(paramLabel = "DIR|FILE|sample|cifar10", arity = "0..1", converter = TypedPath.OrName.class,
        defaultValue = Datasets.CIFAR10,
        description = "What to describe (default: cifar10).")
    private String where;

    @Mixin
    private OpeningOption opening;

    @Override
    public Integer call() {
      describe(Datasets.open(where, Home.data(), opening.over(OpeningOptions.USUAL), new ConsoleProgress()));
      return 0;
    }
  }

  /** {@code convscope data sample}. */
  @Command(name = "sample", mixinStandardHelpOptions = true,
      description = "Writes the built-in pictures as files in CIFAR-10's binary format.")
  static final class Sample implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The folder for them; it is made.")
    private Path folder;

    @Override
    public Integer call() {
      Dataset sample = SampleScenes.dataset();
      CifarBinary.write(sample, folder);
      System.out.println("Wrote " + sample.train().size() + " + " + sample.test().size() + " images to " + folder);
      return 0;
    }
  }

  private static void describe(Dataset images) {
    System.out.println(images.name() + ", from " + images.source());
    OpeningLines.all(images, System.out);
    System.out.println("SHA-256 of its records: " + images.checksum());
    System.out.printf(Locale.ROOT, "%-16s %8s %8s%n", "class", "train", "test");
    int[] train = counts(images.train(), images.classNames().size());
    int[] test = counts(images.test(), images.classNames().size());
    for (int label = 0; label < train.length; label++) {
      System.out.printf(Locale.ROOT, "%-16s %,8d %,8d%n", images.classNames().get(label), train[label], test[label]);
    }
    System.out.printf(Locale.ROOT, "%-16s %,8d %,8d%n", "all", images.train().size(), images.test().size());
  }

  private static int[] counts(ImageSet images, int classes) {
    int[] counts = new int[classes];
    for (int i = 0; i < images.size(); i++) {
      counts[images.label(i)]++;
    }
    return counts;
  }
}
