package convscope.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassLabelsTest {
  @Test
  void inKoreanEveryClassOfCifar10HasItsKoreanNameBesideTheEnglish() {
    assertThat(ClassLabels.in(Locale.KOREAN).of(Dataset.CIFAR_CLASSES))
        .containsExactly("비행기 airplane", "자동차 automobile", "새 bird", "고양이 cat", "사슴 deer", "개 dog",
            "개구리 frog", "말 horse", "배 ship", "트럭 truck");
    assertThat(ClassLabels.in(Locale.KOREAN).brief("cat")).isEqualTo("고양이");
  }

  @Test
  void inEnglishEveryNameIsAsItIs() {
    assertThat(ClassLabels.in(Locale.ENGLISH).of(Dataset.CIFAR_CLASSES)).isEqualTo(Dataset.CIFAR_CLASSES);
    assertThat(ClassLabels.in(Locale.ENGLISH).brief("cat")).isEqualTo("cat");
  }

  @Test
  void namesThatAreNotCifar10sStayAsTheyAre() {
    List<String> own = List.of("Cat", "cats", "고양이", "pickup_truck", "", "비행기 1");
    assertThat(ClassLabels.in(Locale.KOREAN).of(own)).isEqualTo(own);
    assertThat(own.stream().map(ClassLabels.in(Locale.KOREAN)::brief)).isEqualTo(own);
  }

  @ParameterizedTest
  @CsvSource({"cat, 고양이, true", "cat, CA, true", "cat, 양이 c, true", "cat, '', true", "frog, 개, true", "cat, 개, false",
      "my cat, 고양이, false", "CAT, at, true"})
  void aClassIsFoundByAPartOfItsNameInEitherLanguage(String name, String typed, boolean found) {
    assertThat(ClassLabels.match(name, typed)).isEqualTo(found);
  }
}
