package convscope.data;

import convscope.foundation.Sentence;
import java.util.List;

/** Sentences on the opening of images, from {@code opening.properties} beside this class. */
final class OpeningWords {
  private static final String BUNDLE = OpeningWords.class.getPackageName() + ".opening";

  private OpeningWords() {}

  /** The sentence {@code key} with {@code values} in its places. */
  static Sentence of(String key, Object... values) {
    return new Sentence(BUNDLE, key, List.of(values));
  }
}
