package convscope.workbench.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.BreakIterator;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("window")
class EvaluateTextsTest {

  @Test
  void numbersAndPercentSignsAreNotSeparatedByALineBreak() {
    String share = EvaluateTexts.percent(0.6812);
    assertThat(share).isEqualTo("68.1%");
    BreakIterator lines = BreakIterator.getLineInstance(Locale.KOREAN);
    lines.setText(share);
    assertThat(lines.next()).isEqualTo(share.length());
  }
}
