package convscope.data.pickle;

import java.io.IOException;

/** Thrown if a pickle contains something that these files do not; reported to the user as the sentence of its key. */
final class PickleForm extends IOException {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final String what;

  /** @param key a sentence in {@code problems.properties}, whose only value is the file */
  PickleForm(String key) {
    this(key, "");
  }

  /** @param what a second value of the sentence */
  PickleForm(String key, String what) {
    super(what);
    this.key = key;
    this.what = what;
  }

  String key() {
    return key;
  }

  String what() {
    return what;
  }
}
