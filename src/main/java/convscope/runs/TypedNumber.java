package convscope.runs;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number as a person types it, where a comma groups thousands in one country and separates decimals in another.
 * Immutable.
 *
 * @param text what is typed, without blanks around it; underscores between digits are ignored
 */
record TypedNumber(String text) {
  private static final Pattern GROUPED = Pattern.compile("[+-]?[1-9]\\d{0,2}(,\\d{3})+");
  private static final Pattern GROUPED_WITH_DECIMALS = Pattern.compile("[+-]?[1-9]\\d{0,2}(,\\d{3})+\\.\\d*");
  private static final Pattern EITHER = Pattern.compile("[+-]?[1-9]\\d{0,2},\\d{3}");
  private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d*,\\d+([eE][+-]?\\d+)?");

  /** {@code typed} without what has no meaning. */
  static TypedNumber of(String typed) {
    return new TypedNumber(typed.strip().replace("_", ""));
  }

  /** As a program writes a whole number; empty where a comma does not group thousands. */
  Optional<String> whole() {
    return text.indexOf(',') < 0 ? Optional.of(text) : ungrouped(GROUPED);
  }

  /** As a program writes a decimal number; empty where a comma could mean either, or nothing. */
  Optional<String> decimal() {
    if (text.indexOf(',') < 0) {
      return Optional.of(text);
    }
    if (isAmbiguous()) {
      return Optional.empty();
    }
    return DECIMAL_COMMA.matcher(text).matches() ? Optional.of(text.replace(',', '.'))
        : ungrouped(GROUPED).or(() -> ungrouped(GROUPED_WITH_DECIMALS));
  }

  /** Whether its comma can be a decimal separator as well as a thousands separator: 1,000. */
  boolean isAmbiguous() {
    return EITHER.matcher(text).matches();
  }

  private Optional<String> ungrouped(Pattern form) {
    return form.matcher(text).matches() ? Optional.of(text.replace(",", "")) : Optional.empty();
  }
}
