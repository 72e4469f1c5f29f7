package convscope.training;

import convscope.runs.Manifest;

/** The numbers that depend on the step alone. */
final class Schedule {
  private final Manifest.Settings settings;

  Schedule(Manifest.Settings settings) {
    this.settings = settings;
  }

  /** The learning rate of step {@code step}, counted from 0: rate · factor^⌊step ∕ steps per rate⌋. */
  double rate(long step) {
    return settings.rate() * Math.pow(settings.rateFactor(), step / settings.stepsPerRate());
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
