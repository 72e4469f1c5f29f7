package convscope.data;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.data.OpeningSummary.LeftOut;
import convscope.data.OpeningSummary.Reason;
import convscope.foundation.Face;
import convscope.foundation.Language;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningReportTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|',
      value = {"1 | 1 image used, 1 left out: 1 not an image", "3 | 3 images used, 3 left out: 3 not images"})
  void countsOfOneAndOfSeveralAreWordedInTheirNumber(int count, String headline) {
    OpeningSummary summary = new OpeningSummary(Optional.empty(), count,
        List.of(new LeftOut(Reason.NOT_AN_IMAGE, count, List.of("notes.txt"))), Optional.empty(), List.of());
    assertThat(new OpeningReport(summary, Language.ENGLISH, Face.CONSOLE).headline()).isEqualTo(headline);
  }
}
