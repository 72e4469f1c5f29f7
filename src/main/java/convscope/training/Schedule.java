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

  /** Whether the learning rate still rises at step {@code step}, to that of later steps. */
  default boolean warmsUp(long step) {
    return false;
  }

  /** The schedule that {@code settings} describe; {@link TrainingService#settings} has those in force. */
  static Schedule of(Manifest.Settings settings) {
    double highest = settings.rate();
    double last = highest * settings.decimal(Setting.LAST_RATE);
    long steps = settings.steps();
    long rising = (long) (settings.decimal(Setting.WARM_UP) * steps);
    String name = settings.choice(Setting.SCHEDULE);
    Curve rise = name.equals("one-cycle") ? Curve.COSINE : Curve.LINEAR;
    Schedule main = switch (name) {
      case "staircase" -> new Staircase(highest, settings.decimal(Setting.RATE_FACTOR),
          settings.whole(Setting.STEPS_PER_RATE));
      case "cosine", "one-cycle" -> new Decline(highest, last, rising, steps, Curve.COSINE);
      case "triangular" -> new Decline(highest, last, rising, steps, Curve.LINEAR);
      default -> throw new IllegalArgumentException("No schedule is called " + name);
    };
    return rising == 0 ? main : new WarmUp(main, rising, highest * settings.decimal(Setting.FIRST_RATE), rise);
  }

  /**
   * A learning rate to come.
   *
   * @param step the first step that has it, from 0; it may lie beyond the run's end
   * @param gradual whether the steps until then have learning rates in between
   */
  record NextRate(long step, double rate, boolean gradual) {}

  /** How a learning rate goes from one value to another. */
  enum Curve {
    /** By the same amount in each step. */
    LINEAR {
      @Override
      double at(double part) {
        return part;
      }
    },
    /** Along half a cosine, slowly at both ends. */
    COSINE {
      @Override
      double at(double part) {
        return (1 - Math.cos(Math.PI * part)) / 2;
      }
    };

    /** How much of the way is done when {@code part} of the steps are; both in 0 … 1. */
    abstract double at(double part);
  }

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
      return rate(next) == rate(step) ? Optional.empty() : Optional.of(new NextRate(next, rate(next), false));
    }
  }

  /**
   * From one rate to another, along a curve; constant before and after it. With {@link Curve#COSINE} it is that of
   * Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts" (2017), without restarts.
   *
   * @param first the rate up to step {@code begin}
   * @param last the rate from step {@code end} on
   */
  record Decline(double first, double last, long begin, long end, Curve curve) implements Schedule {
    @Override
    public double rate(long step) {
      if (step >= end) {
        return last;
      }
      double part = Math.max(0, (double) (step - begin) / (end - begin));
      return first + (last - first) * curve.at(part);
    }

    @Override
    public Optional<NextRate> nextChange(long step) {
      return step >= end || first == last ? Optional.empty() : Optional.of(new NextRate(end, last, true));
    }
  }

  /**
   * A rise to the rate that {@code then} has at step {@code steps}, which is the schedule from there on.
   *
   * @param first the rate of step 0
   */
  record WarmUp(Schedule then, long steps, double first, Curve curve) implements Schedule {
    @Override
    public double rate(long step) {
      return step >= steps ? then.rate(step)
          : first + (then.rate(steps) - first) * curve.at((double) step / steps);
    }

    @Override
    public Optional<NextRate> nextChange(long step) {
      return warmsUp(step) ? Optional.of(new NextRate(steps, then.rate(steps), true)) : then.nextChange(step);
    }

    @Override
    public boolean warmsUp(long step) {
      return step < steps && then.rate(steps) > first;
    }
  }
}
