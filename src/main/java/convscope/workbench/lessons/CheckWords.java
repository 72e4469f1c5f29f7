package convscope.workbench.lessons;

import convscope.lessons.Check;
import convscope.workbench.fx.Texts;

/** Says what a check asks for. */
final class CheckWords {
  private final Texts texts;

  CheckWords(Texts texts) {
    this.texts = texts;
  }

  String of(Check check) {
    String key = "check." + check.kind().id();
    return texts.get(check.number() > 1 && texts.has(key + ".times") ? key + ".times" : key, word(check),
        check.number());
  }

  /** The name of a view or a kind of network; else the word itself. */
  private String word(Check check) {
    String key = "word." + check.word();
    return texts.has(key) ? texts.get(key) : check.word();
  }
}
