package convscope.data;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.runs.Range;
import convscope.runs.Setting;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestCropsTest {

  @ParameterizedTest
  @EnumSource(TestCrops.class)
  void thereAreAsManyDifferentCropsAsTheNumberSaysTheCenterFirst(TestCrops some) {
    assertThat(some.crops(Crop.SIZE)).hasSize(Integer.parseInt(some.number())).doesNotHaveDuplicates();
    assertThat(some.crops(Crop.SIZE).get(0)).isEqualTo(Crop.CENTRE);
  }

  @ParameterizedTest
  @EnumSource(TestCrops.class)
  void everyCropIsInsideTheImageAndUndistorted(TestCrops some) {
    assertThat(some.crops(Crop.SIZE)).allSatisfy(crop -> {
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
        assertThat(TestCrops.TEN.crops(Crop.SIZE)).contains(
            new Crop(top, left, Crop.SIZE, false, 0, 1), new Crop(top, left, Crop.SIZE, true, 0, 1));
      }
    }
  }

  @Test
  void tenCropsOfAWholeImageAreItAndFourNeighborsOnePixelAwayInBothOrientations() {
    List<Crop> crops = TestCrops.TEN.crops(32);
    assertThat(crops).hasSize(10).doesNotHaveDuplicates();
    for (boolean flipped : new boolean[] {false, true}) {
      assertThat(crops.stream().filter(crop -> crop.flipped() == flipped).map(crop -> List.of(crop.top(), crop.left())))
          .containsExactly(List.of(0, 0), List.of(-1, -1), List.of(-1, 1), List.of(1, -1), List.of(1, 1));
    }
  }

  @Test
  void theSettingOffersExactlyTheseNumbers() {
    assertThat(((Range.Choice) Setting.TEST_CROPS.range()).names())
        .containsExactlyElementsOf(Arrays.stream(TestCrops.values()).map(TestCrops::number).toList());
  }
}
