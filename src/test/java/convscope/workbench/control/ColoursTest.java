package convscope.workbench.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("window")
class ColoursTest {
  @Test
  void channelPlanesBecomePixels() {
    byte[] planes = {0, (byte) 255, 1, 2, (byte) 128, 3};
    assertThat(Colours.ofBytes(planes)).containsExactly(0xFF000180, 0xFFFF0203);
  }

  @Test
  void aCifarRecordBecomesAnImage() {
    assertThat(Colours.ofBytes(new byte[3 * 32 * 32])).hasSize(32 * 32).containsOnly(0xFF000000);
  }

  @Test
  void valuesAreMappedLinearlyAndClipped() {
    float[] values = {-1, 0, 1, -5, 9, Float.NaN};
    assertThat(Colours.ofValues(values, -1, 1)).containsExactly(0xFF0080FF, 0xFF00FF00);
  }

  @Test
  void constantValuesAreGray() {
    assertThat(Colours.ofValues(new float[] {3, 3, 3}, 3, 3)).containsExactly(0xFF808080);
  }

  @Test
  void arraysWithoutThreeValuesPerPixelAreRejected() {
    assertThatThrownBy(() -> Colours.ofBytes(new byte[4])).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Colours.ofValues(new float[4], 0, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
