package convscope.workbench.lessons;

import convscope.lessons.Check;
import convscope.lessons.CheckKind;
import convscope.workbench.fx.Texts;
import java.util.List;

/** Says what a check asks for. */
final class CheckWords {
  private final Texts texts;

  CheckWords(Texts texts) {
    this.texts = texts;
  }

  /** @param mark the ids of the control that is outlined */
  String of(Check check, String mark) {
    boolean elsewhere = check.kind() == CheckKind.USED && !List.of(mark.split("[\\s,]+")).contains(check.word());
    String key = "check." + check.kind().id() + (elsewhere ? ".other" : "");
    if (check.kind() == CheckKind.TEST_IMAGES_SHOWN) {
      key += "." + check.word();
    }
    return texts.get(check.number() > 1 && texts.has(key + ".times") ? key + ".times" : key, word(check),
        check.number());
  }

  /** The name of a view or a kind of network; else the word itself. */
  private String word(Check check) {
    String key = "word." + check.word();
    return texts.has(key) ? texts.get(key) : check.word();
  }
}
