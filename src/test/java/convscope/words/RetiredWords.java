package convscope.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The words that texts for people no longer use, each with what to write in its place. They were odd, or they were not
 * the term that the field uses. A word with an honest use elsewhere is allowed in exactly that place.
 */
final class RetiredWords {
  /** In English texts and prose. */
  static final RetiredWords ENGLISH = new RetiredWords(Pattern.CASE_INSENSITIVE, List.of(
      word("\\btaken for\\b|\\btakes? (?:it|them|an? image|your images?) for\\b", "predict as, prediction"),
      word("\\bliveliest\\b", "most active"),
      word("\\bsurest\\b", "most confident"),
      word("\\b(?:un)?learnt\\b", "trained on, learned"),
      word("\\bgo(?:es|ing)? on with\\b|\\bgone on with\\b|\\bto go on from\\b", "resume, continue"),
      word("\\bwho(?:m|so)?ever\\b", "say who it is: a caller, a reader"),
      word("\\bmend(?:s|ed|ing)?\\b", "fix"),
      word("\\bpictures?\\b", "image"),
      word("\\bbegun\\b", "started"),
      word("\\bexplod(?:e|es|ed)\\b", "diverge"),
      word("\\bmultiply-adds?\\b", "multiply-accumulates (MACs)"),
      word("\\bwhiten(?:s|ed|ing)?\\b", "standardize", "workbench/data/texts.properties step.whitened.why"),
      word("\\bnewest\\b", "latest"),
      word("\\bmistakes?\\b", "error"),
      word("\\brightly\\b", "correctly"),
      word("(?<!there )\\bis no (?:valid )?(?:run|checkpoint|network|number|record|image|"
          + "folder|file|archive|manifest)\\b",
          "is not a valid …"),
      word("\\b(?:is|are|was|were) told\\b", "is reported, is shown"),
      word("\\b(?:drawn|made|given|asked|starts?|begins?) anew\\b", "again, resampled, rebuilt"),
      word("\\bcome into sight\\b", "become visible"),
      word("\\bin hand\\b", "current"),
      word("\\bimages? at hand\\b", "open images"),
      word("\\bdrawn images\\b", "synthetic images, where the built-in sample is meant"),
      word("\\bnumber any ?more\\b", "NaN, no longer a number"),
      word("\\bsmall letters\\b", "lowercase letters"),
      word("\\bheld to\\b", "limited to, checked against"),
      word("\\bexamples? a step\\b|\\bimages? a second\\b", "images per step, images per second"),
      word("\\bbrought back\\b|\\bbring back\\b", "restore"),
      word("\\b(?:colour|grey|centre|neighbour|behaviour|licence|normalis|labelled|initialis)\\w*",
      "the American spelling")));

  /** In Korean texts. */
  static final RetiredWords KOREAN = new RetiredWords(0, List.of(
      word("백색화|화이트닝", "표준화", "workbench/data/texts_ko.properties step.whitened.why"),
      word("들여다보", "내부 보기"),
      word("표본", "샘플"),
      word("그림", "이미지"),
      word("실행 취소", "되돌리기: 실행 is a run here"),
      word("십시오", "-세요"),
      word("에폭", "에포크"),
      word("그레이디언트|그래디언트", "기울기"),
      word("폭발", "발산, 기울기 폭주"),
      word("로그 눈금", "로그 스케일"),
      word("무엇으로 보", "예측"),
      word("파라미터", "매개변수"),
      word("활성화 값", "활성값"),
      word("훈련", "학습"),
      word("레이어", "층"),
      word("모델", "신경망"),
      word("크롭", "자른 이미지"),
      word("데이터셋", "데이터"),
      word("매니페스트", "실행 정보 파일"),
      word("다운로드", "내려받기"),
      word("무슨 일이:", "결과:, after 해 보기"),
      word("걸리기 쉬운", "헷갈리기 쉬운 점"),
      word("정밀도", "정확도, where it is not per class", "workbench/evaluate/texts_ko.properties page.classes.why",
          "workbench/evaluate/texts_ko.properties classes.how",
          "workbench/evaluate/texts_ko.properties classes.precision", "cli/texts_ko.properties eval.precision",
          "assets/lessons/mistakes.ko.md")));

  private record Retired(String pattern, String instead, Set<String> allowed) {}

  private final int flags;
  private final List<Retired> words;

  private RetiredWords(int flags, List<Retired> words) {
    this.flags = flags;
    this.words = words;
  }

  private static Retired word(String pattern, String instead, String... allowed) {
    return new Retired(pattern, instead, Set.copyOf(Arrays.asList(allowed)));
  }

  /** A sentence for each retired word in {@code text}, which stands at {@code place}: a file, or a bundle and a key. */
  List<String> in(String place, String text) {
    List<String> found = new ArrayList<>();
    for (Retired word : words) {
      if (!word.allowed.contains(place)) {
        Pattern.compile(word.pattern, flags).matcher(text).results().map(MatchResult::group)
            .map(written -> place + " says \"" + written + "\": write " + word.instead).forEach(found::add);
      }
    }
    return found;
  }

  /** Every place in which some word is allowed. */
  List<String> allowances() {
    return words.stream().flatMap(word -> word.allowed.stream()).toList();
  }
}
