package convscope.cli;

import convscope.data.CifarBinary;
import convscope.data.Dataset;
import convscope.data.Datasets;
import convscope.data.ImageSet;
import convscope.data.OpeningOptions;
import convscope.data.SampleScenes;
import convscope.foundation.Home;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code convscope data}: its three commands. */
@Command(name = "data", mixinStandardHelpOptions = true,
    subcommands = {DataCommand.Fetch.class, DataCommand.Info.class, DataCommand.Sample.class})
final class DataCommand implements Callable<Integer> {
  private static final int NAME = 16;
  private static final int COUNT = 8;

  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    throw Console.wrong(spec, "data.which");
  }

  /** {@code convscope data fetch}. */
  @Command(name = "fetch", mixinStandardHelpOptions = true)
  static final class Fetch implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
      Console console = Console.of(spec);
      describe(Datasets.open(Datasets.CIFAR10, Home.data(), new ConsoleProgress(console)), console);
      return 0;
    }
  }

  /** {@code convscope data info}. */
  @Command(name = "info", mixinStandardHelpOptions = true)
  static final class Info implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR|FILE|sample|cifar10", arity = "0..1", defaultValue = Datasets.CIFAR10,
        converter = TypedPath.OrName.class, descriptionKey = "where")
    private String where;

    @Mixin
    private OpeningOption opening;

    @Override
    public Integer call() {
      Console console = Console.of(spec);
      OpeningOptions options = opening.over(OpeningOptions.USUAL, spec);
      describe(Datasets.open(where, Home.data(), options, new ConsoleProgress(console)), console);
      return 0;
    }
  }

  /** {@code convscope data sample}. */
  @Command(name = "sample", mixinStandardHelpOptions = true)
  static final class Sample implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", descriptionKey = "folder")
    private Path folder;

    @Override
    public Integer call() {
      Dataset sample = SampleScenes.dataset();
      CifarBinary.write(sample, folder);
      Console.of(spec).print("data.wrote", sample.train().size(), sample.test().size(), folder.toString());
      return 0;
    }
  }

  private static void describe(Dataset images, Console console) {
    console.print("data.from", images.name(), images.source());
    OpeningLines.all(images, System.out, console);
    console.print("data.checksum", images.checksum());
    List<String> names = images.classNames();
    int widest = names.stream().mapToInt(ConsoleWidth::of).reduce(NAME, Math::max);
    System.out.println(row(widest, console.text("data.class"), console.text("data.train"), console.text("data.test")));
    int[] train = counts(images.train(), names.size());
    int[] test = counts(images.test(), names.size());
    for (int label = 0; label < train.length; label++) {
      System.out.println(row(widest, names.get(label), count(train[label]), count(test[label])));
    }
    System.out.println(
        row(widest, console.text("data.all"), count(images.train().size()), count(images.test().size())));
  }

  private static String row(int widest, String name, String train, String test) {
    return ConsoleWidth.left(name, widest) + " " + ConsoleWidth.right(train, COUNT) + " "
        + ConsoleWidth.right(test, COUNT);
  }

  private static String count(int images) {
    return String.format(Locale.ROOT, "%,d", images);
  }

  private static int[] counts(ImageSet images, int classes) {
    int[] counts = new int[classes];
    for (int i = 0; i < images.size(); i++) {
      counts[images.label(i)]++;
    }
    return counts;
  }
}
