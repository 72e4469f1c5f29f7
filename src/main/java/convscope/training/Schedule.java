package convscope.training;

import convscope.runs.Manifest;
import convscope.runs.Setting;
import java.util.Optional;

/** The learning rate as a function of the step, as plain data. Immutable. */
public sealed interface Schedule {

  /** The learning rate of step {@code step}, counted from 0. */
  double rate(long step);

  /** The next learning rate after that of step {@code step}; none if it never changes again. */
  Optional<NextRate> nextChange(long step);

  /** The schedule that {@code settings} describe; {@link TrainingService#settings} has those in force. */
  static Schedule of(Manifest.Settings settings) {
    String name = settings.choice(Setting.SCHEDULE);
    return switch (name) {
      case "staircase" -> new Staircase(settings.rate(), settings.decimal(Setting.RATE_FACTOR),
          settings.whole(Setting.STEPS_PER_RATE));
      default -> throw new IllegalArgumentException("No schedule is called " + name);
    };
  }

  /**
   * A learning rate to come.
   *
   * @param step the first step that has it, from 0; it may lie beyond the run's end
   */
  record NextRate(long step, double rate) {}

  /**
   * The tutorial's: first · factor^⌊step ∕ steps per rate⌋.
   *
   * @param first the rate of the first steps
   */
  record Staircase(double first, double factor, long stepsPerRate) implements Schedule {
    @Override
    public double rate(long step) {
      return first * Math.pow(factor, Math.floorDiv(step, stepsPerRate));
    }

    @Override
    public Optional<NextRate> nextChange(long step) {
      long next = (step / stepsPerRate + 1) * stepsPerRate;
      return rate(next) == rate(step) ? Optional.empty() : Optional.of(new NextRate(next, rate(next)));
    }
  }
}
