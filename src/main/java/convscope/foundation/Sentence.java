package convscope.foundation;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * A user-facing sentence as a key and values, from which it can be formatted in any language. The key is looked up with
 * the face's ending first ({@code no.folder.window}, {@code no.folder.console}) and then as it is, so only sentences
 * whose advice differs are written twice. Immutable; any thread.
 *
 * @param bundle the name of the resource bundle
 * @param key the sentence in it
 * @param values put into its places as {@link MessageFormat} does; sentences and problems among them are formatted in
 *     the same language
 */
public record Sentence(String bundle, String key, List<Object> values) {
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  public Sentence {
    values = List.copyOf(values);
  }

  /**
   * The sentence {@code key} in {@code problems.properties} beside {@code owner}, and in {@code problems_ko.properties}
   * in Korean.
   */
  public static Sentence of(Class<?> owner, String key, Object... values) {
    return new Sentence(owner.getPackageName() + ".problems", key, List.of(values));
  }

  /**
   * The sentence in {@code language}, for {@code face}.
   *
   * @throws java.util.MissingResourceException if there is none
   */
  public String in(Language language, Face face) {
    ResourceBundle sentences = ResourceBundle.getBundle(bundle, language.locale(), NO_FALLBACK);
    String own = key + face.ending();
    String pattern = sentences.getString(sentences.containsKey(own) ? own : key);
    Object[] rendered = values.stream().map(value -> rendered(value, language, face)).toArray();
    return new MessageFormat(pattern, Locale.ENGLISH).format(rendered);
  }

  private static Object rendered(Object value, Language language, Face face) {
    if (value instanceof Sentence sentence) {
      return sentence.in(language, face);
    }
    return value instanceof Problem problem ? problem.in(language, face) : value;
  }
}
