package convscope.workbench.runs;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.foundation.Language;
import convscope.library.MadeRuns;
import convscope.library.RunSummary;
import convscope.workbench.fx.Texts;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("window")
class SearchTest {
  @TempDir
  private Path home;

  @ParameterizedTest
  @CsvSource({"ENGLISH, tutorial Stopped", "KOREAN, 튜토리얼 중지됨", "KOREAN, tutorial stopped"})
  void searchMatchesTableTextAndFileContents(Language language, String wanted) {
    RunSummary run = RunSummary.of(MadeRuns.trained(home.resolve("one"), 100, 0.1, 50).path(), null);
    RunWords shown = new RunWords(Texts.of(Search.class, language));
    assertThat(Search.match(run, shown, wanted)).isTrue();
    assertThat(Search.match(run, shown, wanted + " elsewhere")).isFalse();
  }
}
