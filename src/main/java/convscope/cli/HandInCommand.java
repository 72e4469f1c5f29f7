package convscope.cli;

import convscope.classroom.ArchiveKind;
import convscope.classroom.HandIn;
import convscope.foundation.SafeFile;
import java.nio.file.Files;
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

/** {@code convscope handin}. */
@Command(name = "handin", mixinStandardHelpOptions = true)
final class HandInCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "RUN", arity = "1..*", descriptionKey = "runs")
  private List<Path> runs;

  @Option(names = "--name", paramLabel = "NAME", required = true)
  private String name;

  @Option(names = "--answers", paramLabel = "TEXT")
  private String answers = "";

  @Option(names = "--no-networks")
  private boolean noNetworks;

  @Option(names = "--out", paramLabel = "FILE|FOLDER")
  private @Nullable Path out;

  @Option(names = "--force")
  private boolean force;

  @Override
  public Integer call() {
    HandIn work = new HandIn(name, answers, runs, !noNetworks);
    Path target = out == null ? Path.of("").toAbsolutePath() : out;
    Path written;
    if (Files.isDirectory(target)) {
      written = work.writeInto(target, LocalDateTime.now(), done -> true);
    } else {
      written = ArchiveKind.WORK.named(target);
      SafeFile.checkTarget(written, force);
      work.write(written, LocalDateTime.now(), done -> true);
    }
    Console.of(spec).print("handin.wrote", runs.size(), written.toString());
    return 0;
  }
}
