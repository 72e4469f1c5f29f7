package convscope.foundation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TicksTest {
  @Test
  void stepsAreOneTwoOrFiveTimesAPowerOfTenAndAtMostAsManyAsAsked() {
    assertThat(Ticks.step(1, 5)).isCloseTo(0.2, within(1e-12));
    assertThat(Ticks.step(16_000, 4)).isEqualTo(5_000);
    assertThat(Ticks.step(9.1, 10)).isEqualTo(1);
    assertThat(Ticks.step(3e-7, 6)).isCloseTo(5e-8, within(1e-18));
  }

  @Test
  void multiplesIncludeBothEndsDespiteRounding() {
    List<Double> tenths = Ticks.multiples(-0.3, 0.3, 0.1);
    assertThat(tenths).hasSize(7);
    assertThat(tenths.get(0)).isCloseTo(-0.3, within(1e-12));
    assertThat(tenths.get(6)).isCloseTo(0.3, within(1e-12));
    assertThat(Ticks.multiples(1, 2, 5)).isEmpty();
  }

  @Test
  void powersAreThinnedUntilTheyFit() {
    assertThat(Ticks.powers(1, 100, 9)).containsExactly(1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0);
    assertThat(Ticks.powers(1, 100, 4)).containsExactly(1.0, 10.0, 100.0);
    assertThat(Ticks.powers(1, 1e6, 4)).containsExactly(1.0, 100.0, 1e4, 1e6);
  }
}
