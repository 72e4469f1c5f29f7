package convscope.lessons;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * What a check knows of the window at one moment. Immutable.
 *
 * @param view the id of the visible view
 * @param network which kind of network is selected: {@code built-in}, {@code current-run}, {@code run}, {@code file};
 *     empty for none
 * @param layer the name of the layer selected in Inspect; empty for none
 * @param numbers counts and levels; levels that are unknown are missing
 * @param uses how often the control of each id has been used
 */
public record LessonState(String view, String network, String layer, Map<Fact, Double> numbers,
    Map<String, Integer> uses) {
  /** A window in which nothing has been done. */
  public static final LessonState UNTOUCHED = new LessonState("", "", "", Map.of(), Map.of());

  public LessonState {
    numbers = Map.copyOf(numbers);
    uses = Map.copyOf(uses);
  }

  /** The value of {@code fact}; NaN where it is unknown. */
  public double level(Fact fact) {
    return numbers.getOrDefault(fact, Double.NaN);
  }

  /** How often {@code fact} has been counted between {@code begun} and now. */
  public double since(LessonState begun, Fact fact) {
    return numbers.getOrDefault(fact, 0.0) - begun.numbers.getOrDefault(fact, 0.0);
  }

  /** How often control {@code id} has been used between {@code begun} and now. */
  public int usesSince(LessonState begun, String id) {
    return uses.getOrDefault(id, 0) - begun.uses.getOrDefault(id, 0);
  }

  /** This, in view {@code now}. */
  public LessonState inView(String now) {
    return new LessonState(now, network, layer, numbers, uses);
  }

  /** This, with a network of the kind {@code now} selected. */
  public LessonState withNetwork(String now) {
    return new LessonState(view, now, layer, numbers, uses);
  }

  /** This, with layer {@code now} selected in Inspect. */
  public LessonState withLayer(String now) {
    return new LessonState(view, network, now, numbers, uses);
  }

  /** This, with another value of {@code fact}. */
  public LessonState with(Fact fact, double value) {
    Map<Fact, Double> all = new EnumMap<>(Fact.class);
    all.putAll(numbers);
    all.put(fact, value);
    return new LessonState(view, network, layer, all, uses);
  }

  /** This, after control {@code id} has been used once more. */
  public LessonState used(String id) {
    Map<String, Integer> all = new HashMap<>(uses);
    all.merge(id, 1, Integer::sum);
    return new LessonState(view, network, layer, numbers, all);
  }
}
