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
  void aProblemKeepsItsMessageInEveryLanguage() {
    Problem problem = Problem.of(TrainingService.class, "diverged.loss", 1_234);
    notices.tell(problem);
    assertThat(notices.latestProperty().get().problem()).isSameAs(problem);
    assertThat(Texts.of(TrainingService.class, "problems", Language.KOREAN).sentence(problem)).startsWith("학습이 발산했습니다");
  }

  @Test
  void plainMessagesAreShownUnchanged() {
    notices.say("저장했습니다");
    assertThat(notices.latestProperty().get().problem()).isNull();
    assertThat(notices.latestProperty().get().words()).isEqualTo("저장했습니다");
  }
}
