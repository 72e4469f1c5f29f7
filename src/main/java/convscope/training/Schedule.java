package convscope.training;

import convscope.runs.Manifest;
import java.util.Optional;

/** The numbers that depend on the step alone. Immutable. */
public final class Schedule {
  private final Manifest.Settings settings;

  /** The schedule of a run with {@code settings}; {@link TrainingService#settings} has those in force. */
  public Schedule(Manifest.Settings settings) {
    this.settings = settings;
  }

  /** The learning rate of step {@code step}, counted from 0: rate · factor^⌊step ∕ steps per rate⌋. */
  public double rate(long step) {
    return settings.rate() * Math.pow(settings.rateFactor(), step / settings.stepsPerRate());
  }

  /** How many steps the run is to have. */
  public long steps() {
    return settings.steps();
  }

  /**
   * A learning rate to come.
   *
   * @param step the first step that has it, from 0; it may lie beyond the run's end
   */
  public record NextRate(long step, double rate) {}

  /** The next learning rate after that of step {@code step}; none where it stays as it is for good. */
  public Optional<NextRate> nextChange(long step) {
    long next = (step / settings.stepsPerRate() + 1) * settings.stepsPerRate();
    return rate(next) == rate(step) ? Optional.empty() : Optional.of(new NextRate(next, rate(next)));
  }

  /**
   * How much the parameters' averages keep after step {@code step}, counted from 0: min(d, (1 + t) ∕ (10 + t)) with t
   * the number of steps then done, so that averages of a young run are not held back by its first values.
   */
  double averageDecay(long step) {
    double done = step + 1;
    return Math.min(settings.averageDecay(), (1 + done) / (10 + done));
  }
}
