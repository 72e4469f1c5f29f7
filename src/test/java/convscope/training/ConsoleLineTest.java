package convscope.training;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.runs.MetricsRow;
import java.time.LocalDateTime;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ConsoleLineTest {

  @Test
  void theConsoleLineMatchesTheTutorialInEveryLanguage() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      MetricsRow row = new MetricsRow(1590, 1.9567, 2, 1, 1, 1, 0.1, 195.04, 0.6563, "2016-12-29T14:59:25.595257",
          Double.NaN);
      assertThat(ConsoleLine.step(row))
          .isEqualTo("2016-12-29 14:59:25.595257: step 1590, loss = 1.96 (195.0 examples/sec; 0.656 sec/batch)");
      assertThat(ConsoleLine.precision(LocalDateTime.of(2016, 12, 29, 15, 10, 25), 0.8604))
          .isEqualTo("2016-12-29 15:10:25.000000: precision @ 1 = 0.860");
      row = new MetricsRow(1590, 7927318320557066.0, 2, 1, 1, 1, 0.1, 195.04, 0.6563, "2016-12-29T14:59:25.595257",
          Double.NaN);
      assertThat(ConsoleLine.step(row)).contains("loss = 7.9e15 (");
    } finally {
      Locale.setDefault(before);
    }
  }
}
