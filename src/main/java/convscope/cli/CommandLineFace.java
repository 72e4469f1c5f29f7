package convscope.cli;

import convscope.foundation.Problem;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program as a command line: exit code 0, 2 where it was called wrongly, 1 where it failed. */
@Command(name = "convscope", mixinStandardHelpOptions = true,
    description = "Trains a convolutional network on CIFAR-10 and looks inside it.",
    subcommands = {TrainCommand.class, EvalCommand.class, ClassifyCommand.class, ExportCommand.class, ReportCommand.class,
        DataCommand.class, DevicesCommand.class, BenchCommand.class},
    footer = {"", "Examples:",
        "  convscope train --data sample --steps 300   learn from the built-in pictures, right now",
        "  convscope train                             the tutorial on CIFAR-10, downloaded at first use",
        "  convscope eval RUN                          how good it has become",
        "  convscope classify RUN cat.jpg              what it takes your own pictures for",
        "  convscope export RUN --to onnx              a file that other programs open",
        "  convscope bench                             how fast this machine is"})
public final class CommandLineFace {
  private static final Logger LOG = LoggerFactory.getLogger(CommandLineFace.class);

  private CommandLineFace() {}

  /** Runs the command in {@code arguments} to its end, and returns the exit code. */
  public static int run(String... arguments) {
    CommandLine line = new CommandLine(new CommandLineFace());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.registerConverter(Path.class, new TypedPath.OfFile());
    line.setUsageHelpWidth(110);
    giveVersion(line);
    line.setExecutionExceptionHandler((failure, command, parsed) -> {
      if (failure instanceof Problem) {
        LOG.debug("The command failed", failure);
        command.getErr().println(failure.getMessage());
      } else {
        LOG.error("The command failed unexpectedly: please report this.", failure);
      }
      return CommandLine.ExitCode.SOFTWARE;
    });
    return line.execute(arguments);
  }

  /** Says that there is nowhere to open the window, and returns the exit code for it. */
  public static int noDisplay() {
    System.err.println("There is no display to open the window on: use the command line instead, for example"
        + " convscope train --data sample --steps 300, or --help for all it can do.");
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** Each command answers {@code --version} alike. */
  private static void giveVersion(CommandLine line) {
    line.getCommandSpec().versionProvider(new VersionLine());
    line.getSubcommands().values().forEach(CommandLineFace::giveVersion);
  }
}
