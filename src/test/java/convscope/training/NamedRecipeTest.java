package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.runs.Manifest;
import convscope.runs.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NamedRecipeTest {

  @ParameterizedTest
  @EnumSource(NamedRecipe.class)
  void allSetTheSameSettingsToValuesInTheirRanges(NamedRecipe recipe) {
    assertThat(recipe.settings().keySet()).isEqualTo(NamedRecipe.QUICK.settings().keySet());
    recipe.settings().forEach((setting, value) -> assertThat(setting.require(value)).isEqualTo(value));
    assertThat(NamedRecipe.of(recipe.id())).contains(recipe);
  }

  @Test
  void theTutorialsRecipeIsWhatARunHasWithoutAny() {
    Manifest.Settings plain = Manifest.Settings.tutorial();
    assertThat(plain.with(NamedRecipe.TUTORIAL.settings())).isEqualTo(plain);
    assertThat(NamedRecipe.TUTORIAL.describes(plain::get)).isTrue();
    assertThat(NamedRecipe.QUICK.describes(plain::get)).isFalse();
  }

  @Test
  void aRecipeDescribesItsSettingsAtAnyLengthButNotWithAnotherValue() {
    Manifest.Settings quick = Manifest.Settings.tutorial().with(NamedRecipe.QUICK.settings());
    assertThat(NamedRecipe.QUICK.describes(quick::get)).isTrue();
    assertThat(NamedRecipe.QUICK.describes(quick.with(Setting.STEPS, 5)::get)).isTrue();
    assertThat(NamedRecipe.QUICK.describes(quick.with(Setting.RATE, 0.03)::get)).isFalse();
    assertThat(NamedRecipe.TUTORIAL.describes(quick::get)).isFalse();
    Manifest.Settings smoothed = Manifest.Settings.tutorial().with(Setting.LABEL_SMOOTHING, 0.1);
    assertThat(NamedRecipe.TUTORIAL.describes(smoothed::get)).isFalse();
  }

  @Test
  void settingsThatDoNotApplyDoNotMatter() {
    Manifest.Settings plain = Manifest.Settings.tutorial().with(Setting.MOMENTUM, 0.5);
    assertThat(NamedRecipe.TUTORIAL.describes(plain::get)).isTrue();
  }
}
