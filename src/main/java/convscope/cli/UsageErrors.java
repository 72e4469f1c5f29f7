package convscope.cli;

import convscope.foundation.Problem;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Prints usage errors, and the correct usage, in the console's language. */
final class UsageErrors implements IParameterExceptionHandler {
  private static final Set<Class<?>> WHOLE = Set.of(int.class, Integer.class, long.class, Long.class);

  private final Console console;
  /** The kinds of picocli's own errors, each with its sentence; others have one already. */
  private final Map<Class<? extends ParameterException>, Function<ParameterException, String>> kinds =
      new LinkedHashMap<>();

  UsageErrors(Console console) {
    this.console = console;
    on(UnmatchedArgumentException.class, wrong -> text(wrong.isUnknownOption() ? "usage.unknown.option"
        : "usage.unknown.argument", String.join(", ", wrong.getUnmatched())));
    on(MissingParameterException.class, wrong -> text("usage.missing", names(wrong.getMissing())));
    on(OverwrittenOptionException.class, wrong -> text("usage.twice", name(wrong.getOverwritten())));
    on(MutuallyExclusiveArgsException.class, wrong -> text("usage.exclusive", wrong.getCommandLine().getCommandSpec()
        .argGroups().stream().flatMap(group -> group.args().stream()).map(UsageErrors::name)
        .collect(Collectors.joining(", "))));
  }

  private <E extends ParameterException> void on(Class<E> kind, Function<E, String> sentence) {
    kinds.put(kind, wrong -> sentence.apply(kind.cast(wrong)));
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(sentence(wrong));
    List<String> meant = wrong.getClass() == UnmatchedArgumentException.class
        ? ((UnmatchedArgumentException) wrong).getSuggestions() : List.of();
    if (meant.isEmpty()) {
      command.usage(err);
    } else {
      err.println(text("usage.suggestion", String.join(", ", meant)));
    }
    return CommandLine.ExitCode.USAGE;
  }

  private String sentence(ParameterException wrong) {
    Function<ParameterException, String> kind = kinds.get(wrong.getClass());
    if (kind != null) {
      return kind.apply(wrong);
    }
    boolean isValue = wrong.getArgSpec() != null && wrong.getValue() != null;
    return isValue ? value(wrong.getArgSpec(), wrong.getValue()) : String.valueOf(wrong.getMessage());
  }

  private String value(ArgSpec argument, String value) {
    if (argument.typeInfo().isEnum()) {
      String possible = String.join(", ", argument.typeInfo().getEnumConstantNames()).toLowerCase(Locale.ROOT);
      return text("usage.value.name", name(argument), value, possible);
    }
    return text(WHOLE.contains(argument.auxiliaryTypes()[0]) ? "usage.value.number" : "usage.value", name(argument),
        value);
  }

  private static String names(List<ArgSpec> arguments) {
    return arguments.stream().map(UsageErrors::name).collect(Collectors.joining(", "));
  }

  private static String name(ArgSpec argument) {
    return argument.isOption() ? ((OptionSpec) argument).longestName() : argument.paramLabel();
  }

  private String text(String key, Object... values) {
    return console.text(Problem.of(Console.class, key, values));
  }
}
