package convscope.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No text for people, and no page about the program, uses a word that has been retired. */
class RetiredWordsTest {
  private static final Path RESOURCES = Path.of("src/main/resources/convscope");
  private static final String CODE = "(?s)```.*?```|`[^`]*`|\\]\\([^)]*\\)";

  static Stream<Path> bundles() throws IOException {
    return files(RESOURCES, ".properties");
  }

  static Stream<Path> pages() throws IOException {
    return Stream.concat(Stream.of("README.md", "src/ARCHITECTURE.md", ".github/CONTRIBUTING.md", "installer/README.md",
        "assets/README.md", "assets/models/README.md").map(Path::of),
        files(Path.of("src/decisions"), ".md"));
  }

  private static Stream<Path> files(Path root, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
    }
  }

  private static String named(Path file) {
    return file.toString().replace('\\', '/');
  }

  private static Map<String, String> texts(Path bundle) throws IOException {
    Properties read = new Properties();
    try (Reader reader = Files.newBufferedReader(bundle)) {
      read.load(reader);
    }
    String name = named(RESOURCES.relativize(bundle));
    Map<String, String> texts = new TreeMap<>();
    read.stringPropertyNames().forEach(key -> texts.put(name + " " + key, read.getProperty(key)));
    return texts;
  }

  static Stream<Path> lessons() throws IOException {
    return Stream.concat(files(Path.of("assets/lessons"), ".md"), files(RESOURCES.resolve("lessons"), ".txt"));
  }

  private static RetiredWords wordsOf(Path file) {
    String name = file.toString();
    return name.endsWith("_ko.properties") || name.contains(".ko.") ? RetiredWords.KOREAN : RetiredWords.ENGLISH;
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void userFacingTextsContainNoRetiredWords(Path bundle) throws IOException {
    assertThat(texts(bundle).entrySet().stream()
        .flatMap(text -> wordsOf(bundle).in(text.getKey(), text.getValue()).stream())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void documentationContainsNoRetiredWords(Path page) throws IOException {
    String prose = Files.readString(page).replaceAll(CODE, " ");
    assertThat(RetiredWords.ENGLISH.in(named(page), prose)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void lessonsContainNoRetiredWords(Path lesson) throws IOException {
    String prose = Files.readString(lesson).replaceAll(CODE, " ").replaceFirst("(?m)^id: .*$", "");
    assertThat(wordsOf(lesson).in(named(lesson), prose)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"A cat taken for a dog", "What it takes your image for", "The liveliest feature maps",
      "The surest errors", "Images that it learnt from", "Goes on with the run", "Whoever uses it asks", "Two mends",
      "Drop a picture here", "The run was begun", "The loss explodes", "2 multiply-adds", "The whitened image",
      "The newest checkpoint", "Ten mistakes", "Rightly predicted", "x.json is no manifest", "It is no run",
      "The failure is told", "Drawn anew", "It has come into sight", "The run in hand", "Held to AVX2",
      "3 examples a step", "The images at hand", "The drawn images of the sample", "It is no number any more",
      "In small letters", "The progress starts anew", "80 images a second", "Bring back the run", "A grey square",
      "Local response normalisation"})
  void retiredWordsAreDetectedInEnglish(String text) {
    assertThat(RetiredWords.ENGLISH.in("somewhere", text)).isNotEmpty().allSatisfy(
        problem -> assertThat(problem).startsWith("somewhere says").contains(": write "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"백색화한 이미지", "화이트닝", "들여다보기 화면", "내장 표본", "그림 열기", "실행 취소", "고르십시오", "3에폭", "그레이디언트",
      "손실이 폭발합니다", "로그 눈금", "무엇으로 보았나", "테스트 정밀도", "파라미터", "활성화 값", "훈련 이미지", "첫 레이어",
      "원래 모델", "튜토리얼의 크롭", "데이터셋", "매니페스트", "다운로드", "**무슨 일이:**", "걸리기 쉬운 곳"})
  void retiredWordsAreDetectedInKorean(String text) {
    assertThat(RetiredWords.KOREAN.in("somewhere", text)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"There is no run in this folder, ENGLISH", "Taking forever is not an option, ENGLISH",
      "The loss is no longer a number, ENGLISH", "실행을 되돌렸습니다, KOREAN"})
  void textsWithoutRetiredWordsPass(String text, String language) {
    assertThat((language.equals("KOREAN") ? RetiredWords.KOREAN : RetiredWords.ENGLISH).in("somewhere", text))
        .isEmpty();
  }

  @Test
  void everyAllowanceIsStillNeeded() throws IOException {
    for (RetiredWords words : List.of(RetiredWords.ENGLISH, RetiredWords.KOREAN)) {
      for (String place : words.allowances()) {
        assertThat(words.in("elsewhere", textAt(place))).as(place).isNotEmpty();
      }
    }
  }

  private static String textAt(String place) throws IOException {
    String[] fileAndKey = place.split(" ");
    return fileAndKey.length == 1 ? Files.readString(Path.of(place))
        : texts(RESOURCES.resolve(fileAndKey[0])).get(place);
  }
}
