package convscope.runs;

import convscope.foundation.Problem;
import convscope.foundation.Sentence;
import convscope.runs.Range.Choice;
import convscope.runs.Range.Decimal;
import convscope.runs.Range.Flag;
import convscope.runs.Range.Whole;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one table of a run's settings: the window's form, the command line, the manifest, the check and the log of
 * changes all use a setting's row here. Its name, unit and help in every language are in
 * {@code settings.properties} under its key; the help of its option is in the command line's bundle.
 *
 * <p>{@code changes.csv} names a setting by its constant, the manifest by its {@link #key}.
 */
public enum Setting {
  BATCH("batch", new Whole(1, 65_536), "128", Until.BEGUN, "--batch N"),
  /** As in the tutorial each tower has its own batch, so the examples per step are multiplied. */
  TOWERS("towers", new Whole(1, 64), "1", Until.BEGUN, "--towers N", "1"),
  STEPS("steps", new Whole(1, Long.MAX_VALUE), "100000", Until.RESUMED, "--steps N"),
  OPTIMIZER("optimizer", new Choice(List.of("sgd", "momentum", "nesterov", "adam", "adamw")), "sgd", Until.BEGUN,
      "--optimizer NAME", "sgd"),
  MOMENTUM("momentum", new Decimal(0, 1), "0.9", Until.BEGUN, "--momentum X", "0.9") {
    @Override
    public boolean counts(Function<Setting, Object> others) {
      return List.of("momentum", "nesterov").contains(others.apply(OPTIMIZER));
    }
  },
  BETA_1("beta1", new Decimal(0, 0.999999), "0.9", Until.BEGUN, "--beta1 X", "0.9") {
    @Override
    public boolean counts(Function<Setting, Object> others) {
      return isAdam(others);
    }
  },
  BETA_2("beta2", new Decimal(0, 0.999999), "0.999", Until.BEGUN, "--beta2 X", "0.999") {
    @Override
    public boolean counts(Function<Setting, Object> others) {
      return isAdam(others);
    }
  },
  /** Above 0: a parameter without gradients has no average to divide by. */
  EPSILON("epsilon", new Decimal(1e-12, 1), "1e-8", Until.BEGUN, "--epsilon X", "1e-8") {
    @Override
    public boolean counts(Function<Setting, Object> others) {
      return isAdam(others);
    }
  },
  /** Apart from the decay that the network's layers state, which is a part of the loss. */
  DECOUPLED_DECAY("decoupledDecay", new Decimal(0, Double.MAX_VALUE), "0.01", Until.BEGUN, "--decoupled-decay X",
      "0.01") {
    @Override
    public boolean counts(Function<Setting, Object> others) {
      return others.apply(OPTIMIZER).equals("adamw");
    }
  },
  /** All but the tutorial's end with the run. */
  SCHEDULE("schedule", new Choice(List.of("staircase", "cosine", "triangular", "one-cycle")), "staircase", Until.BEGUN,
      "--schedule NAME", "staircase"),
  /** In parts of the run, so that it suits runs of any length. */
  WARM_UP("warmUp", new Decimal(0, 0.9), "0", Until.BEGUN, "--warm-up X", "0"),
  FIRST_RATE("firstRate", new Decimal(0, 1), "0.1", Until.BEGUN, "--first-rate X", "0.1") {
    @Override
    public boolean counts(Function<Setting, Object> others) {
      return (Double) others.apply(WARM_UP) > 0;
    }
  },
  LAST_RATE("lastRate", new Decimal(0, 1), "0", Until.BEGUN, "--last-rate X", "0") {
    @Override
    public boolean counts(Function<Setting, Object> others) {
      return !others.apply(SCHEDULE).equals("staircase");
    }
  },
  /**
   * The highest learning rate: the initial one, if there is no warm-up. After a change the schedule's factor still
   * applies, so that the rate falls at the same steps.
   */
  RATE("rate", new Decimal(0, Double.MAX_VALUE), "0.1", Until.OVER, "--rate X"),
  RATE_FACTOR("rateFactor", new Decimal(-Double.MAX_VALUE, Double.MAX_VALUE), "0.1"),
  /** The tutorial's number; that of a run follows from its data, 350 epochs. */
  STEPS_PER_RATE("stepsPerRate", new Whole(1, Long.MAX_VALUE), "136718"),
  SEED("seed", new Whole(Long.MIN_VALUE, Long.MAX_VALUE), "1", Until.BEGUN, "--seed N"),
  /** The number of threads of the engine that starts the run. */
  THREADS("threads", new Whole(0, Integer.MAX_VALUE), "0"),
  PREFETCH("prefetch", new Whole(1, 256), "16", Until.RESUMED, "--prefetch N"),
  DISTORT("distort", new Flag(), "true", Until.BEGUN, "--no-distortions"),
  /** The ways that {@code data.Augmentation.Flips} has. */
  FLIPS("flips", new Choice(List.of("random", "alternating")), "random", Until.BEGUN, "--flips NAME", "random") {
    @Override
    public boolean counts(Function<Setting, Object> others) {
      return (Boolean) others.apply(DISTORT);
    }
  },
  /** At most the whole crop. */
  CUTOUT("cutout", new Whole(0, 24), "0", Until.BEGUN, "--cutout N", "0") {
    @Override
    public boolean counts(Function<Setting, Object> others) {
      return (Boolean) others.apply(DISTORT);
    }
  },
  TRANSLATION("translation", new Whole(0, 8), "0", Until.BEGUN, "--translation N", "0") {
    @Override
    public boolean counts(Function<Setting, Object> others) {
      return (Boolean) others.apply(DISTORT);
    }
  },
  CLIP_GRADIENTS("clipGradients", new Decimal(0, Double.MAX_VALUE), "0", Until.BEGUN, "--clip-gradients X", "0"),
  /** Of the training loss only: with all of it, there would be nothing to learn. */
  LABEL_SMOOTHING("labelSmoothing", new Decimal(0, 0.99), "0", Until.BEGUN, "--label-smoothing X", "0"),
  AVERAGE_DECAY("averageDecay", new Decimal(0, 1), "0.9999", Until.BEGUN, "--average-decay X"),
  LOG_EVERY("logEvery", new Whole(1, Integer.MAX_VALUE), "10", Until.OVER, "--log-every N"),
  CHECKPOINT_EVERY("checkpointEvery", new Whole(1, Integer.MAX_VALUE), "1000", Until.OVER, "--checkpoint-every N"),
  EVALUATE_EVERY("evaluateEvery", new Whole(0, Integer.MAX_VALUE), "0", Until.OVER, "--evaluate-every N", "0"),
  /** The numbers of crops that {@code data.TestCrops} has. */
  TEST_CROPS("testCrops", new Choice(List.of("1", "2", "10")), "1", Until.BEGUN, "--test-crops N", "1"),
  SUMMARIES_EVERY("summariesEvery", new Whole(0, Integer.MAX_VALUE), "100", Until.BEGUN, "--summaries-every N", "0"),
  KEEP("keep", new Whole(0, Integer.MAX_VALUE, "all"), "5", Until.BEGUN, "--keep N", "5");

  /** How long a setting may be changed. */
  private enum Until {
    /** Until the run starts. */
    BEGUN,
    /** Also when it is resumed. */
    RESUMED,
    /** Also while it is training. */
    OVER
  }

  private static final double WHOLE = 1e15;

  private final String key;
  private final Range range;
  private final Object standard;
  private final Until until;
  private final @Nullable String option;
  private final @Nullable String before;

  /**
   * @param standard the text of the tutorial's value
   * @param option its option, with a word for its value; null if the run itself determines it
   * @param before the text of the value for runs older than this setting; null if it has always existed
   */
  Setting(String key, Range range, String standard, Until until, @Nullable String option, @Nullable String before) {
    this.key = key;
    this.range = range;
    this.standard = range.read(standard).orElseThrow();
    this.until = until;
    this.option = option;
    this.before = before;
  }

  Setting(String key, Range range, String standard, Until until, String option) {
    this(key, range, standard, until, option, null);
  }

  Setting(String key, Range range, String standard) {
    this(key, range, standard, Until.BEGUN, null, null);
  }

  /** All that the user can set, in the order of the form, without those that the run itself determines. */
  public static List<Setting> asked() {
    return Arrays.stream(values()).filter(Setting::isAsked).toList();
  }

  /** A choice with one option is not offered. */
  private boolean isAsked() {
    return option != null && !(range instanceof Choice choice && choice.names().size() == 1);
  }

  private static boolean isAdam(Function<Setting, Object> others) {
    return List.of("adam", "adamw").contains(others.apply(OPTIMIZER));
  }

  /** Whether it applies if {@code others} gives the values of the other settings. */
  public boolean counts(Function<Setting, Object> others) {
    return true;
  }

  /** Its name in files and bundles. */
  public String key() {
    return key;
  }

  /** The values it may have. */
  public Range range() {
    return range;
  }

  /** The tutorial's value. */
  public Object standard() {
    return standard;
  }

  /** Its option, such as {@code --batch}. Only for settings with an option. */
  public String option() {
    return written().split(" ")[0];
  }

  /** The word for its value in the help; empty if its option takes none. */
  public Optional<String> label() {
    int space = written().indexOf(' ');
    return space < 0 ? Optional.empty() : Optional.of(written().substring(space + 1));
  }

  private String written() {
    return Objects.requireNonNull(option, key);
  }

  /** Whether it may change when a run is resumed. */
  public boolean changesWhenResumed() {
    return until != Until.BEGUN;
  }

  /** Whether it may change during training: a number, which applies from the next step on. */
  public boolean changesUnderWay() {
    return until == Until.OVER;
  }

  /** The text of the value for runs older than this setting; empty if it has always existed. */
  Optional<String> before() {
    return Optional.ofNullable(before);
  }

  /**
   * {@code value}, a number of any type or a text, as the range converts it.
   *
   * @throws Problem with the valid range, if it is outside it
   */
  public Object require(Object value) {
    return range.read(value.toString())
        .orElseThrow(() -> Problem.of(Setting.class, "setting.refused", called(), refusal(value)));
  }

  /** Its name for users. */
  private Sentence called() {
    return new Sentence(Setting.class.getPackageName() + ".settings", key, List.of());
  }

  /** What is wrong with {@code value}, and the valid values: to follow the setting's name. */
  public Sentence refusal(Object value) {
    return Sentence.of(Setting.class, "setting.refusal", text(value), range.words());
  }

  /** The text of {@code value} as a person writes it: whole numbers without a point, tiny ones as 1e-8. */
  public static String text(Object value) {
    if (!(value instanceof Double number)) {
      return value.toString();
    }
    return number == Math.rint(number) && Math.abs(number) < WHOLE ? Long.toString(number.longValue())
        : number.toString().replace(".0E", "e").replace('E', 'e');
  }

  /**
   * Rejects a value that cannot be set when a run is resumed.
   *
   * @throws Problem with the valid range, or if the setting cannot be changed
   */
  void checkResumed(double value) {
    if (!changesWhenResumed()) {
      throw Problem.of(Setting.class, "setting.fixed", called());
    }
    require(value);
  }

  /**
   * Rejects a value that cannot be set during training.
   *
   * @throws Problem with the valid range, or if the setting cannot be changed
   */
  public void checkChange(double value) {
    if (!changesUnderWay()) {
      throw Problem.of(Setting.class, "setting.fixed", called());
    }
    require(value);
  }
}
