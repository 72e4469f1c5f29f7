package convscope.training;

import convscope.engine.LayerProbe;
import convscope.foundation.Figures;
import convscope.runs.Manifest;
import convscope.runs.Setting;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tutorial's four questions, answered from a run's telemetry. Pure functions: the same facts give the same answers.
 * An answer's key names a sentence, its values are what stands in it; for each key below they are given in order.
 */
public final class FourQuestions {
  private static final int FEWEST_STEPS = 30;
  private static final int STEPS_A_SLOPE = 100;
  private static final double TIMES_LEAST = 2;
  /** The cross-entropy of guessing among ten classes, ln 10. */
  private static final double ABOVE_LEAST = 2.3;
  private static final double MOST_OFF = 0.05;
  private static final int SMALLEST_OF_ONE_CLASS = 8;
  private static final int BIG_BATCH_A_CLASS = 10;
  private static final double VANISHING_RATIO = 1e-7;
  /** Of the highest learning rate. */
  private static final double LOW_RATE = 0.1;

  private FourQuestions() {}

  /**
   * All four, in the tutorial's order.
   *
   * @param losses of the last steps
   * @param probe the last probe, with its batch, if any
   * @param classNames the name of each class number
   * @param settings the settings in force; null if there is no run
   * @param step the step that the learning rate is asked for
   */
  public static List<Answer> answers(LossWindow losses, @Nullable ProbePoint probe, List<String> classNames,
      Manifest.@Nullable Settings settings, long step) {
    Answer loss = loss(losses, settings == null ? LossBounds.UNSMOOTHED
        : LossBounds.of(settings.decimal(Setting.LABEL_SMOOTHING), classNames.size()));
    Answer insides = insides(probe);
    if (settings != null) {
      Schedule schedule = Schedule.of(settings);
      loss = whileWarmingUp(loss, schedule, step);
      insides = atALowRate(insides, schedule, settings, step);
    }
    return List.of(loss, images(probe == null ? null : probe.batch(), classNames), insides, rate(settings, step));
  }

  /**
   * A loss without a trend is no reason to worry while the learning rate still rises: {@code loss.warmUp} slope, low
   * end, high end, steps looked at, the step at which the warm-up ends.
   */
  private static Answer whileWarmingUp(Answer loss, Schedule schedule, long step) {
    Optional<Schedule.NextRate> next = schedule.nextChange(step);
    if (!loss.key().equals("loss.noise") || !schedule.warmsUp(step) || next.isEmpty()) {
      return loss;
    }
    List<Object> evidence = new ArrayList<>(loss.values());
    evidence.add(next.get().step());
    return Answer.of(Question.LOSS, Light.UNKNOWN, "loss.warmUp", evidence.toArray());
  }

  /**
   * Small updates are meant where the schedule has lowered the learning rate: {@code insides.lowRate} as
   * {@code insides.small}.
   */
  private static Answer atALowRate(Answer insides, Schedule schedule, Manifest.Settings settings, long step) {
    boolean low = schedule.rate(asked(settings, step)) <= LOW_RATE * settings.rate();
    return low && insides.key().equals("insides.small")
        ? Answer.of(Question.INSIDES, Light.GOOD, "insides.lowRate", insides.values().toArray()) : insides;
  }

  /** The step whose learning rate is meant: after a run its last. */
  private static long asked(Manifest.Settings settings, long step) {
    return Math.min(step, settings.steps() - 1);
  }

  /**
   * Is the loss really decreasing, or is that just noise? By the slope over the window, in nats per 100 steps with its
   * 95 % confidence interval. It has diverged, regardless of its slope, if it is not a number, or if the smoothed loss
   * is more than twice its minimum so far and more than 2.3 nats above it: the increase of a network that goes from
   * perfect predictions to guessing. With label smoothing, which leaves a part of this range, both count from the least
   * that the loss can be, and a cross-entropy close to that has come as far as it can.
   *
   * <p>{@code loss.few} steps so far, steps needed · {@code loss.notFinite} the steps made · {@code loss.diverged} the
   * smoothed loss, its least so far · {@code loss.rising}, {@code loss.falling}, {@code loss.noise} slope, low end,
   * high end, steps looked at · {@code loss.least} the same, the smoothed cross-entropy, the least that it can be.
   * Losses and slopes are words already, as {@link Figures} has them.
   */
  static Answer loss(LossWindow window, LossBounds bounds) {
    double[] losses = window.losses();
    double[] steps = window.steps();
    if (!finite(losses)) {
      return Answer.of(Question.LOSS, Light.BAD, "loss.notFinite", (long) steps[steps.length - 1] + 1);
    }
    double least = window.least();
    if (window.smoothed() - bounds.least() > TIMES_LEAST * (least - bounds.least())
        && window.smoothed() > least + bounds.range() * ABOVE_LEAST) {
      return Answer.of(Question.LOSS, Light.BAD, "loss.diverged", Figures.loss(window.smoothed()), Figures.loss(least));
    }
    if (losses.length < FEWEST_STEPS) {
      return Answer.of(Question.LOSS, Light.UNKNOWN, "loss.few", losses.length, FEWEST_STEPS);
    }
    Trend trend = Trend.of(steps, losses);
    Object[] evidence = {Figures.change(STEPS_A_SLOPE * trend.slope()), Figures.change(STEPS_A_SLOPE * trend.low()),
        Figures.change(STEPS_A_SLOPE * trend.high()), losses.length};
    if (trend.high() < 0) {
      return Answer.of(Question.LOSS, Light.GOOD, "loss.falling", evidence);
    }
    if (trend.low() > 0) {
      return Answer.of(Question.LOSS, Light.BAD, "loss.rising", evidence);
    }
    return bounds.reached(window.smoothedCrossEntropy())
        ? Answer.of(Question.LOSS, Light.GOOD, "loss.least", evidence[0], evidence[1], evidence[2], evidence[3],
            Figures.loss(window.smoothedCrossEntropy()), Figures.loss(bounds.least()))
        : Answer.of(Question.LOSS, Light.WATCH, "loss.noise", evidence);
  }

  private static boolean finite(double[] values) {
    return Arrays.stream(values).allMatch(Double::isFinite);
  }

  /**
   * Is the model being provided appropriate images?
   *
   * <p>{@code images.none} nothing · {@code images.black} images · {@code images.someBlank} blank ones, images ·
   * {@code images.oneClass} class, images · {@code images.spread} mean, standard deviation, images ·
   * {@code images.missingClass} class, images · {@code images.fine} images, mean, standard deviation, classes there,
   * fewest of a class, most of a class.
   */
  public static Answer images(@Nullable BatchView batch, List<String> classNames) {
    if (batch == null) {
      return Answer.of(Question.IMAGES, Light.UNKNOWN, "images.none");
    }
    int size = batch.size();
    if (batch.blankImages() == size) {
      return Answer.of(Question.IMAGES, Light.BAD, "images.black", size);
    }
    if (batch.blankImages() > 0) {
      return Answer.of(Question.IMAGES, Light.WATCH, "images.someBlank", batch.blankImages(), size);
    }
    int[] counts = batch.labelCounts();
    int there = (int) Arrays.stream(counts).filter(count -> count > 0).count();
    int most = Arrays.stream(counts).max().orElse(0);
    if (there == 1 && counts.length > 1 && size >= SMALLEST_OF_ONE_CLASS) {
      return Answer.of(Question.IMAGES, Light.BAD, "images.oneClass", classNames.get(first(counts, most)), size);
    }
    // Negated, so that NaN counts as out of range.
    if (!(Math.abs(batch.mean()) <= MOST_OFF && Math.abs(batch.standardDeviation() - 1) <= MOST_OFF)) {
      return Answer.of(Question.IMAGES, Light.WATCH, "images.spread", hundredths(batch.mean()),
          hundredths(batch.standardDeviation()), size);
    }
    if (there < counts.length && size >= BIG_BATCH_A_CLASS * counts.length) {
      return Answer.of(Question.IMAGES, Light.WATCH, "images.missingClass", classNames.get(first(counts, 0)), size);
    }
    return Answer.of(Question.IMAGES, Light.GOOD, "images.fine", size, hundredths(batch.mean()),
        hundredths(batch.standardDeviation()), there, Arrays.stream(counts).filter(count -> count > 0).min().orElse(0),
        most);
  }

  /** To two significant digits. */
  private static double rounded(double value) {
    return Double.isFinite(value) ? new BigDecimal(value).round(new MathContext(2)).doubleValue() : value;
  }

  /** To two decimals; tiny values give 0, not -0. */
  private static double hundredths(double value) {
    return Math.rint(value * 100) / 100 + 0.0;
  }

  private static int first(int[] counts, int wanted) {
    int c = 0;
    while (counts[c] != wanted) {
      c++;
    }
    return c;
  }

  /**
   * Are the gradients, activations and weights reasonable? Updates are judged by {@link UpdateRatio}.
   *
   * <p>{@code insides.none} nothing · {@code insides.notFinite} layer · {@code insides.exploding} layer, ratio ·
   * {@code insides.dead} layer, dead units, units · {@code insides.vanishing} largest ratio of a gradient's norm to the
   * weights', its layer · {@code insides.large} layer, ratio, what it must not exceed · {@code insides.small}
   * largest ratio, its layer · {@code insides.fine} smallest ratio, largest ratio, largest sparsity, its layer, the
   * layer of the largest ratio, what that must not exceed. Ratios are words already, as per cent, but for vanishing
   * gradients.
   */
  public static Answer insides(@Nullable ProbePoint point) {
    if (point == null || point.probe().layers().isEmpty()) {
      return Answer.of(Question.INSIDES, Light.UNKNOWN, "insides.none");
    }
    List<LayerProbe> layers = point.probe().layers();
    Optional<LayerProbe> broken = layers.stream().filter(layer -> !layer.finite()).findFirst();
    if (broken.isPresent()) {
      return Answer.of(Question.INSIDES, Light.BAD, "insides.notFinite", broken.get().layer());
    }
    List<UpdateRatio> updates = UpdateRatio.of(point);
    Optional<UpdateRatio> exploding = updates.stream().filter(UpdateRatio::explodes).max(UpdateRatio.LARGEST_LAST);
    if (exploding.isPresent()) {
      return Answer.of(Question.INSIDES, Light.BAD, "insides.exploding", exploding.get().layer(),
          exploding.get().words());
    }
    Optional<LayerProbe> dead = layers.stream().filter(layer -> 2 * layer.deadUnits() > layer.units()).findFirst();
    if (dead.isPresent()) {
      return Answer.of(Question.INSIDES, Light.BAD, "insides.dead", dead.get().layer(), dead.get().deadUnits(),
          dead.get().units());
    }
    Optional<LayerProbe> steepest = layers.stream().filter(LayerProbe::weighted)
        .max(Comparator.comparingDouble(LayerProbe::gradientToWeight));
    if (steepest.isPresent() && steepest.get().gradientToWeight() < VANISHING_RATIO) {
      return Answer.of(Question.INSIDES, Light.WATCH, "insides.vanishing", rounded(steepest.get().gradientToWeight()),
          steepest.get().layer());
    }
    return sizes(layers, updates);
  }

  /** Whether the updates are of the usual size, where nothing is wrong. */
  private static Answer sizes(List<LayerProbe> layers, List<UpdateRatio> updates) {
    Optional<UpdateRatio> large = updates.stream().filter(UpdateRatio::large).max(UpdateRatio.LARGEST_LAST);
    if (large.isPresent()) {
      return Answer.of(Question.INSIDES, Light.WATCH, "insides.large", large.get().layer(), large.get().words(),
          large.get().limitWords());
    }
    Optional<UpdateRatio> largest = updates.stream().max(UpdateRatio.LARGEST_LAST);
    if (largest.isPresent() && largest.get().small()) {
      return Answer.of(Question.INSIDES, Light.WATCH, "insides.small", largest.get().words(), largest.get().layer());
    }
    LayerProbe sparsest = layers.stream().max(Comparator.comparingDouble(LayerProbe::sparsity)).orElseThrow();
    return Answer.of(Question.INSIDES, Light.GOOD, "insides.fine",
        updates.stream().min(UpdateRatio.LARGEST_LAST).map(UpdateRatio::words).orElse("0%"),
        largest.map(UpdateRatio::words).orElse("0%"), sparsest.sparsity(), sparsest.layer(),
        largest.map(UpdateRatio::layer).orElse("–"), largest.map(UpdateRatio::limitWords).orElse("–"));
  }

  /**
   * What is the learning rate currently at?
   *
   * <p>{@code rate.none} nothing · {@code rate.zero} nothing · {@code rate.high}, {@code rate.highForAdam} rate ·
   * {@code rate.now} rate, step of the next, next rate · {@code rate.rising}, {@code rate.falling} rate, step at which
   * that ends, rate then · {@code rate.toTheEnd} rate, steps of the run, where it ends before the rate changes ·
   * {@code rate.always} rate, where it never changes.
   */
  public static Answer rate(Manifest.@Nullable Settings settings, long step) {
    if (settings == null) {
      return Answer.of(Question.RATE, Light.UNKNOWN, "rate.none");
    }
    Schedule schedule = Schedule.of(settings);
    long asked = asked(settings, step);
    double rate = schedule.rate(asked);
    if (settings.rate() == 0) {
      return Answer.of(Question.RATE, Light.BAD, "rate.zero");
    }
    HighRate high = HighRate.of(Recipe.of(settings).learning().optimizer());
    if (rate > high.limit()) {
      return Answer.of(Question.RATE, Light.WATCH, high.key(), rate);
    }
    Optional<Schedule.NextRate> next = schedule.nextChange(asked);
    if (next.isEmpty()) {
      return Answer.of(Question.RATE, Light.GOOD, "rate.always", rate);
    }
    if (next.get().gradual()) {
      return Answer.of(Question.RATE, Light.GOOD, schedule.warmsUp(asked) ? "rate.rising" : "rate.falling", rate,
          next.get().step(), next.get().rate());
    }
    return next.get().step() < settings.steps()
        ? Answer.of(Question.RATE, Light.GOOD, "rate.now", rate, next.get().step(), next.get().rate())
        : Answer.of(Question.RATE, Light.GOOD, "rate.toTheEnd", rate, settings.steps());
  }
}
