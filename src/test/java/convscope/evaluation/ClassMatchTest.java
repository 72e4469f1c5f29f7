package convscope.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convscope.foundation.Face;
import convscope.foundation.Language;
import convscope.foundation.Problem;
import convscope.foundation.Sentence;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClassMatchTest {
  private static final List<String> NETWORK = List.of("airplane", "automobile", "bird", "cat");

  private static ClassMatch match(List<String> data) {
    return match(data, Map.of());
  }

  private static ClassMatch match(List<String> data, Map<String, String> asked) {
    return ClassMatch.of(NETWORK.size(), NETWORK, data, asked);
  }

  private static int[] classes(ClassMatch match, int labels) {
    return IntStream.range(0, labels).map(match::networkClass).toArray();
  }

  private static List<String> remarks(ClassMatch match) {
    return match.remarks().stream().map(remark -> remark.in(Language.ENGLISH, Face.CONSOLE)).toList();
  }

  @Test
  void theSameNamesInTheSameOrderAreTheSameClassesAndNeedNoRemark() {
    ClassMatch same = match(NETWORK);
    assertThat(same.how()).isEqualTo(ClassMatch.How.SAME);
    assertThat(classes(same, 4)).containsExactly(0, 1, 2, 3);
    assertThat(same.remarks()).isEmpty();
  }

  @Test
  void theSameNamesInAnotherOrderAreMatchedByName() {
    ClassMatch match = match(List.of("cat", "bird", "airplane", "automobile"));
    assertThat(match.how()).isEqualTo(ClassMatch.How.BY_NAME);
    assertThat(classes(match, 4)).containsExactly(3, 2, 0, 1);
    assertThat(match.classNames()).isEqualTo(NETWORK);
    assertThat(remarks(match))
        .containsExactly("The data number the classes differently from the network: they are matched by name.");
  }

  @Test
  void caseSpacesAndUnicodeFormMakeNoOtherClass() {
    ClassMatch match = match(List.of("Airplane", "AUTOMOBILE", " bird", "cat "));
    assertThat(classes(match, 4)).containsExactly(0, 1, 2, 3);
    assertThat(remarks(match)).singleElement().asString().contains("Airplane → airplane", "AUTOMOBILE → automobile");
    List<String> korean = List.of("고양이", "café");
    List<String> decomposed = korean.stream().map(name -> Normalizer.normalize(name, Normalizer.Form.NFD)).toList();
    assertThat(decomposed).isNotEqualTo(korean);
    assertThat(classes(ClassMatch.of(2, korean, decomposed, Map.of()), 2)).containsExactly(0, 1);
    assertThat(classes(ClassMatch.of(2, List.of("Straße", "x"), List.of("STRASSE", "x"), Map.of()), 2))
        .containsExactly(0, 1);
  }

  @Test
  void aNameThatAgreesToTheLetterComesFirst() {
    assertThat(classes(ClassMatch.of(2, List.of("Polish", "polish"), List.of("polish", "Polish"), Map.of()), 2))
        .containsExactly(1, 0);
  }

  @Test
  void oneClassOfTheNetworkIsNotTwoOfTheDataUnlessAsked() {
    assertThatThrownBy(() -> match(List.of("cat", "Cat", "bird"))).isInstanceOf(Problem.class)
        .hasMessageContaining("only the data have Cat");
    assertThat(classes(match(List.of("cat", "Cat", "tabby"), Map.of("Cat", "cat", "tabby", "cat")), 3))
        .containsExactly(3, 3, 3);
  }

  @Test
  void fewerClassesAreEvaluatedAndThatIsSaid() {
    ClassMatch match = match(List.of("bird", "cat"));
    assertThat(classes(match, 2)).containsExactly(2, 3);
    assertThat(remarks(match))
        .containsExactly("The data have 2 of the network's 4 classes: bird, cat; only images of these are"
            + " evaluated, and any class may be predicted.");
  }

  @Test
  void namesThatDifferAreRefusedWithBothListsAndWithHowToMapThem() {
    assertThatThrownBy(() -> match(List.of("bird", "car", "cat", "plane")))
        .isInstanceOfSatisfying(Problem.class, why -> {
          assertThat(why.in(Language.ENGLISH, Face.CONSOLE)).contains("only the data have car, plane",
              "only the network has airplane, automobile", "--classes car=…,plane=…");
          assertThat(why.in(Language.ENGLISH, Face.WINDOW))
              .contains("car, plane", "airplane, automobile", "Match classes…").doesNotContain("--");
          assertThat(why.in(Language.KOREAN, Face.WINDOW))
              .contains("데이터에만 있는 클래스: car, plane", "클래스 짝짓기…");
        });
  }

  @Test
  void aClassThatTheNetworkDoesNotHaveIsRefused() {
    assertThatThrownBy(() -> match(List.of("airplane", "automobile", "bird", "cat", "deer")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("does not have: deer; it has airplane, automobile, bird, cat");
  }

  @Test
  void synonymsAreMatchedOnRequestAndTheOthersByName() {
    ClassMatch match = match(List.of("bird", "car", "cat", "plane"), Map.of("plane", "airplane", "car", "Automobile"));
    assertThat(match.how()).isEqualTo(ClassMatch.How.ON_REQUEST);
    assertThat(classes(match, 4)).containsExactly(2, 1, 3, 0);
    assertThat(remarks(match))
        .containsExactly("Classes matched as requested (data → network): car → automobile, plane → airplane.");
  }

  @Test
  void aRequestThatNamesNoClassIsRefusedWithTheClassesThereAre() {
    assertThatThrownBy(() -> match(List.of("bird", "plane"), Map.of("jet", "airplane"))).isInstanceOf(Problem.class)
        .hasMessageContaining("\"jet\"").hasMessageContaining("bird, plane");
    assertThatThrownBy(() -> match(List.of("bird", "plane"), Map.of("plane", "jet"))).isInstanceOf(Problem.class)
        .hasMessageContaining("\"jet\"").hasMessageContaining("airplane, automobile, bird, cat");
  }

  @Test
  void unknownNamesOfAsManyClassesAreTakenInOrderAndThatIsSaid() {
    ClassMatch match = ClassMatch.of(2, List.of(), List.of("dog", "cat"), Map.of());
    assertThat(match.how()).isEqualTo(ClassMatch.How.IN_ORDER);
    assertThat(classes(match, 2)).containsExactly(0, 1);
    assertThat(match.classNames()).containsExactly("dog", "cat");
    assertThat(remarks(match)).singleElement().asString().contains("not known", "assumed", "dog, cat");
  }

  @Test
  void unknownNamesOfAnotherNumberOfClassesAreRefusedAndMatchedByNumberOnRequest() {
    assertThatThrownBy(() -> ClassMatch.of(4, List.of(), List.of("dog", "cat"), Map.of())).isInstanceOf(Problem.class)
        .hasMessageContaining("4 classes, whose names are not known, and the data have 2");
    ClassMatch match = ClassMatch.of(4, List.of(), List.of("dog", "cat"), Map.of("dog", "3", "cat", "0"));
    assertThat(classes(match, 2)).containsExactly(3, 0);
    assertThat(match.classNames()).containsExactly("cat", "1", "2", "dog");
    assertThat(remarks(match).get(0)).contains("dog → 3, cat → 0");
  }

  @Test
  void longListsAreCutWithHowManyMoreThereAre() {
    List<String> many = IntStream.range(0, 100).mapToObj(i -> "class" + i).toList();
    assertThatThrownBy(() -> match(many)).isInstanceOf(Problem.class).hasMessageContaining("class11 and 88 more");
  }

  @Test
  void everyRemarkIsWrittenInKoreanToo() {
    for (Sentence remark : match(List.of("Cat", "bird")).remarks()) {
      assertThat(remark.in(Language.KOREAN, Face.WINDOW)).matches(".*[가-힣].*");
    }
  }
}
