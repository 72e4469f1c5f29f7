package convscope.data;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.runs.Range;
import convscope.runs.Setting;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestCropsTest {

  @ParameterizedTest
  @EnumSource(TestCrops.class)
  void thereAreAsManyDifferentCropsAsTheNumberSaysTheCenterFirst(TestCrops some) {
    assertThat(some.crops()).hasSize(Integer.parseInt(some.number())).doesNotHaveDuplicates();
    assertThat(some.crops().get(0)).isEqualTo(Crop.CENTRE);
  }

  @ParameterizedTest
  @EnumSource(TestCrops.class)
  void everyCropIsInsideTheImageAndUndistorted(TestCrops some) {
    assertThat(some.crops()).allSatisfy(crop -> {
      assertThat(crop.top()).isBetween(0, 32 - 24);
      assertThat(crop.left()).isBetween(0, 32 - 24);
      assertThat(crop.brightness()).isZero();
      assertThat(crop.contrast()).isOne();
    });
  }

  @Test
  void tenCropsReachEveryCornerInBothOrientations() {
    for (int top : new int[] {0, 8}) {
      for (int left : new int[] {0, 8}) {
        assertThat(TestCrops.TEN.crops()).contains(new Crop(top, left, false, 0, 1), new Crop(top, left, true, 0, 1));
      }
    }
  }

  @Test
  void theSettingOffersExactlyTheseNumbers() {
    assertThat(((Range.Choice) Setting.TEST_CROPS.range()).names())
        .containsExactlyElementsOf(Arrays.stream(TestCrops.values()).map(TestCrops::number).toList());
  }
}
