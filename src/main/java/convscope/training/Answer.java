package convscope.training;

import java.util.List;

/**
 * The answer to a question, as of now.
 *
 * @param key names a sentence in a resource bundle, {@code loss.falling} for one
 * @param values the sentence's numbers and names, in the order of its pattern; slopes, means and ratios are rounded to
 *     what a person reads
 */
public record Answer(Question question, Light light, String key, List<Object> values) {
  public Answer {
    values = List.copyOf(values);
  }

  static Answer of(Question question, Light light, String key, Object... values) {
    return new Answer(question, light, key, List.of(values));
  }
}
