package convscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Face;
import convscope.foundation.Language;
import convscope.runs.RangeEnds;
import convscope.runs.Setting;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class SettingOptionsTest {
  private final CommandLine train = new CommandLine(new TrainCommand()).setCaseInsensitiveEnumValuesAllowed(true);

  static Stream<Setting> asked() {
    return Setting.asked().stream();
  }

  static Stream<Setting> askedForAValue() {
    return asked().filter(setting -> setting.label().isPresent());
  }

  private Map<Setting, Object> given(String... arguments) {
    train.parseArgs(arguments);
    return SettingOptions.given(train.getCommandSpec());
  }

  @ParameterizedTest
  @MethodSource("asked")
  void everySettingIsInTheHelpWithItsDefault(Setting setting) {
    String help = CommandLineFace.commands(Console.ENGLISH).getSubcommands().get("train")
        .getUsageMessage(CommandLine.Help.Ansi.OFF).replaceAll("\\s+", " ");
    assertThat(help).contains(" " + setting.option());
    if (setting.label().isPresent()) {
      assertThat(help.substring(help.indexOf(" " + setting.option() + "=" + setting.label().get() + " ") + 1))
          .matches("((?! --).)+\\(default: " + Setting.text(setting.standard()) + "\\).*");
    }
  }

  @ParameterizedTest
  @MethodSource("askedForAValue")
  void valuesAtBothEndsOfTheRangeAreAccepted(Setting setting) {
    for (String text : RangeEnds.within(setting)) {
      assertThat(given(setting.option(), text)).containsOnlyKeys(setting)
          .hasEntrySatisfying(setting, value -> assertThat(value).hasToString(text));
    }
  }

  @ParameterizedTest
  @MethodSource("askedForAValue")
  void valuesOutOfRangeAreRejectedWithOptionAndRange(Setting setting) {
    for (String text : RangeEnds.beyond(setting)) {
      assertThatThrownBy(() -> given(setting.option(), text)).isInstanceOf(ParameterException.class)
          .hasMessage(setting.option() + " cannot be " + text + ": use "
              + setting.range().words().in(Language.ENGLISH, Face.CONSOLE) + ".");
    }
  }

  @Test
  void aFlagInvertsItsSetting() {
    assertThat(given("--no-distortions")).containsExactly(Map.entry(Setting.DISTORT, false));
    assertThat(given()).isEmpty();
  }

  @Test
  void keepAllMeansEveryCheckpoint() {
    assertThat(given("--keep", "all")).containsExactly(Map.entry(Setting.KEEP, 0L));
  }
}
