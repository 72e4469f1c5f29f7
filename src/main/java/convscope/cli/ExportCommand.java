package convscope.cli;

import convscope.export.ExportFormat;
import convscope.export.ExportOrder;
import convscope.export.Exporter;
import convscope.foundation.SafeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code convscope export}. */
@Command(name = "export", mixinStandardHelpOptions = true,
    description = "Writes a trained network, or what a run has recorded, as a file that other programs open.",
    footer = {"",
        "onnx         from pixels to probabilities: images, uint8 [batch, 32, 32, 3], gives logits and probabilities",
        "safetensors  the parameters under the tutorial's names, and the network's description",
        "dl4j         a Deeplearning4j zip of its own layers: whitened crops [batch, 3, 24, 24] give probabilities",
        "csv          metrics, evaluations and changes of a run as one table", "",
        "Examples:", "  convscope export RUN --to onnx", "  convscope export built-in --to onnx --out cifar10.onnx",
        "  convscope export RUN/checkpoints/best.safetensors --to safetensors --out best-averages.safetensors",
        "  convscope export RUN --to dl4j --raw", "  convscope export RUN --to csv --force"})
final class ExportCommand implements Callable<Integer> {
  private static final double KILO = 1e3;

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "RUN|CHECKPOINT|built-in", converter = TypedPath.OrName.class,
      description = "The folder of a run, of which the newest checkpoint counts, a .safetensors file, or built-in.")
  private String source;

  @Option(names = "--to", paramLabel = "FORMAT", required = true, description = "onnx, safetensors, dl4j or csv.")
  private ExportFormat format;

  @Option(names = "--out", paramLabel = "FILE",
      description = "Where to (default: called like the run or the checkpoint, in this folder).")
  private @Nullable Path out;

  @Option(names = "--raw", description = "Write the parameters themselves, not their averages.")
  private boolean raw;

  @Option(names = "--force", description = "Replace the file if it is there already.")
  private boolean force;

  @Override
  public Integer call() {
    if (raw && !format.holdsNetwork()) {
      throw new ParameterException(spec.commandLine(), "--raw chooses parameters, and " + format + " has none");
    }
    Path target = ExportOrder.target(source, format, out);
    new Exporter().export(new ExportOrder(source, format, raw, target, force), progress -> { });
    System.out.printf(Locale.ROOT, "Wrote %s, %,.0f KB.%n", target, size(target) / KILO);
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
