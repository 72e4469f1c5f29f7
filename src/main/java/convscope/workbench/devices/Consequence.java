package convscope.workbench.devices;

import java.util.List;

/**
 * Something that a choice of devices brings with it: a key, of which the view makes a sentence.
 *
 * @param values what the sentence needs
 * @param warning whether one should think again
 */
record Consequence(String key, List<Object> values, boolean warning) {

  static Consequence of(String key, Object... values) {
    return new Consequence(key, List.of(values), false);
  }

  static Consequence warning(String key, Object... values) {
    return new Consequence(key, List.of(values), true);
  }
}
