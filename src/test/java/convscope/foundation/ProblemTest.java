package convscope.foundation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.spoken.Spoken;
import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;

class ProblemTest {
  private final Problem lost = Problem.of(Spoken.class, "lost", "a.bin", 1_234);

  @Test
  void theMessageOfAProblemWithAKeyIsEnglishWhereverItIsThrown() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.KOREAN);
      assertThat(Problem.of(Spoken.class, "lost", "a.bin", 1_234))
          .hasMessage("The file a.bin is lost after 1,234 steps: look for it.");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aProblemWithAKeyIsSaidInTheLanguageOfWhoeverReadsIt() {
    assertThat(lost.in(Language.KOREAN, Face.WINDOW)).isEqualTo("1,234스텝 뒤에 파일 a.bin이(가) 없어졌습니다. 찾아보세요.");
    assertThat(lost.in(Language.ENGLISH, Face.CONSOLE)).isEqualTo(lost.getMessage());
  }

  @Test
  void whatAValueHoldsBreaksNoLineInAnyLanguage() {
    Problem broken = Problem.of(Spoken.class, "lost", "a\nb\u001b[1m", 1);
    assertThat(broken).hasMessageContaining("a b [1m");
    assertThat(broken.in(Language.KOREAN, Face.WINDOW)).contains("a b [1m").doesNotContain("\n");
  }

  @Test
  void aKeyWithoutASentenceIsNoticedWhereItIsThrown() {
    assertThatThrownBy(() -> Problem.of(Spoken.class, "found")).isInstanceOf(MissingResourceException.class);
  }

  @Test
  void adviceMayDifferBetweenTheWindowAndTheConsole() {
    Problem problem = Problem.of(Spoken.class, "nowhere", "a");
    assertThat(problem.in(Language.ENGLISH, Face.WINDOW))
        .isEqualTo("There is no folder a: select another in the Data view.");
    assertThat(problem.in(Language.ENGLISH, Face.CONSOLE)).isEqualTo("There is no folder a: give another with --data.")
        .isEqualTo(problem.getMessage());
  }

  @Test
  void aSentenceWithinASentenceIsInTheSameLanguage() {
    Problem outer = Problem.because(new IllegalStateException(), Spoken.class, "inside", lost);
    assertThat(outer.in(Language.KOREAN, Face.CONSOLE)).startsWith("실행을 열 수 없습니다: 1,234스텝");
    assertThat(outer).hasMessageStartingWith("The run cannot be opened: The file a.bin")
        .hasCauseInstanceOf(IllegalStateException.class);
  }
}
