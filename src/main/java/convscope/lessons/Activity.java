package convscope.lessons;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Collects what is done and shown in the window, for the checks of lessons. One thread, which in the window is the
 * JavaFX thread.
 */
public final class Activity {
  private final Map<Place, Supplier<String>> places = new EnumMap<>(Place.class);
  private final Map<Fact, Double> numbers = new EnumMap<>(Fact.class);
  private final Map<Fact, Supplier<Double>> levels = new EnumMap<>(Fact.class);
  private final Map<Deed, Integer> deeds = new HashMap<>();

  /** Has {@code word} asked for what is in {@code place} whenever that is wanted; empty for nothing. */
  public void place(Place place, Supplier<String> word) {
    places.put(place, word);
  }

  /** Has {@code value} asked for {@code fact} whenever that is wanted; NaN where it is unknown. */
  public void level(Fact fact, Supplier<Double> value) {
    levels.put(fact, value);
  }

  /** Sets the value of {@code fact}. */
  public void set(Fact fact, double value) {
    numbers.put(fact, value);
  }

  /** The value of {@code fact} is unknown. */
  public void forget(Fact fact) {
    numbers.remove(fact);
  }

  /** Counts one more of {@code fact}. */
  public void count(Fact fact) {
    numbers.merge(fact, 1.0, Double::sum);
  }

  /** Counts one more of what {@code kind} does to {@code word}. */
  public void count(Deed.Kind kind, String word) {
    deeds.merge(new Deed(kind, word), 1, Integer::sum);
  }

  /** All of it now. */
  public LessonState state() {
    Map<Place, String> shown = new EnumMap<>(Place.class);
    places.forEach((place, word) -> {
      if (!word.get().isEmpty()) {
        shown.put(place, word.get());
      }
    });
    Map<Fact, Double> values = new EnumMap<>(Fact.class);
    values.putAll(numbers);
    levels.forEach((fact, value) -> {
      if (!Double.isNaN(value.get())) {
        values.put(fact, value.get());
      }
    });
    return new LessonState(shown, values, deeds);
  }
}
