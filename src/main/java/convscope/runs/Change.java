package convscope.runs;

import convscope.foundation.Problem;

/**
 * A setting changed while a run went on.
 *
 * @param step the number, from 0, of the first step that the new value counts for
 * @param value a learning rate, or a number of steps
 * @param time when it took effect, in ISO 8601
 */
public record Change(long step, Setting setting, double value, String time) {
  static final String HEADER = "step,setting,value,time";

  /** What may change while a run goes on. */
  public enum Setting {
    /**
     * The learning rate at first, as {@link Manifest.Settings#rate}: the schedule's factor still applies, so that the
     * steps at which the rate falls stay where they were.
     */
    RATE,
    /** Steps between lines of metrics. */
    LOG_EVERY,
    /** Steps between checkpoints. */
    CHECKPOINT_EVERY,
    /** Steps between evaluations on the test set; 0 for none. */
    EVALUATE_EVERY;

    /**
     * Refuses a value that makes no sense.
     *
     * @throws Problem with what would
     */
    public void check(double value) {
      if (this == RATE) {
        if (!(value >= 0) || Double.isInfinite(value)) {
          throw new Problem("The learning rate cannot be " + value + ": give a finite number from 0 on.");
        }
        return;
      }
      int least = this == EVALUATE_EVERY ? 0 : 1;
      if (!(value >= least) || value > Integer.MAX_VALUE || value != Math.rint(value)) {
        throw new Problem("The steps between " + what() + " cannot be " + number(value) + ": give a whole number from "
            + least + " on.");
      }
    }

    /** What {@code settings} have for it. */
    public double of(Manifest.Settings settings) {
      return switch (this) {
        case RATE -> settings.rate();
        case LOG_EVERY -> settings.logEvery();
        case CHECKPOINT_EVERY -> settings.checkpointEvery();
        case EVALUATE_EVERY -> settings.evaluateEvery();
      };
    }

    private String what() {
      return switch (this) {
        case LOG_EVERY -> "lines of metrics";
        case CHECKPOINT_EVERY -> "checkpoints";
        default -> "evaluations";
      };
    }

    private static String number(double value) {
      return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
    }
  }

  /** {@code settings} with this change made. */
  public Manifest.Settings applyTo(Manifest.Settings settings) {
    int steps = (int) value;
    return switch (setting) {
      case RATE -> settings.withRate(value);
      case LOG_EVERY -> settings.withCadence(steps, settings.checkpointEvery(), settings.evaluateEvery());
      case CHECKPOINT_EVERY -> settings.withCadence(settings.logEvery(), steps, settings.evaluateEvery());
      case EVALUATE_EVERY -> settings.withCadence(settings.logEvery(), settings.checkpointEvery(), steps);
    };
  }

  String line() {
    return step + "," + setting + "," + value + "," + time;
  }

  static Change of(String[] cells) {
    Setting setting = Setting.valueOf(cells[1]);
    double value = Double.parseDouble(cells[2]);
    setting.check(value);
    return new Change(Long.parseLong(cells[0]), setting, value, cells[3]);
  }
}
