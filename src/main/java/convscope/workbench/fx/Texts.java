package convscope.workbench.fx;

import convscope.foundation.Face;
import convscope.foundation.Language;
import convscope.foundation.Problem;
import convscope.foundation.Sentence;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The texts of one package's screens in one language: {@code texts.properties} beside its classes, {@code
 * texts_ko.properties} for Korean. Immutable; any thread.
 */
public final class Texts {
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final ResourceBundle bundle;
  private final Locale locale;

  private Texts(ResourceBundle bundle, Locale locale) {
    this.bundle = bundle;
    this.locale = locale;
  }

  /** The texts of the package of {@code owner}. */
  public static Texts of(Class<?> owner, Language language) {
    return of(owner, "texts", language);
  }

  /** Another bundle of the package of {@code owner}, called {@code name}. */
  public static Texts of(Class<?> owner, String name, Language language) {
    return new Texts(ResourceBundle.getBundle(owner.getPackageName() + "." + name, language.locale(), NO_FALLBACK),
        language.locale());
  }

  /** The bundle of the package of {@code owner} that is called {@code name}, in the same language. */
  public Texts beside(Class<?> owner, String name) {
    return new Texts(ResourceBundle.getBundle(owner.getPackageName() + "." + name, locale, NO_FALLBACK), locale);
  }

  /**
   * The sentence {@code key}, with {@code values} in its places as {@link MessageFormat} puts them.
   *
   * @throws java.util.MissingResourceException if there is none
   */
  public String get(String key, Object... values) {
    String pattern = bundle.getString(key);
    return values.length == 0 ? pattern : new MessageFormat(pattern, locale).format(values);
  }

  /** The sentence of {@code problem} in this language. */
  public String sentence(Problem problem) {
    return problem.in(Language.of(locale), Face.WINDOW);
  }

  /** What {@code sentence} says in this language. */
  public String sentence(Sentence sentence) {
    return sentence.in(Language.of(locale), Face.WINDOW);
  }

  /** Whether there is a sentence {@code key}. */
  public boolean has(String key) {
    return bundle.containsKey(key);
  }

  /** For FXML's {@code %key}. */
  public ResourceBundle bundle() {
    return bundle;
  }

  public Locale locale() {
    return locale;
  }
}
