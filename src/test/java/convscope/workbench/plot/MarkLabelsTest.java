package convscope.workbench.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkLabelsTest {
  private static final double WIDE = 100;

  private static List<MarkLabels.Label> labels(double... places) {
    List<PlotMark> marks = Arrays.stream(places).mapToObj(x -> new PlotMark(x, "rate " + x)).toList();
    return MarkLabels.of(marks, x -> x, words -> WIDE, new PlotGroup.Span(0, 600), 600, 1);
  }

  @Test
  void wordsBeginAtTheLineOfTheirMark() {
    assertThat(labels(200)).containsExactly(new MarkLabels.Label(0, 204, 304));
  }

  @Test
  void atTheRightEdgeTheyEndThere() {
    assertThat(labels(580)).containsExactly(new MarkLabels.Label(0, 476, 576));
  }

  @Test
  void ofChangesNearEachOtherNoWordsStandAtTheLineOfAnother() {
    // Those of the second would end at their own line and begin at the first one's.
    assertThat(labels(206, 312, 325, 330)).containsExactly(new MarkLabels.Label(3, 334, 434),
        new MarkLabels.Label(0, 210, 310));
    assertThat(labels(480, 590)).as("at the right edge").containsExactly(new MarkLabels.Label(0, 484, 584));
  }

  @Test
  void theLatestMarksHaveWordsFirst() {
    assertThat(labels(100, 150, 400)).extracting(MarkLabels.Label::mark).containsExactly(2, 1);
  }

  @Test
  void marksOutOfSightOrWithoutWordsHaveNone() {
    assertThat(labels(-5, 605)).isEmpty();
    assertThat(MarkLabels.of(List.of(new PlotMark(10, "")), x -> x, words -> WIDE, new PlotGroup.Span(0, 600), 600, 1))
        .isEmpty();
  }
}
