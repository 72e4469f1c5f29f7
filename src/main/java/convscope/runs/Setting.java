package convscope.runs;

import convscope.foundation.Problem;
import convscope.foundation.Sentence;
import convscope.runs.Range.Choice;
import convscope.runs.Range.Decimal;
import convscope.runs.Range.Flag;
import convscope.runs.Range.Whole;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one table of a run's settings: what the window's form, the command line, the manifest, the check and the log of
 * changes know of a setting, they know from its row here. Its name, unit and help in every language are in
 * {@code settings.properties} under its key; what {@code --help} says of its option is the command line's.
 *
 * <p>The name of a constant is what {@code changes.csv} calls the setting, {@link #key} what the manifest does.
 */
public enum Setting {
  BATCH("batch", new Whole(1, 65_536), "128", Until.BEGUN, "--batch N"),
  /** As in the tutorial each has a batch of its own: a step sees as many times that many examples. */
  TOWERS("towers", new Whole(1, 64), "1", Until.BEGUN, "--towers N", "1"),
  STEPS("steps", new Whole(1, Long.MAX_VALUE), "100000", Until.RESUMED, "--steps N"),
  OPTIMIZER("optimizer", new Choice(List.of("sgd", "momentum")), "sgd", Until.BEGUN, "--optimizer NAME", "sgd"),
  MOMENTUM("momentum", new Decimal(0, 1), "0.9", Until.BEGUN, "--momentum X", "0.9") {
    @Override
    public boolean counts(Function<Setting, Object> others) {
      return others.apply(OPTIMIZER).equals("momentum");
    }
  },
  SCHEDULE("schedule", new Choice(List.of("staircase")), "staircase", Until.BEGUN, "--schedule NAME", "staircase"),
  /**
   * The learning rate at first. Where it changes, the schedule's factor still applies, so that the steps at which the rate
   * falls stay where they were.
   */
  RATE("rate", new Decimal(0, Double.MAX_VALUE), "0.1", Until.OVER, "--rate X"),
  RATE_FACTOR("rateFactor", new Decimal(-Double.MAX_VALUE, Double.MAX_VALUE), "0.1"),
  /** The tutorial's number; a run's own follows from its data, 350 epochs of them. */
  STEPS_PER_RATE("stepsPerRate", new Whole(1, Long.MAX_VALUE), "136718"),
  SEED("seed", new Whole(Long.MIN_VALUE, Long.MAX_VALUE), "1", Until.BEGUN, "--seed N"),
  /** As many as the engine has that begins the run. */
  THREADS("threads", new Whole(0, Integer.MAX_VALUE), "0"),
  PREFETCH("prefetch", new Whole(1, 256), "16", Until.RESUMED, "--prefetch N"),
  DISTORT("distort", new Flag(), "true", Until.BEGUN, "--no-distortions"),
  AVERAGE_DECAY("averageDecay", new Decimal(0, 1), "0.9999"),
  LOG_EVERY("logEvery", new Whole(1, Integer.MAX_VALUE), "10", Until.OVER, "--log-every N"),
  CHECKPOINT_EVERY("checkpointEvery", new Whole(1, Integer.MAX_VALUE), "1000", Until.OVER, "--checkpoint-every N"),
  EVALUATE_EVERY("evaluateEvery", new Whole(0, Integer.MAX_VALUE), "0", Until.OVER, "--evaluate-every N", "0"),
  SUMMARIES_EVERY("summariesEvery", new Whole(0, Integer.MAX_VALUE), "100", Until.BEGUN, "--summaries-every N", "0"),
  KEEP("keep", new Whole(0, Integer.MAX_VALUE, "all"), "5", Until.BEGUN, "--keep N", "5");

  /** How long a setting may be changed. */
  private enum Until {
    /** Until the run is begun. */
    BEGUN,
    /** Also where it is gone on with. */
    RESUMED,
    /** Also while it goes on. */
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
   * @param option how the command line calls it, with a word for its value; null for what nobody is asked, and the run
   *     itself finds out
   * @param before the text of the value that runs have from before there was this setting; null for one that was there
   *     from the first
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

  /** All that a person is asked, in the order of a form: what the run itself finds out is left out. */
  public static List<Setting> asked() {
    return Arrays.stream(values()).filter(Setting::isAsked).toList();
  }

  /** A choice of one is none. */
  private boolean isAsked() {
    return option != null && !(range instanceof Choice choice && choice.names().size() == 1);
  }

  /** Whether a run depends on it where {@code others} gives the values of the other settings. */
  public boolean counts(Function<Setting, Object> others) {
    return true;
  }

  /** What it is called in files and bundles. */
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

  /** How the command line calls it, as {@code --batch}. Only of what is asked. */
  public String option() {
    return option.split(" ")[0];
  }

  /** The word that stands for its value in help; none where its option takes none. */
  public Optional<String> label() {
    int space = option.indexOf(' ');
    return space < 0 ? Optional.empty() : Optional.of(option.substring(space + 1));
  }

  /** Whether it may change where a run is resumed. */
  public boolean changesWhenResumed() {
    return until == Until.RESUMED;
  }

  /** Whether it may change while a run goes on: a number, which counts from the next step on. */
  public boolean changesUnderWay() {
    return until == Until.OVER;
  }

  /** The text of the value that runs have from before there was this setting; none where there was none. */
  Optional<String> before() {
    return Optional.ofNullable(before);
  }

  /**
   * {@code value}, which may be a number of any type or a text, as the range keeps it.
   *
   * @throws Problem with what would be right, where it is outside the range
   */
  public Object require(Object value) {
    return range.read(value.toString())
        .orElseThrow(() -> Problem.of(Setting.class, "setting.refused", called(), refusal(value)));
  }

  /** What a person knows it by. */
  private Sentence called() {
    return new Sentence(Setting.class.getPackageName() + ".settings", key, List.of());
  }

  /** What is wrong with {@code value}, and what would be right: to stand behind what the setting is called. */
  public Sentence refusal(Object value) {
    return Sentence.of(Setting.class, "setting.refusal", text(value), range.words());
  }

  private static String text(Object value) {
    return value instanceof Double number && number == Math.rint(number) && Math.abs(number) < WHOLE
        ? Long.toString(number.longValue()) : value.toString();
  }

  /**
   * Refuses a value that a run cannot take while it goes on.
   *
   * @throws Problem with what would be right, or where the setting stays as it is
   */
  public void checkChange(double value) {
    if (!changesUnderWay()) {
      throw Problem.of(Setting.class, "setting.fixed", called());
    }
    require(value);
  }
}
