package convscope.cli;

import convscope.classroom.ArchiveKind;
import convscope.classroom.ClassKit;
import convscope.classroom.HandInFile;
import convscope.classroom.KitFile;
import convscope.data.Dataset;
import convscope.data.Datasets;
import convscope.data.ProgressListener;
import convscope.foundation.Home;
import convscope.foundation.SafeFile;
import convscope.lessons.LessonReader;
import convscope.runs.Manifest;
import convscope.runs.RunFolder;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code convscope kit}: makes, opens and checks the files of a class. */
@Command(name = "kit", mixinStandardHelpOptions = true,
    subcommands = {KitCommand.Make.class, KitCommand.Open.class, KitCommand.CheckOne.class})
final class KitCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Override
  public Integer call() {
    throw Console.wrong(spec, "kit.which");
  }

  private static void tell(Console console, KitFile.Contents kit) {
    if (!kit.data().isEmpty()) {
      console.print(kit.included() ? "kit.data" : "kit.data.named", kit.data());
    }
    if (kit.settings()) {
      console.print("kit.settings");
    }
    kit.runs().forEach(run -> console.print("kit.run", run));
    if (kit.lessons() > 0) {
      console.print("kit.lessons", kit.lessons());
    }
  }

  /** {@code convscope kit make}. */
  @Command(name = "make", mixinStandardHelpOptions = true)
  static final class Make implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private Path file;

    @Option(names = "--title", paramLabel = "TEXT", required = true)
    private String title;

    @Option(names = "--data", paramLabel = "sample|cifar10|PATH", converter = TypedPath.OrName.class)
    private @Nullable String data;

    @Option(names = "--settings", paramLabel = "RUN")
    private @Nullable Path settings;

    @Option(names = "--run", paramLabel = "RUN")
    private List<Path> runs = List.of();

    @Option(names = "--lesson", paramLabel = "FILE")
    private List<Path> lessons = List.of();

    @Option(names = "--force")
    private boolean force;

    @Override
    public Integer call() {
      Path target = ArchiveKind.KIT.named(file);
      SafeFile.checkTarget(target, force);
      lessons.forEach(LessonReader::read);
      Dataset images = data == null ? null : Datasets.open(data, Home.data(), ProgressListener.NONE);
      Manifest manifest = settings == null ? null : RunFolder.open(settings).manifest();
      new ClassKit(title, images, manifest, runs, lessons).write(target, LocalDateTime.now(), done -> true);
      Console console = Console.of(spec);
      console.print("kit.wrote", target.toString());
      tell(console, new KitFile(target).check(done -> true));
      return 0;
    }
  }

  /** {@code convscope kit open}. */
  @Command(name = "open", mixinStandardHelpOptions = true)
  static final class Open implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private Path file;

    @Override
    public Integer call() {
      KitFile.Opened kit = new KitFile(file).open(Home.folder().resolve("kits"), done -> true);
      Console console = Console.of(spec);
      console.print("kit.opened", kit.contents().title(), kit.folder().toString());
      kit.data().ifPresent(where -> console.print("kit.use.data", where));
      kit.runs().ifPresent(where -> console.print("kit.use.runs", where.toString()));
      kit.lessons().forEach(lesson -> console.print("kit.use.lesson", lesson.toString()));
      return 0;
    }
  }

  /** {@code convscope kit check}. */
  @Command(name = "check", mixinStandardHelpOptions = true)
  static final class CheckOne implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private Path file;

    @Override
    public Integer call() {
      Console console = Console.of(spec);
      if (ArchiveKind.WORK.isNamed(file)) {
        HandInFile.Contents work = new HandInFile(file).check(done -> true);
        console.print("kit.work.valid", file.toString(), work.student(), work.time());
        work.runs().forEach(run -> console.print("kit.run", run));
      } else {
        KitFile.Contents kit = new KitFile(file).check(done -> true);
        console.print("kit.valid", file.toString(), kit.title());
        tell(console, kit);
      }
      return 0;
    }
  }
}
