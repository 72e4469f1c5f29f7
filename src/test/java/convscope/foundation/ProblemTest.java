package convscope.foundation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;

class ProblemTest {
  private final Problem lost = Problem.of(ProblemTest.class, "lost", "a.bin", 1_234);

  @Test
  void theMessageOfAProblemWithAKeyIsEnglishWhereverItIsThrown() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.KOREAN);
      assertThat(Problem.of(ProblemTest.class, "lost", "a.bin", 1_234))
          .hasMessage("The file a.bin is lost after 1,234 steps: look for it.");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aProblemWithAKeyIsSaidInTheLanguageOfWhoeverReadsIt() {
    assertThat(lost.in(Locale.KOREAN)).isEqualTo("1,234스텝 뒤에 파일 a.bin이(가) 없어졌습니다. 찾아보세요.");
    assertThat(lost.in(Locale.ENGLISH)).isEqualTo(lost.getMessage());
    assertThat(lost.in(Locale.FRENCH)).isEqualTo(lost.getMessage());
  }

  @Test
  void aProblemThatIsASentenceIsThatSentenceInEveryLanguage() {
    assertThat(new Problem("All is lost: begin again.").in(Locale.KOREAN)).isEqualTo("All is lost: begin again.");
  }

  @Test
  void whatAValueHoldsBreaksNoLineInAnyLanguage() {
    Problem broken = Problem.of(ProblemTest.class, "lost", "a\nb\u001b[1m", 1);
    assertThat(broken).hasMessageContaining("a b [1m");
    assertThat(broken.in(Locale.KOREAN)).contains("a b [1m").doesNotContain("\n");
  }

  @Test
  void aKeyWithoutASentenceIsNoticedWhereItIsThrown() {
    assertThatThrownBy(() -> Problem.of(ProblemTest.class, "found")).isInstanceOf(MissingResourceException.class);
  }
}
