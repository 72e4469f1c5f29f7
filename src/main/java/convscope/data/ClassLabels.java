package convscope.data;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/**
 * The names of CIFAR-10's classes as people read them: in Korean with the English name, which files and commands use,
 * beside it. Every other name stays as it is. Immutable; any thread.
 */
public final class ClassLabels {
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final ResourceBundle names;

  private ClassLabels(Locale locale) {
    names = ResourceBundle.getBundle(ClassLabels.class.getPackageName() + ".classes", locale, NO_FALLBACK);
  }

  /** The labels in Korean if {@code locale} is Korean, else in English. */
  public static ClassLabels in(Locale locale) {
    return new ClassLabels(locale);
  }

  /** The label of the class {@code name}: {@code 고양이 cat} in Korean, {@code cat} in English. */
  public String of(String name) {
    String own = brief(name);
    return own.equals(name) ? name : own + " " + name;
  }

  /** The labels of {@code names}, in their order. */
  public List<String> of(List<String> names) {
    return names.stream().map(this::of).toList();
  }

  /** The label of the class {@code name} where there is little room: {@code 고양이} in Korean, {@code cat} in English. */
  public String brief(String name) {
    return names.containsKey(name) ? names.getString(name) : name;
  }

  /** Whether {@code typed} is a part of the label of the class {@code name} in any language, in upper or lower case. */
  public static boolean match(String name, String typed) {
    String part = typed.toLowerCase(Locale.ROOT);
    return Stream.of(Locale.ENGLISH, Locale.KOREAN)
        .anyMatch(locale -> in(locale).of(name).toLowerCase(Locale.ROOT).contains(part));
  }
}
