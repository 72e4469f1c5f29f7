package convscope.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import convscope.foundation.Face;
import convscope.foundation.Language;
import convscope.foundation.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettingTest {
  @TempDir
  private Path folder;

  static Stream<Setting> asked() {
    return Setting.asked().stream();
  }

  private Path manifest(Manifest.Settings settings) {
    return RunFolder.create(folder.resolve("run"), new Manifest(Manifest.FORMAT, "2026-01-02T03:04:05",
        JsonNodeFactory.instance.objectNode().put("name", "small"),
        new Manifest.Data("sample", "sample", "abc", 500, 20, List.of("cat", "dog")), settings, Map.of(), Map.of()))
        .path().resolve("manifest.json");
  }

  private static String quoted(Setting setting, String text) {
    return setting.standard() instanceof String || text.equals("maybe") || text.endsWith("Infinity")
        ? "\"" + text + "\"" : text;
  }

  private static void put(Path manifest, Setting setting, String text) throws IOException {
    String before = Files.readString(manifest);
    String after = before.replaceFirst("\"" + setting.key() + "\" : [^,\\s]+",
        "\"" + setting.key() + "\" : " + quoted(setting, text));
    Files.writeString(manifest, after);
  }

  @ParameterizedTest
  @EnumSource
  void rangeLimitsRoundTripThroughTheManifest(Setting setting) throws IOException {
    Path manifest = manifest(Manifest.Settings.tutorial());
    for (String text : RangeEnds.within(setting)) {
      put(manifest, setting, text);
      Manifest read = Manifest.read(manifest);
      assertThat(read.settings().get(setting)).hasToString(text);
      read.write(manifest);
      assertThat(Manifest.read(manifest)).isEqualTo(read);
    }
  }

  @ParameterizedTest
  @EnumSource
  void valuesOutOfRangeAreRejectedWithTheRange(Setting setting) throws IOException {
    Path manifest = manifest(Manifest.Settings.tutorial());
    String words = "use " + setting.range().words().in(Language.ENGLISH, Face.CONSOLE);
    for (String text : RangeEnds.beyond(setting)) {
      put(manifest, setting, text);
      assertThatThrownBy(() -> Manifest.read(manifest)).isInstanceOf(Problem.class)
          .hasMessageContaining(manifest + " is not a run's manifest").hasMessageContaining(setting.key())
          .hasMessageContaining(words);
      assertThatThrownBy(() -> Manifest.Settings.tutorial().with(setting, text)).isInstanceOf(Problem.class)
          .hasMessageMatching("[^-].* cannot be .*").hasMessageEndingWith(words + ".");
    }
  }

  @ParameterizedTest
  @EnumSource
  void everySettingIsInTheManifestUnderItsKey(Setting setting) throws IOException {
    assertThat(Files.readString(manifest(Manifest.Settings.tutorial()))).contains("\"" + setting.key() + "\" : ");
  }

  @Test
  void oldRunsHaveTheDefaultOptimizerAndSchedule() throws IOException {
    Path manifest = manifest(Manifest.Settings.tutorial());
    Files.writeString(manifest, Files.readString(manifest)
        .replaceAll("\"(optimizer|beta1|beta2|epsilon|decoupledDecay|clipGradients|schedule|labelSmoothing|"
            + "flips|cutout|evaluateEvery|summariesEvery)\" : [^,]+,", ""));
    Manifest.Settings settings = Manifest.read(manifest).settings();
    assertThat(settings.choice(Setting.OPTIMIZER)).isEqualTo("sgd");
    assertThat(settings.choice(Setting.SCHEDULE)).isEqualTo("staircase");
    assertThat(settings.decimal(Setting.LABEL_SMOOTHING)).isZero();
    assertThat(settings.decimal(Setting.CLIP_GRADIENTS)).isZero();
    assertThat(settings.choice(Setting.FLIPS)).isEqualTo("random");
    assertThat(settings.whole(Setting.CUTOUT)).isZero();
    assertThat(settings.evaluateEvery()).isZero();
    assertThat(settings.summariesEvery()).isZero();
  }

  @Test
  void missingMandatorySettingsAreReported() throws IOException {
    Path manifest = manifest(Manifest.Settings.tutorial());
    Files.writeString(manifest, Files.readString(manifest).replaceFirst("\"batch\" : [^,]+,", ""));
    assertThatThrownBy(() -> Manifest.read(manifest)).isInstanceOf(Problem.class).hasMessageContaining("has no batch");
  }

  @ParameterizedTest
  @EnumSource
  void everySettingIsTranslated(Setting setting) {
    for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN)) {
      ResourceBundle words = ResourceBundle.getBundle("convscope.runs.settings", language,
          ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
      Set<String> wanted = new HashSet<>(Set.of(setting.key()));
      if (Setting.asked().contains(setting)) {
        Stream.of("field", "unit", "help").forEach(part -> wanted.add(setting.key() + "." + part));
      }
      if (setting.changesUnderWay()) {
        wanted.add(setting.key() + ".now");
      }
      if (setting.range() instanceof Range.Choice choice) {
        choice.names().forEach(name -> wanted.add(setting.key() + "." + name));
      }
      assertThat(words.keySet()).containsAll(wanted);
    }
  }

  @ParameterizedTest
  @CsvSource({"1e-8, 1e-8", "2.5E-5, 2.5e-5", "0.001, 0.001", "128, 128", "1e300, 1e300"})
  void numbersAreWrittenAsAPersonWritesThemAndReadAgain(double value, String text) {
    assertThat(Setting.text(value)).isEqualTo(text);
    assertThat(Setting.RATE.range().typed(text)).contains(value);
  }

  @ParameterizedTest
  @MethodSource("asked")
  void settingsChangeableDuringTrainingAreNumeric(Setting setting) {
    assertThat(setting.standard() instanceof Number || !setting.changesUnderWay()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {"0,5; 0.5", "0,01; 0.01", " 0,001 ; 0.001", ",5; 0.5", "1,5e-3; 0.0015",
      "1.5; 1.5", "1,25; 1.25", "12,3456; 12.3456", "1,000.5; 1000.5", "1,000,000; 1000000", "1_000; 1000",
      "-0,5;", "1,000;",
      "12,345;", "0,1,2;", "1.000,5;", "1,;", ",;"})
  void aCommaInADecimalIsReadOnlyWhereItsMeaningIsClear(String typed, Double value) {
    assertThat(Setting.RATE.range().typed(typed)).isEqualTo(Optional.ofNullable(value));
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {"1,000; 1000", " 8,192 ; 8192", "1,000,000; 1000000", "1_000; 1000", "128; 128",
      "0,5;", "1,5;", "1000,5;", "10,00;", "1,2,3;", "0,500;", "1,000.5;"})
  void aCommaInAWholeNumberOnlyGroupsThousands(String typed, Long value) {
    assertThat(Setting.STEPS.range().typed(typed)).isEqualTo(Optional.ofNullable(value));
  }
}
