package convscope.workbench.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import convscope.foundation.Figures;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("window")
class AxisTest {
  private static List<String> words(double low, double high, boolean log, int most) {
    return new Axis(low, high, 0, 100, log).ticks(most).stream().map(Axis.Tick::words).toList();
  }

  @Test
  void ticksAreNiceNumbersAndFew() {
    assertThat(words(0, 1, false, 5)).containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
    assertThat(words(0, 16_000, false, 4)).containsExactly("0", "5,000", "10,000", "15,000");
    assertThat(words(-0.3, 0.3, false, 6)).containsExactly("-0.3", "-0.2", "-0.1", "0.0", "0.1", "0.2", "0.3");
    assertThat(words(999_990, 1_000_010, false, 4)).containsExactly("999,990", "999,995", "1,000,000", "1,000,005",
        "1,000,010");
  }

  @Test
  void ticksOfALogScaleAreAsManyAsThereIsRoomFor() {
    assertThat(words(0.01, 0.1, true, 5)).containsExactly("0.01", "0.02", "0.05", "0.1");
    assertThat(words(0.005, 0.2, true, 3)).containsExactly("0.01", "0.1");
    assertThat(words(1e-4, 10, true, 3)).containsExactly("0.0001", "0.01", "1");
    assertThat(words(3, 4.5, true, 4)).containsExactly("3.0", "3.5", "4.0", "4.5");
  }

  @Test
  void pixelsAndValuesGoBothWays() {
    Axis even = new Axis(-1, 3, 200, 0, false);
    assertThat(even.pixel(1)).isEqualTo(100);
    assertThat(even.value(100)).isEqualTo(1);
    Axis log = new Axis(0.01, 1, 200, 0, true);
    assertThat(log.pixel(0.1)).isCloseTo(100, within(1e-9));
    assertThat(log.value(100)).isCloseTo(0.1, within(1e-12));
    assertThat(log.pixel(0)).isNaN();
    assertThat(log.pixel(-1)).isNaN();
  }

  @Test
  void valuesAreWrittenToWhatIsMeaningful() {
    assertThat(Figures.value(0.73437)).isEqualTo("0.734");
    assertThat(Figures.value(0.8)).isEqualTo("0.8");
    assertThat(Figures.value(0.1f)).isEqualTo("0.1");
    assertThat(Figures.value(0.80001)).isEqualTo("0.800");
    assertThat(Figures.value(12.345)).isEqualTo("12.3");
    assertThat(Figures.value(-1234.5)).isEqualTo("-1,234");
    assertThat(Figures.value(0)).isEqualTo("0");
    assertThat(Figures.value(0.0000123)).isEqualTo("1.23e-5");
    assertThat(Figures.value(Double.NaN)).isEqualTo("–");
    assertThat(Figures.place(15_000)).isEqualTo("15,000");
    assertThat(Figures.loss(2.3021)).isEqualTo("2.302");
    assertThat(Figures.loss(12_345.6)).isEqualTo("12,346");
    assertThat(Figures.loss(7927318320557066.0)).isEqualTo("7.9e15");
    assertThat(Figures.loss(Double.POSITIVE_INFINITY)).isEqualTo("∞");
    assertThat(Figures.loss(Double.NaN)).isEqualTo("NaN");
    assertThat(Figures.change(-0.4931)).isEqualTo("−0.49");
    assertThat(Figures.change(7927318320557066.0)).isEqualTo("+7.9e15");
  }
}
