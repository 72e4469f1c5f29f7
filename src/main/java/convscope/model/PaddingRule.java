package convscope.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import convscope.foundation.Problem;

/**
 * How many lines of padding, which are zero, surround a layer's input. In JSON it is {@code "SAME"}, {@code "VALID"},
 * which is 0, or the number of lines.
 *
 * @param lines at every edge of the input; −1 for as many as {@link #SAME} needs
 */
public record PaddingRule(int lines) {
  /** TensorFlow's: as many as give ⌈input ∕ stride⌉ positions. */
  public static final PaddingRule SAME = new PaddingRule(-1);
  /** No padding: windows stay inside the input. */
  public static final PaddingRule VALID = new PaddingRule(0);

  private static final String SAME_NAME = "SAME";
  private static final String VALID_NAME = "VALID";

  public PaddingRule {
    if (lines < -1 || lines >= Layer.WIDEST) {
      throw Problem.of(PaddingRule.class, "padding.rule", String.valueOf(lines), Layer.WIDEST - 1);
    }
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static PaddingRule of(JsonNode value) {
    if (value.isInt() && value.intValue() >= 0) {
      return new PaddingRule(value.intValue());
    }
    return switch (value.asText()) {
      case SAME_NAME -> SAME;
      case VALID_NAME -> VALID;
      default -> throw Problem.of(PaddingRule.class, "padding.rule", value.asText(), Layer.WIDEST - 1);
    };
  }

  @JsonValue
  Object json() {
    return equals(SAME) ? SAME_NAME : equals(VALID) ? VALID_NAME : (Object) lines;
  }

  /** The padding of an axis of {@code input} positions under a window of {@code size} moved by {@code stride}. */
  Padding of(int input, int size, int stride) {
    return equals(SAME) ? Padding.same(input, size, stride) : new Padding(lines, lines);
  }

  /** The number of windows along such an axis; 0 or less if not even one fits. */
  int windows(int input, int size, int stride) {
    return equals(SAME) ? (input + stride - 1) / stride : Math.floorDiv(input + 2 * lines - size, stride) + 1;
  }
}
