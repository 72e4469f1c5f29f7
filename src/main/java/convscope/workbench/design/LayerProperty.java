package convscope.workbench.design;

import convscope.model.Layer;
import convscope.runs.Range;
import convscope.runs.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * A property of a layer as it is edited. Immutable.
 *
 * @param key its key in bundles
 * @param value as text
 * @param input how it is entered
 * @param choices the values to choose from; none if it is typed
 * @param with the layer with what was entered; empty if that is not readable
 */
record LayerProperty(String key, String value, Input input, List<String> choices,
    Function<String, Optional<Layer>> with) {
  private static final Range WHOLE = new Range.Whole(Integer.MIN_VALUE, Integer.MAX_VALUE);
  private static final Range DECIMAL = new Range.Decimal(-Double.MAX_VALUE, Double.MAX_VALUE);

  /** The ways to enter a property. */
  enum Input { NAME, WHOLE, DECIMAL, CHOICE, FLAG }

  static LayerProperty name(String value, Function<String, Layer> with) {
    return new LayerProperty("name", value, Input.NAME, List.of(), typed -> Optional.of(with.apply(typed.strip())));
  }

  static LayerProperty whole(String key, int value, IntFunction<Layer> with) {
    return new LayerProperty(key, Integer.toString(value), Input.WHOLE, List.of(),
        typed -> WHOLE.typed(typed).map(number -> with.apply(((Long) number).intValue())));
  }

  static LayerProperty decimal(String key, double value, DoubleFunction<Layer> with) {
    return new LayerProperty(key, Setting.text(value), Input.DECIMAL, List.of(),
        typed -> DECIMAL.typed(typed).map(number -> with.apply((Double) number)));
  }

  static <E extends Enum<E>> LayerProperty choice(String key, E value, Function<E, Layer> with) {
    Class<E> type = value.getDeclaringClass();
    return new LayerProperty(key, value.name(), Input.CHOICE,
        Arrays.stream(type.getEnumConstants()).map(Enum::name).toList(),
        chosen -> Optional.of(with.apply(Enum.valueOf(type, chosen))));
  }

  static LayerProperty flag(String key, boolean value, Function<Boolean, Layer> with) {
    return new LayerProperty(key, Boolean.toString(value), Input.FLAG, List.of(),
        chosen -> Optional.of(with.apply(Boolean.valueOf(chosen))));
  }
}
