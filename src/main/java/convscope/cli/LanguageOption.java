package convscope.cli;

import convscope.foundation.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code --language}, which every command and the window accept. It is found before anything else is parsed, so that
 * help and usage errors are in that language too.
 */
public final class LanguageOption {
  static final String NAME = "--language";

  private static final String END_OF_OPTIONS = "--";

  private LanguageOption() {}

  /** The language requested in {@code arguments}; empty if there is none, or an unsupported one. */
  public static Optional<Language> in(List<String> arguments) {
    return word(arguments).flatMap(Language::named);
  }

  /** Whether {@code arguments} contain only a language. */
  public static boolean isAll(String... arguments) {
    boolean one = arguments.length == 1 && arguments[0].startsWith(NAME + "=")
        || arguments.length == 2 && arguments[0].equals(NAME);
    return one && in(Arrays.asList(arguments)).isPresent();
  }

  /** {@code arguments} without a supported language. */
  static List<String> without(List<String> arguments) {
    List<String> others = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      int words = arguments.get(i).equals(NAME) ? 2 : 1;
      if (isAll(arguments.subList(i, Math.min(i + words, arguments.size())).toArray(String[]::new))) {
        i += words - 1;
      } else {
        others.add(arguments.get(i));
      }
    }
    return others;
  }

  /** The unsupported language requested in {@code arguments}. */
  static Optional<String> unknown(List<String> arguments) {
    return word(arguments).filter(code -> Language.named(code).isEmpty());
  }

  private static Optional<String> word(List<String> arguments) {
    for (int i = 0; i < arguments.size() && !arguments.get(i).equals(END_OF_OPTIONS); i++) {
      if (arguments.get(i).startsWith(NAME + "=")) {
        return Optional.of(arguments.get(i).substring(NAME.length() + 1));
      }
      if (arguments.get(i).equals(NAME) && i + 1 < arguments.size()) {
        return Optional.of(arguments.get(i + 1));
      }
    }
    return Optional.empty();
  }
}
