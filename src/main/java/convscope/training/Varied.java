package convscope.training;

import convscope.foundation.Problem;
import convscope.model.Presets;
import convscope.runs.Range;
import convscope.runs.Setting;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the runs of an experiment can differ in: the network, or a setting that affects what is learned. */
public enum Varied {
  RATE(Setting.RATE, "0.001, 0.1, 10"),
  BATCH(Setting.BATCH, "32, 128, 512"),
  /** Without those that need another learning rate, which the runs of an experiment share. */
  OPTIMIZER(Setting.OPTIMIZER, "sgd, momentum, nesterov"),
  MOMENTUM(Setting.MOMENTUM, "0.5, 0.9, 0.99"),
  BETA_1(Setting.BETA_1, "0.8, 0.9, 0.95"),
  BETA_2(Setting.BETA_2, "0.9, 0.99, 0.999"),
  DECOUPLED_DECAY(Setting.DECOUPLED_DECAY, "0, 0.01, 0.1"),
  SCHEDULE(Setting.SCHEDULE, "staircase, cosine, triangular, one-cycle"),
  WARM_UP(Setting.WARM_UP, "0, 0.1, 0.3"),
  AVERAGE_DECAY(Setting.AVERAGE_DECAY, "0, 0.99, 0.9999"),
  DISTORT(Setting.DISTORT, "true, false"),
  CUTOUT(Setting.CUTOUT, "0, 4, 8"),
  LABEL_SMOOTHING(Setting.LABEL_SMOOTHING, "0, 0.1, 0.2"),
  CLIP_GRADIENTS(Setting.CLIP_GRADIENTS, "0, 0.5, 5"),
  SEED(Setting.SEED, "1, 2, 3"),
  NETWORK(null, String.join(", ", Presets.NAMES));

  private static final double LEAST_PLAIN = 1e-7;
  private static final double MOST_PLAIN = 1e15;

  private final @Nullable Setting setting;
  private final String suggested;

  Varied(@Nullable Setting setting, String suggested) {
    this.setting = setting;
    this.suggested = suggested;
  }

  /**
   * The one with {@code key}, in any case.
   *
   * @throws Problem that names all, if there is none
   */
  public static Varied of(String key) {
    String wanted = key.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(one -> one.key().toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst().orElseThrow(() -> Problem.of(Varied.class, "experiment.unknown", key,
            Arrays.stream(values()).map(Varied::key).collect(Collectors.joining(", "))));
  }

  /** Its name in files, bundles and options; a setting's own key. */
  public String key() {
    return setting == null ? "network" : setting.key();
  }

  /** The setting; empty for the network. */
  public Optional<Setting> setting() {
    return Optional.ofNullable(setting);
  }

  /** Values worth comparing, separated by commas. */
  public String suggested() {
    return suggested;
  }

  /** All of its values, where these are a few names; empty for numbers. */
  public List<String> choices() {
    return setting == null ? Presets.NAMES : setting.range().accept(new Choices());
  }

  /** Whether it affects a run, if {@code others} gives the values of the other settings. */
  public boolean counts(Function<Setting, Object> others) {
    return setting == null || setting.counts(others);
  }

  /**
   * The value that {@code typed} is, in the one way in which it is written.
   *
   * @throws Problem with the valid values, if it is none
   */
  String read(String typed) {
    if (setting != null) {
      Object value = setting.range().typed(typed).orElseGet(() -> setting.require(typed));
      return written(value);
    }
    if (!Presets.NAMES.contains(typed)) {
      throw Problem.of(Varied.class, "experiment.network", typed, String.join(", ", Presets.NAMES));
    }
    return typed;
  }

  private static String written(Object value) {
    return value instanceof Double number && (number == 0 || Math.abs(number) >= LEAST_PLAIN)
        && Math.abs(number) < MOST_PLAIN
        ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
        : value.toString().replace(".0E", "e").replace('E', 'e');
  }

  /** The names that a range consists of. */
  private static final class Choices implements Range.Visitor<List<String>> {
    @Override
    public List<String> whole(Range.Whole range) {
      return List.of();
    }

    @Override
    public List<String> decimal(Range.Decimal range) {
      return List.of();
    }

    @Override
    public List<String> choice(Range.Choice range) {
      return range.names();
    }

    @Override
    public List<String> flag(Range.Flag range) {
      return List.of("true", "false");
    }
  }
}
