package convscope.workbench.fx;

import static org.assertj.core.api.Assertions.assertThat;

import convscope.foundation.Language;
import convscope.foundation.Problem;
import convscope.training.TrainingService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("window")
class NoticesTest {
  private final Notices notices = new Notices();

  @Test
  void aProblemIsSaidInTheLanguageOfWhoeverShowsIt() {
    notices.tell(Problem.of(TrainingService.class, "diverged.loss", 1_234));
    Notices.Notice told = notices.latestProperty().get();
    assertThat(told.in(Texts.of(TrainingService.class, "problems", Language.KOREAN))).startsWith("모델이 발산했습니다");
    assertThat(told.in(Texts.of(TrainingService.class, "problems", Language.ENGLISH))).startsWith("Model diverged");
  }

  @Test
  void whatIsNoProblemIsSaidAsItWas() {
    notices.say("저장했습니다");
    Notices.Notice said = notices.latestProperty().get();
    assertThat(said.problem()).isNull();
    assertThat(said.in(Texts.of(TrainingService.class, "problems", Language.ENGLISH))).isEqualTo("저장했습니다");
  }
}
