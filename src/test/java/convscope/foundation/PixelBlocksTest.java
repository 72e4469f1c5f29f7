package convscope.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PixelBlocksTest {
  private static final int[] IMAGE = {1, 2, 3, 4};

  @Test
  void everyPixelBecomesASquare() {
    assertThat(PixelBlocks.enlarged(IMAGE, 2, 2, 3)).containsExactly(
        1, 1, 1, 2, 2, 2,
        1, 1, 1, 2, 2, 2,
        1, 1, 1, 2, 2, 2,
        3, 3, 3, 4, 4, 4,
        3, 3, 3, 4, 4, 4,
        3, 3, 3, 4, 4, 4);
  }

  @Test
  void itIsDrawnWhereItIsWantedAndNothingElseIsTouched() {
    int[] target = new int[5 * 3];
    PixelBlocks.draw(IMAGE, 2, 1, 2, target, 5, 3, 1, 1);
    assertThat(target).containsExactly(
        0, 0, 0, 0, 0,
        0, 1, 1, 2, 2,
        0, 1, 1, 2, 2);
  }

  @Test
  void whatLiesOutsideIsLeftOut() {
    int[] target = new int[3 * 3];
    PixelBlocks.draw(IMAGE, 2, 2, 2, target, 3, 3, -1, -1);
    assertThat(target).containsExactly(
        1, 2, 2,
        3, 4, 4,
        3, 4, 4);
    PixelBlocks.draw(new int[] {9, 9, 9, 9}, 2, 2, 2, target, 3, 3, 2, -3);
    assertThat(target).containsExactly(
        1, 2, 9,
        3, 4, 4,
        3, 4, 4);
    PixelBlocks.draw(new int[] {7, 7, 7, 7}, 2, 2, 2, target, 3, 3, 5, 0);
    assertThat(target).doesNotContain(7);
  }
}
