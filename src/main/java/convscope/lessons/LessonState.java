package convscope.lessons;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * What a check knows of the window at one moment. Immutable.
 *
 * @param places what is shown or selected; places without anything are missing
 * @param numbers counts and levels; levels that are unknown are missing
 * @param deeds how often each has been done
 */
public record LessonState(Map<Place, String> places, Map<Fact, Double> numbers, Map<Deed, Integer> deeds) {
  /** A window in which nothing has been done. */
  public static final LessonState UNTOUCHED = new LessonState(Map.of(), Map.of(), Map.of());

  public LessonState {
    places = Map.copyOf(places);
    numbers = Map.copyOf(numbers);
    deeds = Map.copyOf(deeds);
  }

  /** What is in {@code place}; empty for nothing. */
  public String at(Place place) {
    return places.getOrDefault(place, "");
  }

  /** The value of {@code fact}; NaN where it is unknown. */
  public double level(Fact fact) {
    return numbers.getOrDefault(fact, Double.NaN);
  }

  /** How often {@code fact} has been counted between {@code begun} and now. */
  public double since(LessonState begun, Fact fact) {
    return numbers.getOrDefault(fact, 0.0) - begun.numbers.getOrDefault(fact, 0.0);
  }

  /** How often {@code deed} has been done between {@code begun} and now. */
  public int since(LessonState begun, Deed deed) {
    return deeds.getOrDefault(deed, 0) - begun.deeds.getOrDefault(deed, 0);
  }

  /** This, with {@code word} in {@code place}. */
  public LessonState with(Place place, String word) {
    Map<Place, String> all = new EnumMap<>(Place.class);
    all.putAll(places);
    all.put(place, word);
    return new LessonState(all, numbers, deeds);
  }

  /** This, with another value of {@code fact}. */
  public LessonState with(Fact fact, double value) {
    Map<Fact, Double> all = new EnumMap<>(Fact.class);
    all.putAll(numbers);
    all.put(fact, value);
    return new LessonState(places, all, deeds);
  }

  /** This, after {@code deed} has been done once more. */
  public LessonState after(Deed deed) {
    Map<Deed, Integer> all = new HashMap<>(deeds);
    all.merge(deed, 1, Integer::sum);
    return new LessonState(places, numbers, all);
  }
}
