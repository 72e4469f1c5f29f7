package convscope.cli;

import convscope.foundation.Language;
import convscope.foundation.Problem;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.ResourceBundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The program as a command line: exit code 0, 2 for a usage error, 1 for a failure. The help is in {@code
 * help.properties} and {@code help_ko.properties}.
 */
@Command(name = "convscope", mixinStandardHelpOptions = true,
    subcommands = {TrainCommand.class, EvalCommand.class, ClassifyCommand.class, ExportCommand.class,
        ReportCommand.class, DataCommand.class, LessonCommand.class, KitCommand.class, HandInCommand.class,
        DevicesCommand.class, BenchCommand.class})
public final class CommandLineFace {
  private static final Logger LOG = LoggerFactory.getLogger(CommandLineFace.class);
  private static final int WIDTH = 110;
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final Console console;

  private CommandLineFace(Console console) {
    this.console = console;
  }

  Console console() {
    return console;
  }

  /** Parsed before all others, by {@link LanguageOption}. */
  @Option(names = LanguageOption.NAME, paramLabel = "en|ko", scope = ScopeType.INHERIT)
  void language(String unused) {
    // Its value is known already.
  }

  /** Runs the command in {@code arguments} to its end, and returns the exit code. */
  public static int run(String... arguments) {
    List<String> all = Arrays.asList(arguments);
    Console console = new Console(language(all));
    if (LanguageOption.unknown(all).isPresent()) {
      console.tell(Problem.of(Console.class, "language", LanguageOption.unknown(all).get()));
      return CommandLine.ExitCode.USAGE;
    }
    CommandLine line = commands(console);
    line.setExecutionExceptionHandler((failure, command, parsed) -> {
      if (failure instanceof Problem problem) {
        LOG.debug("The command failed", failure);
        command.getErr().println(console.text(problem));
      } else {
        LOG.error("The command failed unexpectedly: please report this.", failure);
      }
      return CommandLine.ExitCode.SOFTWARE;
    });
    return line.execute(arguments);
  }

  private static Language language(List<String> arguments) {
    return LanguageOption.in(arguments).orElseGet(Language::ofSystem);
  }

  /** All commands, with their help and usage errors in the language of {@code console}. */
  static CommandLine commands(Console console) {
    CommandLine line = new CommandLine(new CommandLineFace(console));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.registerConverter(Path.class, new TypedPath.OfFile());
    line.setUsageHelpWidth(WIDTH);
    line.setParameterExceptionHandler(new UsageErrors(console));
    dress(line, ResourceBundle.getBundle(CommandLineFace.class.getPackageName() + ".help", console.language().locale(),
        NO_FALLBACK));
    return line;
  }

  /** Gives each command its texts and the common {@code --version}. */
  private static void dress(CommandLine line, ResourceBundle words) {
    line.setResourceBundle(words);
    line.getCommandSpec().versionProvider(new VersionLine());
    line.getSubcommands().values().forEach(command -> dress(command, words));
  }

  /** Prints that there is no display for the window, and returns the exit code for that. */
  public static int noDisplay(String... arguments) {
    System.err.println(new Console(language(Arrays.asList(arguments))).text("no.display"));
    return CommandLine.ExitCode.SOFTWARE;
  }
}
