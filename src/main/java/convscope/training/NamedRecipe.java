package convscope.training;

import convscope.runs.Setting;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A recipe with a name: values for the settings that say how a network learns and is evaluated, which are set together.
 * Each can be changed afterwards.
 */
public enum NamedRecipe {
  /** The tutorial's: plain gradient descent at a rate of 0.1, one crop per test image. */
  TUTORIAL("tutorial", Map.of()),
  /** For the tutorial's network: after a fifth of the tutorial's 100,000 steps as accurate as after all of them. */
  QUICK("quick", Map.of(Setting.OPTIMIZER, "nesterov", Setting.MOMENTUM, 0.9, Setting.RATE, 0.02, Setting.SCHEDULE,
      "cosine", Setting.WARM_UP, 0.05, Setting.STEPS, 20_000L, Setting.TEST_CROPS, "10"));

  /** All that a recipe sets. The number of images per step is a matter of the device. */
  private static final Set<Setting> GOVERNED = governed();

  private final String id;
  private final Map<Setting, Object> own;

  NamedRecipe(String id, Map<Setting, Object> own) {
    this.id = id;
    this.own = own;
  }

  private static Set<Setting> governed() {
    Set<Setting> all = EnumSet.range(Setting.OPTIMIZER, Setting.RATE);
    all.addAll(List.of(Setting.STEPS, Setting.FLIPS, Setting.CUTOUT, Setting.TRANSLATION,
        Setting.CLIP_GRADIENTS, Setting.LABEL_SMOOTHING, Setting.AVERAGE_DECAY, Setting.TEST_CROPS));
    return Collections.unmodifiableSet(all);
  }

  /** Its name in files, bundles and options. */
  public String id() {
    return id;
  }

  /** The one called {@code id}; empty if there is none. */
  public static Optional<NamedRecipe> of(String id) {
    return Arrays.stream(values()).filter(one -> one.id.equals(id)).findAny();
  }

  /** What it sets, in the order of the table: the same settings for every recipe. */
  public Map<Setting, Object> settings() {
    Map<Setting, Object> all = new EnumMap<>(Setting.class);
    GOVERNED.forEach(setting -> all.put(setting, setting.standard()));
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
