package convscope.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LanguageTest {

  @Test
  void theSystemsLanguageIsTheOneThatJavaSees() {
    assertThat(Language.ofSystem(Locale.KOREA, false, Map.of())).isEqualTo(Language.KOREAN);
    assertThat(Language.ofSystem(Locale.FRANCE, false, Map.of("LC_ALL", "ko_KR.UTF-8"))).isEqualTo(Language.ENGLISH);
  }

  @Test
  void whereJavaSeesNoLocaleTheEnvironmentNamesIt() {
    assertThat(Language.ofSystem(Locale.US, true, Map.of("LC_ALL", "ko_KR.UTF-8"))).isEqualTo(Language.KOREAN);
    assertThat(Language.ofSystem(Locale.US, true, Map.of("LC_ALL", "", "LANG", "ko"))).isEqualTo(Language.KOREAN);
    assertThat(Language.ofSystem(Locale.US, true, Map.of("LC_ALL", "POSIX", "LANG", "ko_KR.UTF-8")))
        .isEqualTo(Language.ENGLISH);
    assertThat(Language.ofSystem(Locale.US, true, Map.of())).isEqualTo(Language.ENGLISH);
  }

  @Test
  void whatTheLocaleWasBeforeAStartInUtf8Counts() {
    assertThat(Language.ofSystem(Locale.US, false, Map.of(Language.LOCALE_BEFORE, "ko_KR.UTF-8", "LC_ALL", "C.UTF-8")))
        .isEqualTo(Language.KOREAN);
  }

  @Test
  void aLanguageIsNamedByItsCodeAndByNothingElse() {
    assertThat(Language.named("ko")).contains(Language.KOREAN);
    assertThat(Language.named("en")).contains(Language.ENGLISH);
    assertThat(Language.named("KO")).isEmpty();
    assertThat(Language.named("xx")).isEmpty();
  }
}
