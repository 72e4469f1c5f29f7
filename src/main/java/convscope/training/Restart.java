package convscope.training;

import convscope.foundation.Sentence;
import convscope.runs.Change;
import convscope.runs.MetricsRow;
import convscope.runs.RunFolder;
import convscope.runs.RunLock;
import convscope.runs.Setting;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The step from which a run is resumed with other settings, for example after it has diverged. Immutable.
 *
 * @param step the first step to be repeated; 0 for the start
 * @param risen the last logged step before the loss rose; empty if the restart has another reason
 */
public record Restart(long step, OptionalLong risen) {
  /** The most digits before the decimal point, or zeros after it, that are written without an exponent. */
  private static final int MOST_DIGITS = 6;

  /**
   * From the latest readable checkpoint of {@code run}; if its loss has risen, from the latest one before that. From
   * the start if there is none. Reads files.
   */
  public static Restart beforeTheRise(RunFolder run) {
    LossCourse course = LossCourse.of(beforeTheEnd(run.metrics().rows()));
    long step = run.checkpoints().newest(course.good()).map(newest -> newest.checkpoint().step()).orElse(0L);
    return new Restart(step, course.risen() ? OptionalLong.of(course.ordinary()) : OptionalLong.empty());
  }

  /** Without the step that ended a diverged run: it is always logged, and does not say when the loss began to rise. */
  private static List<MetricsRow> beforeTheEnd(List<MetricsRow> rows) {
    int last = rows.size() - 1;
    return last >= 0 && !Double.isFinite(rows.get(last).loss()) ? rows.subList(0, last) : rows;
  }

  /** From the checkpoint of step {@code step}, or from the start for 0. */
  public static Restart from(long step) {
    return new Restart(step, OptionalLong.empty());
  }

  /** From the latest readable checkpoint of {@code run}. Reads files. */
  public static Restart fromTheNewest(RunFolder run) {
    return from(run.checkpoints().newest().map(newest -> newest.checkpoint().step()).orElse(0L));
  }

  /** The learning rate to try if {@code rate} was too high: a tenth of it, at most the tutorial's, known to work. */
  public static double lower(double rate) {
    return Math.min((Double) Setting.RATE.standard(), BigDecimal.valueOf(rate).movePointLeft(1).doubleValue());
  }

  /** {@code rate} as a person writes it: with an exponent only if it has many zeros. */
  public static String words(double rate) {
    BigDecimal exact = BigDecimal.valueOf(rate).stripTrailingZeros();
    int digitsBeforePoint = exact.precision() - exact.scale();
    return Math.abs(digitsBeforePoint) <= MOST_DIGITS ? exact.toPlainString() : exact.toString();
  }

  /** The initial learning rate that applies at the end of {@code run}. */
  public static double rate(RunFolder run) {
    return run.changes().rows().stream().filter(change -> change.setting() == Setting.RATE).map(Change::value)
        .reduce((before, after) -> after).orElse(run.manifest().settings().rate());
  }

  /**
   * Makes this the step that {@code run} resumes from, with {@code changes} from there on. Later checkpoints are
   * renamed and kept; what was logged of later steps goes when the run is resumed.
   *
   * @param changes of settings that may change during a run
   * @throws convscope.foundation.Problem if another trains the run, there is no such checkpoint, or a change is
   *     refused; then nothing is changed
   */
  public void make(RunFolder run, Map<Setting, Double> changes) {
    changes.forEach(Setting::checkChange);
    try (RunLock lock = run.lock()) {
      run.checkpoints().goBackTo(step);
      run.changes().retain(change -> change.step() <= step);
      changes.forEach((setting, value) ->
          run.changes().append(new Change(step, setting, value, LocalDateTime.now().toString())));
    }
  }

  /** The sentence that says so. */
  public Sentence said() {
    if (risen.isEmpty()) {
      return Sentence.of(Restart.class, step == 0 ? "restart.start" : "restart.step", step);
    }
    return Sentence.of(Restart.class, step == 0 ? "restart.risen.start" : "restart.risen.step", risen.getAsLong(),
        step);
  }
}
