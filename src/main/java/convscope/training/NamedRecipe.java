package convscope.training;

import convscope.runs.Setting;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A recipe with a name: values for the settings that say how a network learns and is evaluated, which are set together.
 * Each can be changed afterwards.
 */
public enum NamedRecipe {
  /** The tutorial's: plain gradient descent at a rate of 0.1, one crop per test image. */
  TUTORIAL("tutorial", Map.of()),
  /** For the tutorial's network: more accurate than the tutorial's 100,000 steps after a fifth of them. */
  QUICK("quick", Map.of(Setting.OPTIMIZER, "nesterov", Setting.MOMENTUM, 0.9, Setting.RATE, 0.02, Setting.SCHEDULE,
      "cosine", Setting.WARM_UP, 0.05, Setting.STEPS, 20_000L, Setting.TEST_CROPS, "10"));

  private final String id;
  private final Map<Setting, Object> own;

  NamedRecipe(String id, Map<Setting, Object> own) {
    this.id = id;
    this.own = own;
  }

  /** Its name in files, bundles and options. */
  public String id() {
    return id;
  }

  /** The one called {@code id}; empty if there is none. */
  public static Optional<NamedRecipe> of(String id) {
    return Arrays.stream(values()).filter(one -> one.id.equals(id)).findAny();
  }

  /** What it sets: a value for every setting that some recipe has its own for, in the order of the table. */
  public Map<Setting, Object> settings() {
    Map<Setting, Object> all = new EnumMap<>(Setting.class);
    for (NamedRecipe one : values()) {
      one.own.keySet().forEach(setting -> all.put(setting, setting.standard()));
    }
    all.putAll(own);
    return all;
  }

  /** The values that differ from the tutorial's, in the order of the table. */
  public Map<Setting, Object> differences() {
    Map<Setting, Object> some = new EnumMap<>(Setting.class);
    some.putAll(own);
    return some;
  }

  /**
   * Whether {@code values} are those of this recipe. The number of steps may differ, and so may settings that do not
   * apply.
   */
  public boolean describes(Function<Setting, Object> values) {
    return settings().entrySet().stream().filter(one -> one.getKey() != Setting.STEPS)
        .allMatch(one -> !one.getKey().counts(values) || one.getValue().equals(values.apply(one.getKey())));
  }
}
