package convscope.cli;

import convscope.export.ExportFormat;
import convscope.export.ExportOrder;
import convscope.export.Exporter;
import convscope.foundation.SafeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code convscope export}. */
@Command(name = "export", mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  private static final double KILO = 1e3;

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "RUN|CHECKPOINT|built-in", converter = TypedPath.OrName.class, descriptionKey = "source")
  private String source;

  @Option(names = "--to", paramLabel = "FORMAT", required = true)
  private ExportFormat format;

  @Option(names = "--out", paramLabel = "FILE")
  private @Nullable Path out;

  @Option(names = "--raw")
  private boolean raw;

  @Option(names = "--force")
  private boolean force;

  @Override
  public Integer call() {
    if (raw && !format.holdsNetwork()) {
      throw Console.wrong(spec, "export.raw", format.toString());
    }
    Path target = ExportOrder.target(source, format, out);
    new Exporter().export(new ExportOrder(source, format, raw, target, force), progress -> { })
        .ifPresent(Console.of(spec)::tell);
    Console.of(spec).print("export.wrote", target.toString(), Math.round(size(target) / KILO));
    return 0;
  }

  private static double size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException gone) {
      throw SafeFile.cannotWrite(file, gone);
    }
  }
}
