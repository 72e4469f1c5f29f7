package convscope.cli;

import convscope.foundation.Sentence;
import convscope.runs.Setting;
import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The options of a command that are settings of a run: each is a row of the one table. */
final class SettingOptions implements IModelTransformer {

  @Override
  public CommandSpec transform(CommandSpec command) {
    Setting.asked().forEach(setting -> command.addOption(option(setting)));
    return command;
  }

  private static OptionSpec option(Setting setting) {
    OptionSpec.Builder option = OptionSpec.builder(setting.option());
    // The value is parsed by the table, so that an invalid one gives the same message everywhere.
    return setting.label()
        .map(label -> option.type(String.class).paramLabel(label).defaultValue(Setting.text(setting.standard())))
        .orElseGet(() -> option.type(boolean.class).arity("0")).build();
  }

  /**
   * The settings given to {@code command}, as their ranges convert them.
   *
   * @throws ParameterException with the valid range, if one is outside it
   */
  static Map<Setting, Object> given(CommandSpec command) {
    ParseResult parsed = command.commandLine().getParseResult();
    Map<Setting, Object> given = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.asked()) {
      if (parsed.hasMatchedOption(setting.option())) {
        given.put(setting, setting.label().isPresent() ? value(command, setting, parsed) : otherThan(setting));
      }
    }
    return given;
  }

  private static Object value(CommandSpec command, Setting setting, ParseResult parsed) {
    return value(command, setting, parsed.matchedOptionValue(setting.option(), ""));
  }

  /**
   * The value of {@code setting} that {@code text} is.
   *
   * @throws ParameterException with the valid range, if it is outside it
   */
  static Object value(CommandSpec command, Setting setting, String text) {
    return setting.range().read(text).orElseThrow(() -> Console.wrong(command, "setting",
        Sentence.of(Setting.class, "setting.refused.inside", setting.option(), setting.refusal(text))));
  }

  /** The meaning of an option without a value: the opposite of the default. */
  private static Object otherThan(Setting flag) {
    return !(Boolean) flag.standard();
  }

  /** The options of settings that a resumed run keeps, as a list for people. */
  static String settled() {
    StringJoiner names = new StringJoiner(", ");
    Setting.asked().stream().filter(setting -> !setting.changesWhenResumed()).map(Setting::option).forEach(names::add);
    return names.toString();
  }
}
