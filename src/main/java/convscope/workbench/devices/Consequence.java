package convscope.workbench.devices;

import java.util.List;

/**
 * A consequence of a choice of devices: a key, from which the view builds a sentence.
 *
 * @param values the sentence's values
 * @param warning whether it is a warning
 */
record Consequence(String key, List<Object> values, boolean warning) {

  static Consequence of(String key, Object... values) {
    return new Consequence(key, List.of(values), false);
  }

  static Consequence warning(String key, Object... values) {
    return new Consequence(key, List.of(values), true);
  }
}
