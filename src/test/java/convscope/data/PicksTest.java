package convscope.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PicksTest {
  private static List<Integer> round(Picks picks, int size) {
    return IntStream.range(0, size).mapToObj(i -> picks.next(size)).toList();
  }

  @Test
  void noImageRepeatsBeforeAllHaveBeenDrawn() {
    Picks picks = new Picks(1);
    for (int i = 0; i < 20; i++) {
      assertThat(round(picks, 50)).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 50).boxed().toList());
    }
  }

  @Test
  void everyRoundIsShuffledAgain() {
    Picks picks = new Picks(1);
    List<Integer> first = round(picks, 50);
    assertThat(first).isNotEqualTo(IntStream.range(0, 50).boxed().toList()).isNotEqualTo(round(picks, 50));
  }

  @Test
  void aDifferentSetSizeStartsANewRound() {
    Picks picks = new Picks(1);
    for (int i = 0; i < 30; i++) {
      picks.next(50);
    }
    assertThat(round(picks, 7)).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6);
    assertThat(picks.next(1)).isZero();
  }
}
