package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.foundation.Language;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What {@code --help} says, of every command and in both languages. */
class HelpTest {
  private static final int WIDTH = 110;

  /** Every command in every language. */
  static Stream<Arguments> commands() {
    return Stream.of(Language.values()).flatMap(language -> all(CommandLineFace.commands(new Console(language)))
        .map(command -> Arguments.of(command.getCommandSpec().qualifiedName(), language, command)));
  }

  private static Stream<CommandLine> all(CommandLine command) {
    return Stream.concat(Stream.of(command), command.getSubcommands().values().stream().flatMap(HelpTest::all));
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("commands")
  void everyCommandAndEveryOptionIsDescribedInTheLanguage(String name, Language language, CommandLine command) {
    assertThat(command.getCommandSpec().usageMessage().description()).as(name).hasSize(1)
        .allSatisfy(line -> assertThat(isKorean(line)).isEqualTo(language == Language.KOREAN));
    Set<String> undescribed = new TreeSet<>();
    for (ArgSpec argument : command.getCommandSpec().args()) {
      String words = String.join(" ", argument.description());
      if (words.isEmpty() || language == Language.KOREAN && !isKorean(words)
          || language == Language.ENGLISH && isKorean(words)) {
        undescribed.add(argument.isOption() ? Arrays.toString(((OptionSpec) argument).names())
            : argument.paramLabel());
      }
    }
    assertThat(undescribed).as(name).isEmpty();
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("commands")
  void noLineIsWiderThanTheConsole(String name, Language language, CommandLine command) {
    assertThat(command.getUsageMessage(Ansi.OFF).lines()).allSatisfy(line ->
        assertThat(ConsoleWidth.of(line)).as(line).isLessThanOrEqualTo(WIDTH));
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("commands")
  void noPlaceInItIsLeftUnfilled(String name, Language language, CommandLine command) {
    assertThat(command.getUsageMessage(Ansi.OFF)).doesNotContain("${", "%n");
  }

  private static boolean isKorean(String words) {
    return words.codePoints()
        .anyMatch(character -> Character.UnicodeScript.of(character) == Character.UnicodeScript.HANGUL);
  }
}
