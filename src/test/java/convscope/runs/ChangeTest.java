package convscope.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeTest {
  private static final Manifest.Settings BEFORE =
      new Manifest.Settings(128, 100, 0.1, 0.1, 1000, 7, 2, 16, true, 0.9999, 10, 50, 25);

  private static Manifest.Settings after(Setting setting, double value) {
    return new Change(3, setting, value, "").applyTo(BEFORE);
  }

  @Test
  void changesOnlyItsOwnSetting() {
    assertThat(after(Setting.RATE, 0.5))
        .isEqualTo(new Manifest.Settings(128, 100, 0.5, 0.1, 1000, 7, 2, 16, true, 0.9999, 10, 50, 25));
    assertThat(after(Setting.LOG_EVERY, 3))
        .isEqualTo(new Manifest.Settings(128, 100, 0.1, 0.1, 1000, 7, 2, 16, true, 0.9999, 3, 50, 25));
    assertThat(after(Setting.CHECKPOINT_EVERY, 3))
        .isEqualTo(new Manifest.Settings(128, 100, 0.1, 0.1, 1000, 7, 2, 16, true, 0.9999, 10, 3, 25));
    assertThat(after(Setting.EVALUATE_EVERY, 0))
        .isEqualTo(new Manifest.Settings(128, 100, 0.1, 0.1, 1000, 7, 2, 16, true, 0.9999, 10, 50, 0));
  }

  @ParameterizedTest
  @CsvSource(
      {"RATE, -0.1, -0.1", "RATE, NaN, NaN", "RATE, Infinity, Infinity", "LOG_EVERY, 0, 0", "LOG_EVERY, 2.5, 2.5",
      "CHECKPOINT_EVERY, 0, 0", "CHECKPOINT_EVERY, NaN, NaN", "EVALUATE_EVERY, -1, -1",
      "EVALUATE_EVERY, 3e9, 3000000000"})
  void rejectsInvalidValuesAndQuotesThem(Setting setting, double value, String said) {
    assertThatThrownBy(() -> setting.checkChange(value)).isInstanceOf(Problem.class)
        .hasMessageContaining("cannot be " + said + ": use a ");
  }

  @Test
  void rejectsSettingsThatAreFixedForARun() {
    assertThatThrownBy(() -> Setting.BATCH.checkChange(64)).isInstanceOf(Problem.class)
        .hasMessageStartingWith("Batch size cannot change during a run");
    assertThat(Setting.asked()).filteredOn(Setting::changesUnderWay)
        .containsExactly(Setting.RATE, Setting.LOG_EVERY, Setting.CHECKPOINT_EVERY, Setting.EVALUATE_EVERY);
  }

  @ParameterizedTest
  @CsvSource({"RATE, 0", "RATE, 1e-9", "LOG_EVERY, 1", "CHECKPOINT_EVERY, 100000", "EVALUATE_EVERY, 0"})
  void acceptsValidValues(Setting setting, double value) {
    assertThatCode(() -> setting.checkChange(value)).doesNotThrowAnyException();
  }
}
