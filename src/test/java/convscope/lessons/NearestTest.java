package convscope.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> NAMES = List.of("run-start", "run-step", "evaluate-start", "film", "time");

  @Test
  void aSlipIsRecognized() {
    assertThat(Nearest.distance("step", "step")).isZero();
    assertThat(Nearest.distance("setp", "step")).as("two letters swapped").isEqualTo(1);
    assertThat(Nearest.distance("", "step")).isEqualTo(4);
    assertThat(Nearest.to("run-strat", NAMES)).containsExactly("run-start");
    assertThat(Nearest.to("flim", NAMES)).containsExactly("film");
  }

  @Test
  void otherwiseNamesThatShareAPartAreOffered() {
    assertThat(Nearest.to("compare-start", NAMES)).containsExactly("evaluate-start", "run-start");
    assertThat(Nearest.to("histogram", NAMES)).isEmpty();
  }
}
